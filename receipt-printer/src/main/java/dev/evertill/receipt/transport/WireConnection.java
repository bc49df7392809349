package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * An open line to a device. The device's calls may block; those of the line never do so longer than
 * they were told. Confined to the thread that opened it; closed from any thread.
 */
final class WireConnection implements Connection {
  /** How long a closed device may take to give the call back that it was in. */
  private static final int CLOSE_MILLIS = 500;

  /** A device that talks without end is not listened to any further until somebody reads. */
  private static final int UNREAD = 4_096;

  private static final long UNREAD_NANOS = 5_000_000;

  private final Wire wire;
  private final String printer;
  private final int chunk;
  private final int stallMillis;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private CompletableFuture<Void> closing; // guarded by this

  /** What came back: a byte, or why there will be no more. */
  private record Answer(int value, IOException end) {}

  /**
   * @param chunk the most bytes of one call; less is known of what lies within one
   */
  WireConnection(Wire wire, String printer, int chunk, boolean readsBack, int stallMillis) {
    this.wire = wire;
    this.printer = printer;
    this.chunk = chunk;
    this.stallMillis = stallMillis;
    if (readsBack) {
      Aside.start("hears " + printer, this::hear);
    }
  }

  private Void hear() {
    try {
      for (int value; (value = wire.read()) >= 0; ) {
        while (answers.size() >= UNREAD) {
          if (isClosed()) {
            return null;
          }
          LockSupport.parkNanos(UNREAD_NANOS);
        }
        answers.add(new Answer(value, null));
      }
    } catch (IOException e) {
      answers.add(new Answer(-1, e));
    }
    return null;
  }

  private synchronized boolean isClosed() {
    return closing != null;
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
    boolean known = sending.ends(CLOSE_MILLIS);
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
    Answer answer;
    try {
      answer = answers.poll(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
    if (answer == null) {
      return OptionalInt.empty();
    }
    if (answer.end() != null) {
      answers.add(answer); // it stays so
      throw PrinterException.partlyAccepted(
          printer + " is gone: " + Aside.reason(answer.end()), answer.end());
    }
    return OptionalInt.of(answer.value());
  }

  @Override
  public void close() {
    CompletableFuture<Void> closed;
    synchronized (this) {
      if (closing == null) {
        closing = Aside.start("closes " + printer, this::closeWire);
        answers.add(new Answer(-1, new IOException("it is closed")));
      }
      closed = closing;
    }
    try {
      Aside.within(CLOSE_MILLIS, closed);
    } catch (IOException | TimeoutException e) {
      // It is given up either way; a device that hangs in the system closes when it can.
    }
  }

  private Void closeWire() throws IOException {
    wire.close();
    return null;
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
