package dev.evertill.receipt.transport;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Field;
import jpos.BaseJposControl;
import jpos.CashDrawer;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinter;
import jpos.POSPrinterConst;

/** A printer and perhaps a drawer, claimed. Safe from any thread, as JavaPOS controls are. */
final class JavaPosDevices implements Closeable {
  private static final String ERROR = "JPOS_E_";
  private static final String PRINTER_ERROR = "JPOS_EPTR_";

  private final POSPrinter printer;
  private final CashDrawer drawer; // null where there is none

  private JavaPosDevices(POSPrinter printer, CashDrawer drawer) {
    this.printer = printer;
    this.drawer = drawer;
  }

  static JavaPosDevices open(String printerName, String drawerName, int claimMillis)
      throws IOException {
    POSPrinter printer = new POSPrinter();
    CashDrawer drawer = drawerName.isEmpty() ? null : new CashDrawer();
    try {
      claim(printer, printerName, claimMillis);
      prepare(printer);
      if (drawer != null) {
        claim(drawer, drawerName, claimMillis);
      }
      return new JavaPosDevices(printer, drawer);
    } catch (JposException e) {
      new JavaPosDevices(printer, drawer).close();
      throw new IOException(reason(e), e);
    }
  }

  private static void claim(BaseJposControl device, String name, int millis) throws JposException {
    device.open(name);
    device.claim(millis);
    device.setDeviceEnabled(true);
  }

  /** Each call waits until it is done, dots are dots, and letters those of every script it has. */
  private static void prepare(POSPrinter printer) throws JposException {
    printer.setAsyncMode(false);
    printer.setMapMode(POSPrinterConst.PTR_MM_DOTS);
    if (printer.getCapCharacterSet() == POSPrinterConst.PTR_CCS_UNICODE) {
      printer.setCharacterSet(POSPrinterConst.PTR_CS_UNICODE);
    } else if (printer.getCapMapCharacterSet()) {
      printer.setMapCharacterSet(true);
    }
  }

  POSPrinter printer() {
    return printer;
  }

  /** Does nothing where no drawer is named, as a printer does that has none plugged in. */
  void openDrawer() throws JposException {
    if (drawer != null) {
      drawer.openDrawer();
    }
  }

  boolean drawerIsOpen() throws JposException {
    return drawer != null && drawer.getCapStatus() && drawer.getDrawerOpened();
  }

  /** What failed, with JavaPOS's names for it and the driver's own words. */
  static String reason(JposException failure) {
    StringBuilder reason = new StringBuilder(name(JposConst.class, ERROR, failure.getErrorCode()));
    if (failure.getErrorCode() == JposConst.JPOS_E_EXTENDED) {
      reason
          .append(", ")
          .append(name(POSPrinterConst.class, PRINTER_ERROR, failure.getErrorCodeExtended()));
    }
    reason.append(": ").append(Aside.reason(failure));
    if (failure.getOrigException() != null) {
      reason.append(" (").append(failure.getOrigException()).append(')');
    }
    return reason.toString();
  }

  private static String name(Class<?> constants, String prefix, int code) {
    for (Field field : constants.getFields()) {
      try {
        if (field.getName().startsWith(prefix) && field.getInt(null) == code) {
          return field.getName() + " " + code;
        }
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("a constant that is not public: " + field, e);
      }
    }
    return String.valueOf(code);
  }

  @Override
  public void close() throws IOException {
    IOException failure = closed(printer);
    IOException second = drawer == null ? null : closed(drawer);
    if (failure == null) {
      failure = second;
    } else if (second != null) {
      failure.addSuppressed(second);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static IOException closed(BaseJposControl device) {
    try {
      if (device.getState() != JposConst.JPOS_S_CLOSED) {
        device.close();
      }
      return null;
    } catch (JposException e) {
      return new IOException(reason(e), e);
    }
  }
}
