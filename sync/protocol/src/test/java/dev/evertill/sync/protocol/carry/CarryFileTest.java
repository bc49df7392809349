package dev.evertill.sync.protocol.carry;

import static dev.evertill.sync.protocol.carry.Carry.NOON;
import static dev.evertill.sync.protocol.carry.Carry.TILL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.carry.CarryException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarryFileTest {
  @TempDir Path directory;
  private final AgeIdentity office = AgeIdentity.make();
  private final Carry till = new Carry().sell("e1", 3).sell("e2", 2);
  private final List<Carried> handedOn = new ArrayList<>();
  private CarryKeys keys;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    keys = CarryKeys.in(directory.resolve("keys"));
    file = Carry.write(directory.resolve("sales.age"), keys, office.recipient(), till.sold());
  }

  private void read(AgeIdentity... identities) throws IOException, CarryException {
    CarryFile.verify(file, List.of(identities)).read(handedOn::add);
  }

  /** Refused with these words and this reason, and nothing was handed on. */
  private void isRefused(Reason reason, String words) {
    CarryException e = catchThrowableOfType(CarryException.class, () -> read(office));
    assertThat(e).hasMessage(file + ": " + words);
    assertThat(e.reason()).isEqualTo(reason);
    assertThat(handedOn).isEmpty();
  }

  @Test
  void headOfficeAndTheTillReadWhatTheTillWrote() throws Exception {
    CarryFile carry = CarryFile.verify(file, List.of(office));
    assertThat(carry.till()).isEqualTo(TILL);
    assertThat(carry.writtenAtMillis()).isEqualTo(NOON);
    assertThat(carry.entries()).isEqualTo(5);
    assertThat(carry.signer()).isEqualTo(keys.signing().signer());

    read(keys.identity());
    assertThat(handedOn).isEqualTo(till.sold());
  }

  @Test
  void anyOneOfTheReadersKeysWillDo() throws Exception {
    read(AgeIdentity.make(), office);
    assertThat(handedOn).isEqualTo(till.sold());
  }

  @Test
  void aFileOfNoEntriesIsAFile() throws Exception {
    Carry.write(file, keys, null, List.of());
    assertThat(CarryFile.verify(file, List.of(keys.identity())).entries()).isZero();
  }

  @Test
  void theFileIsReadForNobodyElse() {
    AgeIdentity other = AgeIdentity.make();
    assertThatThrownBy(() -> read(other))
        .isInstanceOf(CarryException.class)
        .hasMessage(
            file
                + ": none of the keys here opens it ("
                + other.recipient()
                + "): it was encrypted for others, or its first lines were changed");
    assertThat(handedOn).isEmpty();
  }

  @Test
  void aFlippedBitAnywhereIsRefusedAndNothingIsHandedOn() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      Files.write(file, flipped);
      assertThatThrownBy(() -> read(office))
          .as("byte " + at)
          .isInstanceOf(CarryException.class)
          .message()
          .startsWith(file + ": ");
    }
    assertThat(handedOn).isEmpty();
  }

  @Test
  void aFlippedBitAmongTheEntriesIsNamedAsSuch() throws IOException {
    byte[] changed = Files.readAllBytes(file);
    changed[changed.length / 2] ^= 1;
    Files.write(file, changed);
    isRefused(
        Reason.CHANGED, "it does not decrypt: bytes were changed, added or cut off; copy it again");
  }

  @Test
  void aFileCutShortAtAnyByteIsRefusedAndNothingIsHandedOn() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(office))
          .as(length + " bytes")
          .isInstanceOf(CarryException.class)
          .message()
          .startsWith(file + ": ");
    }
    assertThat(handedOn).isEmpty();
  }

  @Test
  void aFileCutShortBetweenTwoChunksIsRefused() throws IOException {
    till.sell("e2", 900);
    Carry.write(file, keys, office.recipient(), till.sold());
    byte[] whole = Files.readAllBytes(file);
    int header = new String(whole, ISO_8859_1).indexOf("\n---");
    int payload = header + 1 + "--- ".length() + 43 + 1 + 16;
    int chunk = 64 * 1024 + 16;
    assertThat(whole.length).isGreaterThan(payload + chunk);
    Files.write(file, Arrays.copyOf(whole, payload + chunk));
    isRefused(
        Reason.CHANGED, "it does not decrypt: bytes were changed, added or cut off; copy it again");
  }

  @Test
  void whatIsAddedBehindIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    isRefused(
        Reason.CHANGED, "it does not decrypt: bytes were changed, added or cut off; copy it again");
  }

  @Test
  void anEmptyFileIsCutOff() throws IOException {
    Files.write(file, new byte[0]);
    isRefused(Reason.CUT_OFF, "it ends before its last line; copy it again");
  }

  @Test
  void anotherFileIsNoCarryFile() throws IOException {
    Files.writeString(file, "-----BEGIN AGE ENCRYPTED FILE-----\n");
    isRefused(
        Reason.WRONG_FORMAT, "it is not an age file: allowed is age-encryption.org/v1, binary");
    Files.writeString(file, "age-encryption.org/v2\n");
    isRefused(
        Reason.NEWER_FORMAT,
        "it is an age file of another version: allowed is age-encryption.org/v1, binary");
  }

  // What somebody with head office's recipient could make: it decrypts, and is not the till's.

  private List<String> lines() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var in =
        new com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory()
            .newDecryptingChannel(Files.newByteChannel(file), List.of(office.stanzaReader()))) {
      Channels.newInputStream(in).transferTo(packed);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    byte[] plain =
        new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())).readAllBytes();
    return new ArrayList<>(new String(plain, UTF_8).lines().toList());
  }

  private void encrypt(byte[] plain) throws Exception {
    try (OutputStream out = Files.newOutputStream(file);
        var age =
            new StandardEncryptingChannelFactory()
                .newEncryptingChannel(
                    Channels.newChannel(out), List.of(AgeIdentity.stanzas(office.recipient())))) {
      Channels.newOutputStream(age).write(plain);
    }
  }

  private void pack(List<String> lines) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      for (String line : lines) {
        gzip.write((line + "\n").getBytes(UTF_8));
      }
    }
    encrypt(packed.toByteArray());
  }

  private static String digest(List<String> lines) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(UTF_8);
    return HexFormat.of().formatHex(Hash.sha256().digest(bytes));
  }

  /** The last line to other lines, by some key. */
  private List<String> ended(List<String> lines, SigningKey key, int entries) {
    String digest = digest(lines);
    String signature = Base64.getEncoder().encodeToString(key.sign(CarryEnd.signed(digest)));
    lines.add(
        "{\"entries\":"
            + entries
            + ",\"digest\":\""
            + digest
            + "\",\"signature\":\""
            + signature
            + "\"}");
    return lines;
  }

  @Test
  void theLinesAreThoseThatAreDrawn() throws IOException {
    List<String> lines = lines();
    Entry first = till.sold().get(0).entry();
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0))
        .isEqualTo(
            "{\"format\":\"evertill.carry/1\",\"till\":\"0117-03\",\"writtenAt\":1767268800000,"
                + "\"signer\":\""
                + keys.signing().signer().base64()
                + "\"}");
    assertThat(lines.get(1))
        .isEqualTo(
            "{\"position\":1,\"epoch\":\"e1\",\"number\":1,\"kind\":\"sale\",\"id\":\"e1-1\","
                + "\"tillTime\":1767268800001,\"previous\":\""
                + "0".repeat(64)
                + "\",\"document\":\""
                + Base64.getEncoder().encodeToString(first.document())
                + "\",\"hash\":\""
                + first.hash()
                + "\"}");
    assertThat(lines.get(4)).startsWith("{\"position\":4,\"epoch\":\"e2\",\"number\":1,");
    assertThat(lines.get(6))
        .startsWith(
            "{\"entries\":5,\"digest\":\"" + digest(lines.subList(0, 6)) + "\",\"signature\":\"");
  }

  @Test
  void swappedLinesAreRefused() throws Exception {
    List<String> lines = lines();
    Collections.swap(lines, 1, 2);
    pack(lines);
    isRefused(
        Reason.WRONG_FORMAT, "line 3: position 1: allowed is 3 or more, after the line before");
  }

  @Test
  void aLineTakenOutIsMissed() throws Exception {
    List<String> lines = lines();
    lines.remove(3);
    pack(lines);
    isRefused(Reason.CHANGED, "line 6: entries 5: it has 4");
  }

  @Test
  void anEndWithoutItsLinesIsMissed() throws Exception {
    List<String> lines = lines();
    pack(lines.subList(0, 4));
    isRefused(Reason.WRONG_FORMAT, "line 4: JSON: Required value 'entries' missing at $");
  }

  @Test
  void aHeadOfAnotherHourIsRefused() throws Exception {
    List<String> lines = lines();
    String digest = digest(lines.subList(0, 6));
    lines.set(0, lines.get(0).replace("1767268800000", "1767268800001"));
    pack(lines);
    isRefused(
        Reason.CHANGED,
        "line 7: digest " + digest + ": the lines before it have " + digest(lines.subList(0, 6)));
  }

  @Test
  void aSignatureByAnotherKeyIsRefused() throws Exception {
    SigningKey other = SigningKey.make();
    List<String> lines = ended(lines().subList(0, 6), other, 5);
    String signature = lines.get(6).replaceAll(".*\"signature\":\"|\"}", "");
    pack(lines);
    isRefused(
        Reason.CHANGED,
        "line 7: signature "
            + signature.substring(0, 80)
            + "…: it is not that of the key "
            + keys.signing().signer().fingerprint());
  }

  @Test
  void aChangedDocumentIsRefusedWhoeverSignedIt() throws Exception {
    List<String> lines = lines().subList(0, 6);
    String document = Base64.getEncoder().encodeToString("{}".getBytes(UTF_8));
    lines.set(
        2, lines.get(2).replaceAll("\"document\":\"[^\"]*\"", "\"document\":\"" + document + '"'));
    pack(ended(lines, keys.signing(), 5));
    isRefused(
        Reason.WRONG_FORMAT,
        "line 3: hash "
            + till.sold().get(1).entry().hash()
            + ": it is not the hash of these bytes");
  }

  @Test
  void aNewerFormatIsNamed() throws Exception {
    List<String> lines = new ArrayList<>(List.of("{\"format\":\"evertill.carry/2\",\"new\":1}"));
    pack(ended(lines, keys.signing(), 0));
    isRefused(Reason.NEWER_FORMAT, "line 1: format evertill.carry/2: allowed is evertill.carry/1");
  }

  @Test
  void whatIsNotPackedIsRefused() throws Exception {
    encrypt("hello".getBytes(UTF_8));
    isRefused(Reason.WRONG_FORMAT, "what is encrypted: allowed is gzip (Not in GZIP format)");
  }

  @Test
  void aLineWithoutEndIsNotKeptInMemory() throws Exception {
    pack(List.of(lines().get(0), "x".repeat(CarryFile.MOST_LINE)));
    isRefused(
        Reason.WRONG_FORMAT, "line 2: length 4194304 or more: allowed are less than 4194304 bytes");
  }

  @Test
  void aFileExchangedWhileItIsReadIsNoticed() throws Exception {
    CarryFile carry = CarryFile.verify(file, List.of(office));
    Carry.write(file, keys, office.recipient(), till.sold().subList(0, 2));
    assertThatThrownBy(() -> carry.read(handedOn::add))
        .isInstanceOf(CarryException.class)
        .hasMessage(file + ": it was exchanged while it was being read");
  }

  @Test
  void onlyAuthenticEntriesOfTheTillGoInAndInOrder() throws IOException {
    CarryWriter writer =
        new CarryWriter(
            OutputStream.nullOutputStream(), "03", NOON, keys.signing(), keys.recipients(null));
    Entry entry = till.sold().get(0).entry();
    assertThatThrownBy(() -> writer.write(new Carried(1, entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an entry of till 03: " + entry);
    CarryWriter ours =
        new CarryWriter(
            OutputStream.nullOutputStream(), TILL, NOON, keys.signing(), keys.recipients(null));
    ours.write(new Carried(2, entry));
    assertThatThrownBy(() -> ours.write(new Carried(2, entry))).hasMessage("position 2 after 2");
  }

  @Test
  void aFileWhoseWriterStoppedIsNone() throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        CarryWriter writer =
            new CarryWriter(out, TILL, NOON, keys.signing(), keys.recipients(office.recipient()))) {
      writer.write(till.sold().get(0));
    }
    assertThatThrownBy(() -> read(office)).isInstanceOf(CarryException.class);
    assertThat(handedOn).isEmpty();
  }
}
