package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** What a printer said and nobody has asked for yet. Safe from any thread. */
final class Heard {
  /** A device that talks without end is not listened to any further until somebody reads. */
  private static final int MOST_UNREAD = 4_096;

  private final Deque<Integer> unread = new ArrayDeque<>(); // guarded by this
  private IOException end; // guarded by this

  /** Of the few answers that a driver's line makes up itself; waits for nothing. */
  synchronized void tell(int value) {
    unread.add(value);
    notifyAll();
  }

  /**
   * Waits while there is no room.
   *
   * @return false if nobody will read it
   */
  synchronized boolean add(int value) throws InterruptedException {
    while (unread.size() >= MOST_UNREAD && end == null) {
      wait();
    }
    if (end != null) {
      return false;
    }
    tell(value);
    return true;
  }

  /** There will be no more. */
  synchronized void end(IOException why) {
    if (end == null) {
      end = why;
    }
    notifyAll();
  }

  /**
   * The next byte, or empty after the time.
   *
   * @param printer which, for people
   * @throws PrinterException there will be no more; says why
   */
  synchronized OptionalInt next(String printer, long timeoutMillis) throws PrinterException {
    try {
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
      for (long left = timeoutMillis; unread.isEmpty() && end == null && left > 0; ) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
    if (!unread.isEmpty()) {
      notifyAll();
      return OptionalInt.of(unread.remove());
    }
    if (end != null) {
      throw PrinterException.partlyAccepted(printer + " is gone: " + Aside.reason(end), end);
    }
    return OptionalInt.empty();
  }
}
