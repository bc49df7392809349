package dev.evertill.receipt.virtual;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is wrong with a virtual printer, and how it says so. Confined to the thread that holds its
 * printer.
 */
final class Health {
  private static final int DRAWER_OPEN = 0x04;
  private static final int[] FIXED_BITS = {0x10, 0x00, 0x00, 0x0F};
  private static final int REAL_TIME = 0x12;

  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private boolean drawerOpen;

  void add(Fault fault) {
    faults.add(fault);
  }

  void remove(Fault fault) {
    faults.remove(fault);
  }

  void clear() {
    faults.clear();
  }

  void drawerOpen(boolean open) {
    drawerOpen = open;
  }

  boolean prints() {
    return faults.isEmpty() || faults.equals(EnumSet.of(Fault.PAPER_LOW));
  }

  /**
   * @param what as {@code GS r} says it: 1 paper, 2 drawer
   */
  byte[] status(int what) {
    if (what % 48 == 2) {
      return new byte[] {(byte) (drawerOpen ? 1 : 0)};
    }
    int status = 0;
    for (Fault fault : faults) {
      status |= what % 48 == 1 ? fault.paperStatus() : 0;
    }
    return new byte[] {(byte) status};
  }

  /**
   * @param number as {@code DLE EOT} says it; printers ignore all but 1 to 4
   */
  byte[] realTimeStatus(int number) {
    if (number < 1 || number > 4) {
      return new byte[0];
    }
    int status = REAL_TIME | (number == 1 && drawerOpen ? DRAWER_OPEN : 0);
    for (Fault fault : faults) {
      status |= fault.realTime(number);
    }
    return new byte[] {(byte) status};
  }

  byte[] automaticStatus() {
    byte[] status = new byte[FIXED_BITS.length];
    for (int i = 0; i < status.length; i++) {
      int bits = FIXED_BITS[i] | (i == 0 && drawerOpen ? DRAWER_OPEN : 0);
      for (Fault fault : faults) {
        bits |= fault.automatic(i);
      }
      status[i] = (byte) bits;
    }
    return status;
  }

  /**
   * Whether somebody who asked for these bits of {@code GS a} is to be told.
   *
   * @param enabled 1 drawer, 2 on and off line, 4 errors, 8 paper
   */
  static boolean concerns(int enabled, byte[] before, byte[] after) {
    boolean drawer = ((before[0] ^ after[0]) & DRAWER_OPEN) != 0;
    boolean line = ((before[0] ^ after[0]) & ~DRAWER_OPEN) != 0;
    return drawer && (enabled & 1) != 0
        || line && (enabled & 2) != 0
        || before[1] != after[1] && (enabled & 4) != 0
        || before[2] != after[2] && (enabled & 8) != 0;
  }
}
