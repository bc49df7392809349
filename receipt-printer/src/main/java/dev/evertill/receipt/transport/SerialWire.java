package dev.evertill.receipt.transport;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A serial port that is open. Safe from any thread, as its interface says. */
final class SerialWire implements Wire {
  /** The most that the system holds: little enough to know what a printer took. */
  private static final int HELD = 64;

  private static final long LOOK_NANOS = 1_000_000;

  private final SerialPort port;
  private volatile boolean closed;

  private SerialWire(SerialPort port) {
    this.port = port;
  }

  static SerialWire open(String name, SerialLine line) throws IOException {
    SerialPort port = find(name);
    port.setComPortParameters(
        line.baud(),
        line.dataBits(),
        line.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS,
        switch (line.parity()) {
          case NONE -> SerialPort.NO_PARITY;
          case EVEN -> SerialPort.EVEN_PARITY;
          case ODD -> SerialPort.ODD_PARITY;
        });
    port.setFlowControl(
        switch (line.flow()) {
          case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
          case RTSCTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
          case XONXOFF ->
              SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED
                  | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
        });
    // In this mode a write waits in the system; in the others it turns round at full speed.
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 0, 0);
    if (!port.openPort(0)) {
      throw new IOException(
          "another program has it, or it is no serial port (error "
              + port.getLastErrorCode()
              + ")");
    }
    return new SerialWire(port);
  }

  private static SerialPort find(String name) throws IOException {
    boolean isFile = name.startsWith("/");
    if (isFile && !Files.exists(Path.of(name))) {
      throw new IOException("it is not there");
    }
    if (isFile && !(Files.isReadable(Path.of(name)) && Files.isWritable(Path.of(name)))) {
      throw new IOException("permission to read and write is denied");
    }
    try {
      return SerialPort.getCommPort(name);
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("it is not there", e);
    }
  }

  @Override
  public int write(byte[] bytes, int from, int length) throws IOException {
    awaitHeldAtMost(HELD);
    int taken = port.writeBytes(bytes, length, from);
    if (taken < 1) {
      throw lost();
    }
    return taken;
  }

  @Override
  public void drain() throws IOException {
    awaitHeldAtMost(0);
  }

  /** What the system holds of it moves as the printer takes it; some drivers cannot say. */
  private void awaitHeldAtMost(int bytes) throws IOException {
    while (!closed && port.bytesAwaitingWrite() > bytes) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    if (closed) {
      throw lost();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    if (port.readBytes(one, 1) < 1) {
      throw lost();
    }
    return one[0] & 0xFF;
  }

  private IOException lost() {
    return new IOException(
        closed ? "it is closed" : "the port is lost (error " + port.getLastErrorCode() + ")");
  }

  /** What the system holds of a job that was given up is thrown away, and not printed some day. */
  @Override
  public void close() throws IOException {
    closed = true;
    if (port.bytesAwaitingWrite() > 0) {
      port.flushIOBuffers();
    }
    if (!port.closePort()) {
      throw new IOException("it does not close (error " + port.getLastErrorCode() + ")");
    }
  }
}
