package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * An open line to a JavaPOS driver. Confined to the thread that opened it; closed from any thread.
 */
final class JavaPosConnection implements Connection {
  private final String printer;
  private final int stallMillis;
  private final Heard heard = new Heard();
  private final Closing closing;
  private final JavaPosJob job;
  private volatile CompletableFuture<Void> running = new CompletableFuture<>();

  JavaPosConnection(
      JavaPosDevices devices, PrinterProfile profile, String printer, int stallMillis) {
    this.closing = new Closing(printer, devices);
    this.printer = printer;
    this.stallMillis = stallMillis;
    this.job = new JavaPosJob(devices, profile, heard::tell);
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
    if (closing.hasBegun()) {
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
          !closing.hasBegun()
              && e.getCause() instanceof JavaPosPaper.FailedException
              && job.untouched();
      close();
      String message = printer + " failed: " + Aside.reason(e);
      throw nothingDone
          ? PrinterException.nothingAccepted(message, e)
          : PrinterException.partlyAccepted(message, e);
    }
  }

  @Override
  public OptionalInt read(long timeoutMillis) throws PrinterException {
    return heard.next(printer, timeoutMillis);
  }

  /** A driver that hangs is left to itself, and whoever waited for it need not any longer. */
  @Override
  public void close() {
    if (closing.begin()) {
      IOException closed = new IOException("it is closed");
      running.completeExceptionally(closed);
      heard.end(closed);
    }
    closing.await();
  }
}
