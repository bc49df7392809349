package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;

/**
 * A printer that the system shows as a file: {@code /dev/usb/lp0}, {@code LPT1}, or a pipe. Safe
 * from any thread; its connections say theirs.
 *
 * <p>A serial port's speed and flow control are not touched: {@link SerialTransport} sets them.
 */
public final class DeviceTransport implements PrinterTransport {
  /** A pipe takes so much at once or nothing of it, so it is known what a dead one took. */
  private static final int CHUNK = 4_096;

  private final String device;
  private final int openMillis;
  private final int stallMillis;
  private final Opening<DeviceWire> opening;

  /**
   * @param device its path
   * @param openMillis how long opening may take
   * @param stallMillis how long it may take nothing before it counts as stuck
   */
  public DeviceTransport(String device, int openMillis, int stallMillis) {
    this.device = device;
    this.openMillis = openMillis;
    this.stallMillis = stallMillis;
    this.opening = new Opening<>(device, () -> DeviceWire.open(device));
  }

  @Override
  public Connection open() throws PrinterException {
    boolean readsBack = readsBack();
    try {
      DeviceWire wire = opening.within(openMillis);
      return new WireConnection(wire, device, CHUNK, readsBack, stallMillis);
    } catch (IOException e) {
      throw PrinterException.nothingAccepted(device + " is not opened: " + Aside.reason(e), e);
    }
  }

  @Override
  public String describe() {
    return device;
  }

  /** False for a pipe, and where the user may not read. */
  @Override
  public boolean readsBack() {
    return DeviceWire.readsBack(device);
  }
}
