package dev.evertill.receipt.spool;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.transport.PrinterTransport;
import java.util.function.Consumer;

/** Brings waiting jobs to the printer, one after another, on a thread of its own. */
public final class Spooler implements AutoCloseable {
  /**
   * @param listener told of every change, on the printer thread
   */
  public Spooler(
      PrintQueue queue,
      PrinterTransport transport,
      PrinterProfile profile,
      Consumer<PrinterState> listener) {}

  public void start() {
    throw new UnsupportedOperationException();
  }

  /** Something was recorded: look now. */
  public void wake() {}

  /** Waits for the job in hand, but not for ever. */
  @Override
  public void close() {}
}
