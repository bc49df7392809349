package dev.evertill.till.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that takes room while there is plenty, and gives it to the sales when the disk is full:
 * the till sells on while somebody makes room. Safe from any thread.
 */
final class Reserve {
  private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);
  private static final int BLOCK = 64 * 1024;

  private final Path file;
  private final long bytes;

  Reserve(Path data, long bytes) {
    file = data.resolve("room.reserve");
    this.bytes = bytes;
  }

  /** Takes the room where it is not taken and the disk has three times as much. */
  synchronized void take(long diskBytes) {
    try {
      if (bytes == 0 || Files.exists(file) || diskBytes < 3 * bytes) {
        return;
      }
      fill();
    } catch (IOException e) {
      LOG.warn("no room could be put by in {}", file, e);
      give();
    }
  }

  private void fill() throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      for (long written = 0; written < bytes; written += BLOCK) {
        channel.write(block.rewind());
      }
      channel.force(true);
    }
  }

  /** Gives the room back to the disk; says whether there was any. */
  synchronized boolean give() {
    try {
      boolean given = Files.deleteIfExists(file);
      if (given) {
        LOG.error("the disk is full: the room put by in {} is used now", file);
      }
      return given;
    } catch (IOException e) {
      LOG.error("the room put by in {} could not be given", file, e);
      return false;
    }
  }
}
