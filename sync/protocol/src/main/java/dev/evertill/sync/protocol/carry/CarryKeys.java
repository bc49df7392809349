package dev.evertill.sync.protocol.carry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a till needs to write carry files and to read its own: the key it signs with, and its
 * identity. Immutable.
 *
 * <pre>
 * signing-key.pem    Ed25519: head office knows the till's files by it
 * identity.txt       age X25519: opens the till's own files, also with "age -d -i identity.txt"
 * </pre>
 *
 * Both are files that only the till's user can read, where the file system has owners. They belong
 * beside the till's data, never on the stick.
 */
public record CarryKeys(SigningKey signing, AgeIdentity identity) {
  private static final String SIGNING = "signing-key.pem";
  private static final String IDENTITY = "identity.txt";

  public CarryKeys {
    Objects.requireNonNull(signing, "signing");
    Objects.requireNonNull(identity, "identity");
  }

  /**
   * The keys of this directory; those that are not there are made, durable when it returns.
   *
   * @throws IOException they cannot be read or written, or what is there are no keys
   */
  public static CarryKeys in(Path directory) throws IOException {
    DurableFile.directory(directory);
    return new CarryKeys(
        SigningKey.readOrMake(directory.resolve(SIGNING)),
        AgeIdentity.readOrMake(directory.resolve(IDENTITY)));
  }

  /**
   * The keys of this directory as they were made; none is made.
   *
   * @throws IOException they are not there, cannot be read, or what is there are no keys
   */
  public static CarryKeys read(Path directory) throws IOException {
    for (String name : List.of(SIGNING, IDENTITY)) {
      if (!Files.exists(directory.resolve(name))) {
        throw new IOException(
            directory.resolve(name)
                + " is not there: without the till's keys its files cannot be read");
      }
    }
    return new CarryKeys(
        SigningKey.read(directory.resolve(SIGNING)), AgeIdentity.read(directory.resolve(IDENTITY)));
  }

  /**
   * To whom this till's files are encrypted: itself, and head office.
   *
   * @param headOffice its recipient, null for a till that has never heard it: then the till alone
   */
  public List<String> recipients(String headOffice) {
    return Stream.of(identity.recipient(), headOffice).filter(Objects::nonNull).toList();
  }
}
