package dev.evertill.sync.protocol.carry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarryKeysTest {
  @TempDir Path directory;

  @Test
  void keysAreMadeOnceAndReadAgain() throws IOException {
    CarryKeys made = CarryKeys.in(directory.resolve("keys"));
    CarryKeys read = CarryKeys.in(directory.resolve("keys"));
    assertThat(read.identity().recipient())
        .isEqualTo(made.identity().recipient())
        .matches("age1[a-z0-9]{58}");
    assertThat(read.signing().signer()).isEqualTo(made.signing().signer());
    byte[] message = "42".getBytes(UTF_8);
    assertThat(made.signing().signer().signed(message, read.signing().sign(message))).isTrue();
  }

  @Test
  void onlyTheOwnerReadsThem() throws IOException {
    CarryKeys.in(directory.resolve("keys"));
    for (String name : List.of("signing-key.pem", "identity.txt")) {
      Path key = directory.resolve("keys").resolve(name);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
    }
    assertThat(directory.resolve("keys"))
        .isDirectoryNotContaining(path -> path.toString().endsWith(DurableFile.PART));
  }

  @Test
  void aLogNeverGetsTheSecret() {
    AgeIdentity identity = AgeIdentity.make();
    SigningKey signing = SigningKey.make();
    assertThat(new CarryKeys(signing, identity))
        .hasToString(
            "CarryKeys[signing="
                + signing.signer().fingerprint()
                + ", identity="
                + identity.recipient()
                + "]");
  }

  @Test
  void aFingerprintIsEightGroupsOfFour() {
    assertThat(
            new Signer("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
                .fingerprint())
        .isEqualTo("06e3-fd8f-da29-bb60-ab59-557d-e61e-db0a");
  }

  @Test
  void aRecipientIsToldFromWhatIsNone() {
    assertThat(AgeIdentity.isRecipient(AgeIdentity.make().recipient())).isTrue();
    assertThat(AgeIdentity.isRecipient(null)).isFalse();
    assertThat(AgeIdentity.isRecipient("age1")).isFalse();
    String recipient = AgeIdentity.make().recipient();
    String mistyped =
        recipient.substring(0, recipient.length() - 1) + (recipient.endsWith("q") ? 'p' : 'q');
    assertThat(AgeIdentity.isRecipient(mistyped)).isFalse();
  }

  @Test
  void whatIsNoKeyIsNamed() throws IOException {
    Path identity = secret(directory.resolve("identity.txt"), "# nothing\n");
    assertThatThrownBy(() -> CarryKeys.in(directory))
        .hasMessage(
            identity + ": one line AGE-SECRET-KEY-1… is allowed beside empty lines and # comments");
    Files.writeString(identity, "AGE-SECRET-KEY-1QQQ\n");
    assertThatThrownBy(() -> AgeIdentity.read(identity))
        .hasMessage(identity + ": the line AGE-SECRET-KEY-1… is not a key of age");

    Path signing = directory.resolve("signing-key.pem");
    String whole = Files.readString(signing);
    Files.writeString(signing, "-----BEGIN");
    assertThatThrownBy(() -> SigningKey.read(signing))
        .hasMessage(
            signing + ": allowed is PEM, a PRIVATE KEY and then its PUBLIC KEY, both of Ed25519");
    SigningKey.readOrMake(directory.resolve("other.pem"));
    String other = Files.readString(directory.resolve("other.pem"));
    String begin = "-----BEGIN PUBLIC KEY-----";
    Files.writeString(
        signing, whole.substring(0, whole.indexOf(begin)) + other.substring(other.indexOf(begin)));
    assertThatThrownBy(() -> SigningKey.read(signing))
        .hasMessage(signing + ": the public key is not that of the private one");
  }

  @Test
  void aCommentInAnyLanguageMayStandBesideAKey() throws IOException {
    Path file = directory.resolve("identity.txt");
    AgeIdentity made = AgeIdentity.readOrMake(file);
    Files.writeString(file, "# Schlüssel der Filiale\n" + Files.readString(file));
    assertThat(AgeIdentity.read(file).recipient()).isEqualTo(made.recipient());

    Path signing = secret(directory.resolve("signing-key.pem"), "Schlüssel");
    assertThatThrownBy(() -> SigningKey.read(signing))
        .hasMessage(
            signing + ": allowed is PEM, a PRIVATE KEY and then its PUBLIC KEY, both of Ed25519");
  }

  @Test
  void aKeyThatOthersCanReadIsNotUsed() throws IOException {
    assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path identity = directory.resolve("identity.txt");
    Path signing = directory.resolve("signing-key.pem");
    AgeIdentity.readOrMake(identity);
    SigningKey.readOrMake(signing);
    for (Path file : List.of(identity, signing)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }

    assertThatThrownBy(() -> AgeIdentity.read(identity))
        .hasMessage(identity + " is a secret and has the rights rw-r-----; allowed is rw-------");
    assertThatThrownBy(() -> SigningKey.read(signing))
        .hasMessage(signing + " is a secret and has the rights rw-r-----; allowed is rw-------");
  }

  private static Path secret(Path file, String text) throws IOException {
    DurableFile.writeForOwner(file, text.getBytes(StandardCharsets.UTF_8));
    return file;
  }

  @Test
  void keysAreReadAndNotMadeWhereNoneMayBeMade() throws IOException {
    Path keys = directory.resolve("keys");
    assertThatThrownBy(() -> CarryKeys.read(keys))
        .hasMessage(
            keys.resolve("signing-key.pem")
                + " is not there: without the till's keys its files cannot be read");
    assertThat(keys).doesNotExist();
    CarryKeys made = CarryKeys.in(keys);
    assertThat(CarryKeys.read(keys)).hasToString(made.toString());
  }

  @Test
  void aFileThatCannotBeWrittenWholeLeavesTheOldOne() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "old");
    assertThatThrownBy(
            () ->
                DurableFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("No space left on device");
                    }))
        .hasMessage("No space left on device");
    assertThat(file).hasContent("old");
    assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }
}
