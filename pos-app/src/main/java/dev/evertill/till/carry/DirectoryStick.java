package dev.evertill.till.carry;

import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory on a stick or on a second disk. It is never made here: where a stick is not there,
 * its directory would be made on the till's own disk. Confined to the mirror thread.
 */
final class DirectoryStick implements Stick {
  private final Path directory;

  DirectoryStick(Path directory) {
    this.directory = directory;
  }

  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Override
  public void write(String name, DurableFile.Content content) throws IOException {
    DurableFile.write(directory.resolve(name), content);
  }

  @Override
  public void remove(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }
}
