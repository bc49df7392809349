package dev.evertill.sync.server;

import static dev.evertill.sync.protocol.carry.Carry.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.carry.Carried;
import dev.evertill.sync.protocol.carry.Carry;
import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.sync.server.MainTest.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sticks that come to a head office, which goes on serving. */
class ImportJournalTest {
  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Carry till = new Carry().sell("e1", 3).sell("e2", 2);
  private CarryKeys keys;
  private HeadOfficeServer server;
  private String office;

  @BeforeEach
  void start() throws IOException {
    server = new HeadOfficeServer(data(), 0).start();
    office = AgeIdentity.read(Database.identityIn(data())).recipient();
    keys = CarryKeys.in(directory.resolve("keys"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path file(String name, List<Carried> entries) throws IOException {
    return Carry.write(directory.resolve(name), keys, office, entries);
  }

  private Ended importing(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("import-journal", "--data", data().toString()));
    Stream.of(arguments).map(Object::toString).forEach(all::add);
    return MainTest.run(all.toArray(String[]::new));
  }

  private String fingerprint() {
    return keys.signing().signer().fingerprint();
  }

  private String said(Path file, String... epochs) {
    return file
        + ": till 0117-03, signed by "
        + fingerprint()
        + "\n  epoch "
        + String.join("\n  epoch ", epochs)
        + "\n";
  }

  private List<Entry> held(String epoch) throws IOException {
    try (Database database = new Database(data());
        Stream<Arrival> all =
            new SqlSaleLog(database, InstantSource.system()).read(TILL, epoch, 1, Long.MAX_VALUE)) {
      return all.map(Arrival::entry).toList();
    }
  }

  private List<Entry> sold(String epoch) {
    return till.sold().stream()
        .map(Carried::entry)
        .filter(entry -> entry.header().epoch().equals(epoch))
        .toList();
  }

  @Test
  void whatCameOnAStickIsHeldAsIfItHadBeenSent() throws IOException {
    Path file = file("a.age", till.sold());
    assertThat(importing(file))
        .isEqualTo(
            new Ended(
                0,
                said(
                    file,
                    "e1: 3 new, 0 known, 0 refused, 0 with a question",
                    "e2: 2 new, 0 known, 0 refused, 0 with a question"),
                ""));
    assertThat(held("e1")).isEqualTo(sold("e1"));
    assertThat(held("e2")).isEqualTo(sold("e2"));
  }

  @Test
  void aStickThatComesTwiceIsKnown() throws IOException {
    importing(file("a.age", till.sold().subList(0, 2)));
    Path file = file("b.age", till.sold().subList(0, 3));
    assertThat(importing(file))
        .isEqualTo(
            new Ended(0, said(file, "e1: 1 new, 2 known, 0 refused, 0 with a question"), ""));
    assertThat(importing(file).out())
        .isEqualTo(said(file, "e1: 0 new, 3 known, 0 refused, 0 with a question"));
  }

  @Test
  void machinesGetJson() throws IOException {
    Path file = file("a.age", till.sold().subList(0, 3));
    assertThat(importing("--json", file))
        .isEqualTo(
            new Ended(
                0,
                "{\"files\":[{\"file\":\""
                    + file
                    + "\",\"till\":\"0117-03\",\"signer\":\""
                    + fingerprint()
                    + "\",\"epochs\":[{\"epoch\":\"e1\",\"added\":3,\"known\":0,\"refused\":0,"
                    + "\"questions\":0}]}]}\n",
                ""));
  }

  @Test
  void aGapIsSaidAndTheOtherEpochGoesIn() throws IOException {
    Path file = file("late.age", till.sold().subList(1, 5));
    assertThat(importing(file))
        .isEqualTo(
            new Ended(
                1,
                said(
                    file,
                    "e1: 0 new, 0 known, 2 refused, 0 with a question"
                        + " (held up to 0, the file goes on at 2: import the files before this one"
                        + " first)",
                    "e2: 2 new, 0 known, 0 refused, 0 with a question"),
                ""));
    assertThat(held("e1")).isEmpty();
    assertThat(held("e2")).isEqualTo(sold("e2"));
  }

  @Test
  void aHoleIsFilledByAStickThatStillHasItsEntries() throws IOException {
    Hash second = till.sold().get(1).entry().hash();
    Anchor anchor = new Anchor(2, second.hex(), List.of());
    try (Database database = new Database(data())) {
      SaleLog log = new SqlSaleLog(database, InstantSource.system());
      log.anchor(TILL, "e1", anchor, Wire.bytes(anchor));
      Path file = file("old.age", till.sold().subList(0, 3));
      assertThat(importing(file))
          .isEqualTo(
              new Ended(0, said(file, "e1: 3 new, 0 known, 0 refused, 0 with a question"), ""));
      assertThat(log.holes(TILL)).isEmpty();
      assertThat(importing(file).out())
          .isEqualTo(said(file, "e1: 0 new, 3 known, 0 refused, 0 with a question"));
    }
    assertThat(held("e1")).isEqualTo(sold("e1"));
  }

  @Test
  void aForkIsSaidAndTheOtherEpochGoesIn() throws IOException {
    importing(file("a.age", till.sold().subList(0, 3)));
    List<Carried> clone = new ArrayList<>(till.sold());
    Entry second = clone.get(1).entry();
    EntryHeader header = second.header();
    clone.set(1, new Carried(2, Entry.of(header, second.previous(), new byte[] {'{', '}'})));
    Path file = file("clone.age", clone);
    assertThat(importing(file))
        .isEqualTo(
            new Ended(
                1,
                said(
                    file,
                    "e1: 0 new, 1 known, 2 refused, 0 with a question"
                        + " (another entry is held: entry 2 has hash "
                        + second.hash()
                        + ")",
                    "e2: 2 new, 0 known, 0 refused, 0 with a question"),
                ""));
    assertThat(held("e1")).isEqualTo(sold("e1"));
  }

  @Test
  void aFileByAnotherKeyIsRefusedUntilAPersonAcceptsIt() throws IOException {
    importing(file("a.age", till.sold().subList(0, 2)));
    final String known = fingerprint();
    keys = CarryKeys.in(directory.resolve("new keys"));
    Path file = file("b.age", till.sold());
    assertThat(importing(file))
        .isEqualTo(
            new Ended(
                1,
                file
                    + ": signed by the key "
                    + fingerprint()
                    + ", which is not known for till 0117-03 ("
                    + known
                    + "). If the till was set up anew, compare this key with the one that till export"
                    + " names there, and import again with --accept-key "
                    + fingerprint()
                    + "\n",
                ""));
    assertThat(held("e1")).hasSize(2);

    assertThat(importing("--accept-key", fingerprint(), file).code()).isZero();
    assertThat(held("e1")).isEqualTo(sold("e1"));
    assertThat(importing(file).code()).isZero();
    keys = CarryKeys.in(directory.resolve("keys"));
    assertThat(importing(file("old.age", till.sold())).code()).isZero();
  }

  @Test
  void aFileThatCannotBeReadIsSaidAndTheOthersGoIn() throws IOException {
    Path text = Files.writeString(directory.resolve("notes.txt"), "hello");
    Path missing = directory.resolve("missing.age");
    Path file = file("a.age", till.sold());
    Ended ended = importing(text, missing, file);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out())
        .isEqualTo(
            text
                + ": it is not an age file: allowed is age-encryption.org/v1, binary\n"
                + missing
                + ": there is no such file\n"
                + said(
                    file,
                    "e1: 3 new, 0 known, 0 refused, 0 with a question",
                    "e2: 2 new, 0 known, 0 refused, 0 with a question"));
  }

  @Test
  void aFileForAnotherHeadOfficeIsNotRead() throws IOException {
    AgeIdentity other = AgeIdentity.make();
    Path file = Carry.write(directory.resolve("a.age"), keys, other.recipient(), till.sold());
    assertThat(importing(file))
        .isEqualTo(
            new Ended(
                2,
                file
                    + ": none of the keys here opens it ("
                    + office
                    + "): it was encrypted for others, or its first lines were changed\n",
                ""));
  }

  @Test
  void aHeadOfficeThatNeverServedHasNoKey() {
    Ended ended = MainTest.run("import-journal", "--data", directory.toString(), "a.age");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .startsWith(
            "--data "
                + directory
                + ": no key of head office is there; it is made when it first serves\n");
  }

  @Test
  void aFingerprintThatIsNoneIsRefused() {
    Ended ended = importing("--accept-key", "06e3", "a.age");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .startsWith("--accept-key 06e3: allowed are eight groups of four digits 0-9a-f\n");
  }

  /** Both write: the server what it is sent, the import what came on the stick. */
  @Test
  void headOfficeServesWhileAStickIsImported() throws IOException {
    Path file = file("a.age", till.sell("e3", 3000).sold());
    Journal other = new Journal("other");
    for (int i = 0; i < 200; i++) {
      other.sell(100 + i);
    }
    CompletableFuture<Ended> importing = CompletableFuture.supplyAsync(() -> importing(file));
    for (int i = 1; i <= 200; i++) {
      assertThat(post(other, i)).isEqualTo(200);
    }
    assertThat(importing.join().code()).isZero();
    assertThat(held("e3")).isEqualTo(sold("e3"));
    assertThat(held("other")).isEqualTo(other.entries(1, 200));
  }

  private int post(Journal journal, long number) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "v1/tills/0117-03/epochs/other/journal"))
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(Journal.body(journal.lines(number, number))))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
