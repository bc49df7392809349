package dev.evertill.receipt.spool;

import dev.evertill.receipt.PrinterException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The printer, and the one that stands in for it when it was off or blocked for a while. Confined
 * to the printer thread.
 *
 * <p>Only jobs of which no byte was sent ever come here, so a job that one printer took a byte of
 * never goes to the other.
 */
final class Printers {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final PrinterLine first;
  private final Optional<PrinterLine> second;
  private final long standInMillis;
  private final Patience patience;
  private final LongSupplier nanos;
  private Optional<Long> downSince = Optional.empty();
  private long firstTriedAt;
  private boolean atSecond;

  /**
   * @param standInMillis how long the first is out of order before the second takes its jobs
   */
  Printers(
      PrinterLine first,
      Optional<PrinterLine> second,
      long standInMillis,
      Patience patience,
      LongSupplier nanos) {
    this.first = first;
    this.second = second;
    this.standInMillis = standInMillis;
    this.patience = patience;
    this.nanos = nanos;
  }

  PrinterLine first() {
    return first;
  }

  boolean atSecond() {
    return atSecond;
  }

  boolean connected() {
    return first.connected() || second.isPresent() && second.get().connected();
  }

  /** Nobody remembers at which of them a job ended in doubt when the program stopped. */
  void leftInDoubtBefore() {
    first.leftInDoubtBefore();
    second.ifPresent(PrinterLine::leftInDoubtBefore);
  }

  void reachFirst() throws PrinterException, BlockedException {
    firstTriedAt = nanos.getAsLong();
    try {
      first.reach();
      downSince = Optional.empty();
      atSecond = false;
    } catch (PrinterException | BlockedException e) {
      if (downSince.isEmpty()) {
        downSince = Optional.of(firstTriedAt);
      }
      throw e;
    }
  }

  /** The printer that takes the next job: the first, if it can. */
  PrinterLine reach() throws PrinterException, BlockedException {
    if (atSecond && untilFirst() > 0) {
      return standIn();
    }
    try {
      reachFirst();
      return first;
    } catch (PrinterException | BlockedException e) {
      if (untilSecond() > 0) {
        throw e;
      }
      first.hangUp();
      try {
        return standIn();
      } catch (PrinterException | BlockedException alsoDown) {
        e.addSuppressed(alsoDown);
        throw e;
      }
    }
  }

  private PrinterLine standIn() throws PrinterException, BlockedException {
    atSecond = false;
    second.orElseThrow().reach();
    atSecond = true;
    return second.orElseThrow();
  }

  /** Until the second takes the jobs, in milliseconds: 0 if it does, for ever if it never will. */
  long untilSecond() {
    return second.isEmpty() || downSince.isEmpty()
        ? Long.MAX_VALUE
        : Math.max(0, standInMillis - millisSince(downSince.get()));
  }

  /** Until the first is tried again while the second stands in for it, in milliseconds. */
  long untilFirst() {
    return Math.max(0, patience.lastRetry() - millisSince(firstTriedAt));
  }

  /** How long a printer may stand still in the middle of a job while others wait behind it. */
  long blockedMillis() {
    return second.isEmpty() ? patience.blocked() : Math.min(patience.blocked(), standInMillis);
  }

  private long millisSince(long then) {
    return (nanos.getAsLong() - then) / MILLI;
  }

  void hangUp() {
    first.hangUp();
    second.ifPresent(PrinterLine::hangUp);
  }
}
