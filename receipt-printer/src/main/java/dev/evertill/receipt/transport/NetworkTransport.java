package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;

/** A printer that listens on the network. Immutable. */
public final class NetworkTransport implements PrinterTransport {
  private final String host;
  private final int port;

  public NetworkTransport(String host, int port, int connectMillis, int stallMillis) {
    this.host = host;
    this.port = port;
  }

  @Override
  public Connection open() throws PrinterException {
    throw new UnsupportedOperationException();
  }

  @Override
  public String describe() {
    return host + ":" + port;
  }
}
