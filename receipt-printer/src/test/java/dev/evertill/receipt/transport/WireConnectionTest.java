package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.PrinterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A line to a device whose driver is not what it should be. */
@Timeout(60)
class WireConnectionTest {
  private static final int LONG = 30_000;

  /** A device that takes all, and whose driver breaks when it is read. */
  private static final class BrokenDriver implements Wire {
    @Override
    public int write(byte[] bytes, int from, int length) {
      return length;
    }

    @Override
    public int read() {
      throw new IllegalStateException("the driver lost its port");
    }

    @Override
    public void close() {}
  }

  /** Else its printer would pass for one that never answers, and its papers for handed over. */
  @Test
  void aDriverThatBreaksWhileItListensEndsTheLine() {
    try (WireConnection line = new WireConnection(new BrokenDriver(), "COM1", 64, true, LONG)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> line.read(LONG))
            .isInstanceOf(PrinterException.class)
            .hasMessage("COM1 is gone: the driver lost its port");
      }
    }
  }
}
