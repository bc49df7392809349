package dev.evertill.till.store;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The witness of one till, a small file outside its data: written whole under another name and then
 * put in place, so that a power cut leaves the old one or the new one. Confined to one thread at a
 * time.
 */
final class WitnessFile {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessFile.class);

  private final Path file;

  /**
   * @param directory outside the till's data, made when it is not there
   */
  WitnessFile(Path directory, String till) {
    file = directory.resolve("till-" + fileName(till) + ".witness");
  }

  /** Names may hold what a file's name may not. */
  private static String fileName(String till) {
    StringBuilder name = new StringBuilder();
    till.codePoints()
        .forEach(
            c -> {
              if (c < 128 && Character.isLetterOrDigit(c) || c == '-') {
                name.appendCodePoint(c);
              } else {
                name.append('_').append(Integer.toHexString(c)).append('_');
              }
            });
    return name.toString();
  }

  /**
   * What it remembers; one that cannot be read remembers nothing and is kept under another name.
   */
  Optional<Witness> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Witness.read(Files.readAllBytes(file)));
    } catch (MalformedException e) {
      Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
      LOG.error("the witness {} cannot be read; it lies in {} now", file, aside, e);
      Files.move(file, aside, REPLACE_EXISTING);
      return Optional.empty();
    }
  }

  void write(Witness witness) throws IOException {
    Names.make(file.getParent());
    DurableFile.write(file, out -> out.write(witness.bytes()));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
