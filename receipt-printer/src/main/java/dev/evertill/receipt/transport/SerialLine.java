package dev.evertill.receipt.transport;

import java.util.Objects;

/**
 * How a serial line is spoken, as the printer's switches say. Immutable.
 *
 * @param baud bits a second, for instance 9600 or 38400
 * @param dataBits 7 or 8
 * @param stopBits 1 or 2
 */
public record SerialLine(int baud, int dataBits, Parity parity, int stopBits, Flow flow) {
  /** 9600 baud, 8 data bits, no parity, one stop bit, no flow control. */
  public static final SerialLine USUAL = new SerialLine(9_600, 8, Parity.NONE, 1, Flow.NONE);

  /** The bit that makes the ones of a byte even or odd. */
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }

  /** How the printer says that it can take no more for now. */
  public enum Flow {
    /** It does not; a long receipt may lose characters. */
    NONE,
    /** By a wire. */
    RTSCTS,
    /** By characters; what is printed may contain them. */
    XONXOFF
  }

  public SerialLine {
    Objects.requireNonNull(parity, "parity");
    Objects.requireNonNull(flow, "flow");
    check("baud", baud, 50, 4_000_000);
    check("data", dataBits, 7, 8);
    check("stop", stopBits, 1, 2);
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + "=" + value + ": " + least + " to " + most + " is allowed");
    }
  }
}
