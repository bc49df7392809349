package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * An open line to a device. The device's calls may block; those of the line never do so longer than
 * they were told. Confined to the thread that opened it; closed from any thread.
 */
final class WireConnection implements Connection {
  private final Wire wire;
  private final String printer;
  private final int chunk;
  private final int stallMillis;
  private final Heard heard = new Heard();
  private final Closing closing;

  /**
   * @param chunk the most bytes of one call; less is known of what lies within one
   */
  WireConnection(Wire wire, String printer, int chunk, boolean readsBack, int stallMillis) {
    this.wire = wire;
    this.printer = printer;
    this.chunk = chunk;
    this.stallMillis = stallMillis;
    this.closing = new Closing(printer, wire);
    if (readsBack) {
      Aside.start("hears " + printer, this::hear);
    }
  }

  private Void hear() {
    try {
      for (int value = wire.read(); value >= 0 && heard.add(value); ) {
        value = wire.read();
      }
    } catch (IOException e) {
      heard.end(e);
    } catch (RuntimeException | Error e) {
      heard.end(new IOException(Aside.reason(e), e));
    } catch (InterruptedException e) {
      heard.end(new IOException("nobody listens any more", e));
    }
    return null;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws PrinterException {
    Sending sending = new Sending(Arrays.copyOfRange(bytes, from, from + length));
    Aside.start("writes to " + printer, sending::run);
    IOException failure = sending.await();
    if (failure == null) {
      return;
    }
    close();
    // Whether a call that does not come back took something, nobody knows.
    boolean known = sending.ends(Closing.MILLIS);
    String message =
        printer
            + " took "
            + sending.taken()
            + (known ? "" : " or more")
            + " of "
            + length
            + " bytes: "
            + Aside.reason(failure);
    throw known && sending.taken() == 0
        ? PrinterException.nothingAccepted(message, failure)
        : PrinterException.partlyAccepted(message, failure);
  }

  @Override
  public OptionalInt read(long timeoutMillis) throws PrinterException {
    return heard.next(printer, timeoutMillis);
  }

  @Override
  public void close() {
    if (closing.begin()) {
      heard.end(new IOException("it is closed"));
    }
    closing.await();
  }

  /** Bytes on their way. Safe from any thread. */
  private final class Sending {
    private final byte[] bytes;
    private int taken;
    private boolean over;
    private IOException failure;

    Sending(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The first byte goes alone: so it is known of it whether it was taken. */
    Void run() {
      try {
        for (int sent = 0; sent < bytes.length; ) {
          sent += wire.write(bytes, sent, sent == 0 ? 1 : Math.min(chunk, bytes.length - sent));
          moved(sent);
        }
        wire.drain();
        ended(null);
      } catch (IOException e) {
        ended(e);
      } catch (RuntimeException | Error e) {
        ended(new IOException(Aside.reason(e), e));
      }
      return null;
    }

    private synchronized void moved(int sent) {
      taken = sent;
      notifyAll();
    }

    private synchronized void ended(IOException why) {
      over = true;
      failure = why;
      notifyAll();
    }

    /** Null when all was taken, else why it was not. */
    synchronized IOException await() {
      for (int seen = -1; !over && seen != taken; ) {
        seen = taken;
        if (!changes(seen, stallMillis)) {
          return new IOException(
              Thread.currentThread().isInterrupted()
                  ? "nobody waits for it any more"
                  : "takes nothing for " + stallMillis + " ms");
        }
      }
      return failure;
    }

    /** False if it did not end in this time. */
    synchronized boolean ends(long millis) {
      boolean interrupted = Thread.interrupted();
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      while (!over && changes(taken, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()))) {
        // It still moves.
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return over;
    }

    synchronized int taken() {
      return taken;
    }

    private boolean changes(int seen, long millis) {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      try {
        for (long left; !over && taken == seen; ) {
          left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
          if (left <= 0) {
            return false;
          }
          wait(left);
        }
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
