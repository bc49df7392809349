package dev.evertill.receipt.status;

/** What the drawer's switch does to pin 3 of its socket. It differs from drawer to drawer. */
public enum DrawerSensor {
  /** No switch, or nobody knows how it is wired. */
  NONE,
  HIGH_IS_OPEN,
  LOW_IS_OPEN;

  PrinterStatus.Drawer drawer(boolean high) {
    return switch (this) {
      case NONE -> PrinterStatus.Drawer.UNKNOWN;
      case HIGH_IS_OPEN -> high ? PrinterStatus.Drawer.OPEN : PrinterStatus.Drawer.CLOSED;
      case LOW_IS_OPEN -> high ? PrinterStatus.Drawer.CLOSED : PrinterStatus.Drawer.OPEN;
    };
  }
}
