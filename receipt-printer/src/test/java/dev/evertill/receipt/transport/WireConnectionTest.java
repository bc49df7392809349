package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WireConnectionTest {
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
