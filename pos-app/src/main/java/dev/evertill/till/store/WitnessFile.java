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

  private final String till;
  private final Path file;

  /**
   * @param directory outside the till's data, made when it is not there
   */
  WitnessFile(Path directory, String till) {
    this.till = till;
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
   * What it remembers. One that cannot be read, or is another till's, remembers nothing and is kept
   * under another name: a till that has its journal sells without it.
   */
  Optional<Witness> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Witness witness = Witness.read(Files.readAllBytes(file));
      if (!witness.till().equals(till)) {
        throw new MalformedException(0, "till", witness.till(), "allowed is " + till);
      }
      return Optional.of(witness);
    } catch (MalformedException | IOException e) {
      LOG.error("the witness {} cannot be read", file, e);
      setAside();
      return Optional.empty();
    }
  }

  private void setAside() {
    Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
    try {
      Files.move(file, aside, REPLACE_EXISTING);
      LOG.error("what was in the witness lies in {} now", aside);
    } catch (IOException e) {
      LOG.error("the witness {} stays where it is", file, e);
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
