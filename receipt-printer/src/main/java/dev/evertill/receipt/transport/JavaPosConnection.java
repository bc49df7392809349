package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An open line to a JavaPOS driver. Confined to the thread that opened it; closed from any thread.
 */
final class JavaPosConnection implements Connection {
  private static final int CLOSE_MILLIS = 500;

  /** Among the answers: there will be no more. */
  private static final int CLOSED = -1;

  private final JavaPosDevices devices;
  private final String printer;
  private final int stallMillis;
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  private final JavaPosJob job;
  private volatile CompletableFuture<Void> running = new CompletableFuture<>();
  private CompletableFuture<Void> closing; // guarded by this

  JavaPosConnection(
      JavaPosDevices devices, PrinterProfile profile, String printer, int stallMillis) {
    this.devices = devices;
    this.printer = printer;
    this.stallMillis = stallMillis;
    this.job = new JavaPosJob(devices, profile, answers::add);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws PrinterException {
    byte[] copy = Arrays.copyOfRange(bytes, from, from + length);
    run("prints to " + printer, () -> job.take(copy));
  }

  /** The driver printed what it was given, or said that it did not. */
  @Override
  public boolean endOfJob() throws PrinterException {
    run("ends a job of " + printer, job::end);
    return true;
  }

  private void run(String name, Callable<Void> call) throws PrinterException {
    if (isClosed()) {
      throw PrinterException.nothingAccepted(printer + " failed: it is closed", null);
    }
    running = Aside.start(name, call);
    try {
      Aside.within(stallMillis, running);
    } catch (TimeoutException e) {
      close();
      throw PrinterException.partlyAccepted(
          printer + " has not come back after " + stallMillis + " ms", e);
    } catch (IOException e) {
      // Of a driver that may still be at it, nothing is known.
      boolean nothingDone =
          !isClosed() && e.getCause() instanceof JavaPosPaper.FailedException && job.untouched();
      close();
      String message = printer + " failed: " + Aside.reason(e);
      throw nothingDone
          ? PrinterException.nothingAccepted(message, e)
          : PrinterException.partlyAccepted(message, e);
    }
  }

  @Override
  public OptionalInt read(long timeoutMillis) throws PrinterException {
    Integer answer;
    try {
      answer = answers.poll(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
    if (answer == null) {
      return OptionalInt.empty();
    }
    if (answer == CLOSED) {
      answers.add(CLOSED);
      throw PrinterException.partlyAccepted(printer + " is gone: it is closed", null);
    }
    return OptionalInt.of(answer);
  }

  private synchronized boolean isClosed() {
    return closing != null;
  }

  /** A driver that hangs is left to itself, and whoever waited for it need not any longer. */
  @Override
  public void close() {
    CompletableFuture<Void> closed;
    synchronized (this) {
      if (closing == null) {
        closing = Aside.start("closes " + printer, this::closeDevices);
        running.completeExceptionally(new IOException("it is closed"));
        answers.add(CLOSED);
      }
      closed = closing;
    }
    try {
      Aside.within(CLOSE_MILLIS, closed);
    } catch (IOException | TimeoutException e) {
      // It is given up either way.
    }
  }

  private Void closeDevices() throws IOException {
    devices.close();
    return null;
  }
}
