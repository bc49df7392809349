package dev.evertill.till.app;

import dev.evertill.sync.client.IdentityFile;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys to a till's carry files, in {@code keys/} of its data, the key of head office as it was
 * last heard there ({@code head-office.txt}, one line {@code age1…}), and the till's certificate.
 * Immutable.
 */
final class TillKeys {
  private static final Logger LOG = LoggerFactory.getLogger(TillKeys.class);

  private final Path directory;

  TillKeys(Path data) {
    directory = data.resolve("keys");
  }

  /** Who the till is to head office. */
  IdentityFile officeIdentity() {
    return new IdentityFile(directory);
  }

  /** The till's own; those that are not there are made. */
  CarryKeys made() throws IOException {
    return CarryKeys.in(directory);
  }

  /** The till's own, where there are any: with new ones nothing that was kept can be read. */
  CarryKeys kept() throws IOException {
    return CarryKeys.read(directory);
  }

  /** To whom files for head office are encrypted, empty for a till that never heard it. */
  Optional<String> headOffice() throws IOException {
    Path file = file();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String said = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    if (!AgeIdentity.isRecipient(said)) {
      throw new IOException(file + ": \"" + said + "\": allowed is a public key of age, age1…");
    }
    return Optional.of(said);
  }

  /** Keeps what head office says, for the day there is no link. */
  void heard(String recipient) throws IOException {
    DurableFile.directory(directory);
    DurableFile.write(
        file(), out -> out.write((recipient + "\n").getBytes(StandardCharsets.US_ASCII)));
  }

  /** The same, where it can be kept; an old one stays where it cannot. */
  void keep(String recipient) {
    try {
      if (!headOffice().equals(Optional.of(recipient))) {
        heard(recipient);
      }
    } catch (IOException e) {
      LOG.error("head office's key {} could not be kept", recipient, e);
    }
  }

  /** {@link #headOffice}, where it can be read. */
  Optional<String> headOfficeOrNone() {
    try {
      return headOffice();
    } catch (IOException e) {
      LOG.error("head office's key cannot be read; what is written can be read here only", e);
      return Optional.empty();
    }
  }

  private Path file() {
    return directory.resolve("head-office.txt");
  }
}
