package dev.evertill.receipt.transport;

import java.util.stream.IntStream;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinter;

/**
 * A JavaPOS printer's state as an ESC/POS printer says it (Epson, ESC/POS Application Programming
 * Guide: GS r, DLE EOT, GS a). Safe from any thread.
 */
final class JavaPosStatus {
  private static final int DRAWER_OPEN = 0x04;
  private static final int OFFLINE = 0x08;
  private static final int REAL_TIME = 0x12; // set in every answer

  private final JavaPosDevices devices;
  private final POSPrinter printer;

  JavaPosStatus(JavaPosDevices devices) {
    this.devices = devices;
    this.printer = devices.printer();
  }

  /**
   * @param what as {@code GS r} says it: 1 paper, 2 drawer
   */
  int inTurn(int what) throws JposException {
    return switch (what) {
      case 1 -> paper(0x03, 0x0F);
      case 2 -> devices.drawerIsOpen() ? 1 : 0;
      default -> 0;
    };
  }

  /**
   * @param number as {@code DLE EOT} says it: 1 printer, 2 why it is off line, 3 what is broken, 4
   *     paper
   */
  int realTime(int number) throws JposException {
    return REAL_TIME
        | switch (number) {
          case 1 -> line(OFFLINE) | drawer();
          case 2 -> (printer.getCoverOpen() ? 0x04 : 0) | (printer.getRecEmpty() ? 0x20 : 0);
          case 4 -> paper(0x0C, 0x6C);
          default -> 0;
        };
  }

  /** The four bytes of {@code GS a}. */
  IntStream automatic() throws JposException {
    int first = 0x10 | line(OFFLINE) | drawer() | (printer.getCoverOpen() ? 0x20 : 0);
    return IntStream.of(first, 0, paper(0x03, 0x0F), 0x0F);
  }

  private int paper(int low, int out) throws JposException {
    return printer.getRecEmpty() ? out : printer.getRecNearEnd() ? low : 0;
  }

  private int drawer() throws JposException {
    return devices.drawerIsOpen() ? DRAWER_OPEN : 0;
  }

  private int line(int offline) throws JposException {
    boolean prints =
        !printer.getCoverOpen()
            && !printer.getRecEmpty()
            && printer.getState() != JposConst.JPOS_S_ERROR;
    return prints ? 0 : offline;
  }
}
