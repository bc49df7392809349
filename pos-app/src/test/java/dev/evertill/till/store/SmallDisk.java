package dev.evertill.till.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A disk of a few megabytes in memory, mounted for one test, and what else fills it up. Only the
 * machine's administrator can mount one; for others the test is skipped.
 */
public final class SmallDisk implements AutoCloseable {
  private static final int PAGE = 4096;

  private final Path place;

  public SmallDisk(Path place, long kilobytes) throws IOException, InterruptedException {
    this.place = place;
    Files.createDirectories(place);
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", place.toString()),
        "a small disk can only be mounted by root, on Linux");
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such command here
    }
  }

  public Path place() {
    return place;
  }

  public long left() throws IOException {
    return Files.getFileStore(place).getUsableSpace();
  }

  /** Something else takes room until so many bytes are left. */
  public void fillUpTo(long left) throws IOException {
    try (FileChannel filler =
        FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (left() >= left + PAGE) {
        filler.write(ByteBuffer.allocate(PAGE));
      }
    }
  }

  /** Somebody makes room. */
  public void clear() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return place.resolve("films");
  }

  @Override
  public void close() throws IOException {
    try {
      if (!run("umount", place.toString()) && !run("umount", "-l", place.toString())) {
        throw new IOException(place + " could not be unmounted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
