package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.PrinterException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A line to a device whose driver is not what it should be. */
@Timeout(60)
class WireConnectionTest {
  private static final int LONG = 30_000;
  private static final int MOST_UNREAD = 4_096;

  /** Says 0, 1, 2 … as fast as it is asked. Safe from any thread. */
  private static final class Chatterbox implements Wire {
    private final AtomicInteger said = new AtomicInteger();
    private final CountDownLatch full = new CountDownLatch(MOST_UNREAD);

    @Override
    public int read() {
      full.countDown();
      return said.getAndIncrement() & 0xFF;
    }

    @Override
    public int write(byte[] bytes, int from, int length) {
      return length;
    }

    @Override
    public void close() {}
  }

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

  @Test
  void aDeviceThatTalksWithoutEndFillsNoMemoryAndLosesNothing() throws Exception {
    Chatterbox chatterbox = new Chatterbox();
    try (WireConnection line = new WireConnection(chatterbox, "chatterbox", 64, true, 1_000)) {
      chatterbox.full.await();
      for (int i = 0; i < 50_000; i++) {
        assertThat(chatterbox.said.get() - i).isLessThanOrEqualTo(MOST_UNREAD + 1);
        assertThat(line.read(5_000)).hasValue(i & 0xFF);
      }
    }

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("hears chatterbox")) {
        thread.join(5_000);
        assertThat(thread.isAlive()).as("it is heard no more when it is closed").isFalse();
      }
    }
  }
}
