package dev.evertill.receipt.transport;

import dev.evertill.receipt.Block;
import dev.evertill.receipt.escpos.EscPosDecoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.util.function.IntConsumer;
import jpos.JposException;
import jpos.POSPrinter;
import jpos.POSPrinterConst;

/**
 * Reads what is sent to a printer and has a JavaPOS driver do it. Safe from any thread; one call at
 * a time.
 *
 * <p>A transaction is begun by the first line, and ended by the job's end or by a question whose
 * answer says that all before it was printed. A failure before that takes the whole job back.
 */
final class JavaPosJob implements EscPosDecoder.Listener {
  private static final int STATION = POSPrinterConst.PTR_S_RECEIPT;

  private final JavaPosDevices devices;
  private final POSPrinter printer;
  private final JavaPosPaper paper;
  private final JavaPosStatus status;
  private final IntConsumer answers;
  private final EscPosDecoder decoder;
  private boolean inTransaction;
  private volatile boolean touched;

  /**
   * @param answers gets each byte the printer would answer
   */
  JavaPosJob(JavaPosDevices devices, PrinterProfile profile, IntConsumer answers) {
    this.devices = devices;
    this.printer = devices.printer();
    this.paper = new JavaPosPaper(printer, profile);
    this.status = new JavaPosStatus(devices);
    this.answers = answers;
    this.decoder = new EscPosDecoder(profile, this);
  }

  /** Whether the last call made nothing come out of the printer, and no drawer open. */
  boolean untouched() {
    return !touched;
  }

  /** All of these bytes; what they print may wait for the job's end. */
  synchronized Void take(byte[] bytes) throws IOException {
    return doing(() -> decoder.feed(bytes, 0, bytes.length));
  }

  /** Everything is printed when this returns. */
  synchronized Void end() throws IOException {
    return doing(this::finish);
  }

  private Void doing(Runnable what) throws IOException {
    touched = false;
    try {
      what.run();
      return null;
    } catch (JavaPosPaper.FailedException e) {
      takeBack();
      throw new IOException(JavaPosDevices.reason(e.failure()), e);
    }
  }

  /** What waits in a transaction is forgotten; where that fails too, it may come out some day. */
  private void takeBack() {
    if (inTransaction) {
      inTransaction = false;
      try {
        printer.clearOutput();
      } catch (JposException e) {
        touched = true;
      }
    }
  }

  @Override
  public void block(Block block) {
    JavaPosPaper.now(this::begin);
    touched |= !inTransaction;
    block.accept(paper);
  }

  private void begin() throws JposException {
    if (!inTransaction && printer.getCapTransaction()) {
      printer.transactionPrint(STATION, POSPrinterConst.PTR_TP_TRANSACTION);
      inTransaction = true;
    }
  }

  private void finish() {
    if (inTransaction) {
      inTransaction = false;
      touched = true;
      JavaPosPaper.now(() -> printer.transactionPrint(STATION, POSPrinterConst.PTR_TP_NORMAL));
    }
  }

  @Override
  public void drawerKicked(int pin, int milliseconds) {
    touched = true;
    JavaPosPaper.now(devices::openDrawer);
  }

  @Override
  public void statusRequested(int what) {
    finish();
    JavaPosPaper.now(() -> answers.accept(status.inTurn(what)));
  }

  @Override
  public void realTimeStatusRequested(int number) {
    if (number >= 1 && number <= 4) {
      JavaPosPaper.now(() -> answers.accept(status.realTime(number)));
    }
  }

  @Override
  public void processIdRequested(byte[] id) {
    finish();
    for (int value : new int[] {0x37, 0x22, id[0], id[1], id[2], id[3], 0}) {
      answers.accept(value & 0xFF);
    }
  }

  /** Once for each time it is switched on: drivers tell of changes in their own ways. */
  @Override
  public void automaticStatus(int enabled) {
    if (enabled != 0) {
      JavaPosPaper.now(() -> status.automatic().forEach(answers));
    }
  }
}
