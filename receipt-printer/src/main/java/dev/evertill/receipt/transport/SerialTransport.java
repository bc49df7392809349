package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.util.Objects;

/**
 * A printer on a serial port. Needs jSerialComm on the class path. Safe from any thread; its
 * connections say theirs.
 */
public final class SerialTransport implements PrinterTransport {
  private static final int CHUNK = 64;

  private final String port;
  private final int openMillis;
  private final int stallMillis;
  private final Opening<SerialWire> opening;

  /**
   * @param port {@code /dev/ttyUSB0} or {@code COM3}
   * @param openMillis how long opening may take
   * @param stallMillis how long the printer may take nothing before it counts as stuck
   */
  public SerialTransport(String port, SerialLine line, int openMillis, int stallMillis) {
    Objects.requireNonNull(line, "line");
    this.port = port;
    this.openMillis = openMillis;
    this.stallMillis = stallMillis;
    this.opening = new Opening<>(port, () -> SerialWire.open(port, line));
  }

  @Override
  public Connection open() throws PrinterException {
    try {
      return new WireConnection(opening.within(openMillis), port, CHUNK, true, stallMillis);
    } catch (IOException e) {
      throw PrinterException.nothingAccepted(port + " is not opened: " + Aside.reason(e), e);
    } catch (LinkageError e) {
      throw PrinterException.nothingAccepted(
          port + " is not opened: jSerialComm is not on the class path, or not for this system", e);
    }
  }

  @Override
  public String describe() {
    return port;
  }
}
