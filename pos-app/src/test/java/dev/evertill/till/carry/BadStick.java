package dev.evertill.till.carry;

import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A real directory, with a switch for each thing that breaks on a stick. */
final class BadStick implements Stick {
  private final Stick stick;

  /** What each write fails with; null for none. */
  volatile IOException fails;

  /** The program stops before so many more removals. */
  volatile int removalsBeforeStop = Integer.MAX_VALUE;

  /** Writes wait here for as long as it is closed. */
  volatile CountDownLatch hangs = new CountDownLatch(0);

  /** A write waits. */
  volatile boolean isHanging;

  BadStick(Path directory) {
    stick = new DirectoryStick(directory);
  }

  @Override
  public List<String> names() throws IOException {
    return stick.names();
  }

  @Override
  public void write(String name, DurableFile.Content content) throws IOException {
    if (fails != null) {
      throw fails;
    }
    try {
      isHanging = hangs.getCount() > 0;
      hangs.await();
      isHanging = false;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    stick.write(name, content);
  }

  @Override
  public void remove(String name) throws IOException {
    if (removalsBeforeStop-- <= 0) {
      throw new IOException("stopped");
    }
    stick.remove(name);
  }
}
