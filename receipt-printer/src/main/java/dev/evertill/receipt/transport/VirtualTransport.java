package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.virtual.VirtualPrinter;

/**
 * A printer without paper on this machine, in this program or another. Safe from any thread; its
 * connections say theirs.
 */
public final class VirtualTransport implements PrinterTransport {
  private static final String HERE = "127.0.0.1";

  private final NetworkTransport loopback;
  private final int port;

  /** One of another program, which listens on this port. */
  public VirtualTransport(int port, int connectMillis, int stallMillis) {
    this.port = port;
    this.loopback = new NetworkTransport(HERE, port, connectMillis, stallMillis);
  }

  /** One of this program. */
  public VirtualTransport(VirtualPrinter printer, int connectMillis, int stallMillis) {
    this(printer.port(), connectMillis, stallMillis);
  }

  @Override
  public Connection open() throws PrinterException {
    return loopback.open();
  }

  @Override
  public String describe() {
    return "virtual printer on port " + port;
  }
}
