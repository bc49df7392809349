package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.record.EpochDocuments;
import dev.evertill.till.record.EpochStart;
import dev.evertill.till.record.EpochStart.Cause;
import dev.evertill.till.record.EpochStart.Parent;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal with an opened epoch and three sales that is stopped, changed from outside, started.
 */
class JournalStartTest {
  @TempDir private Path places;
  private Path directory;
  private OpenTill till;
  private List<Recorded> before;

  @BeforeEach
  void sellThree() throws Exception {
    directory = places.resolve("till");
    till = new OpenTill(directory);
    for (int i = 1; i <= 3; i++) {
      sell(i);
    }
    before = all();
    till.close();
  }

  @AfterEach
  void close() {
    till.close();
  }

  private void sell(int total) throws Exception {
    till.ledger()
        .append(
            place ->
                Posting.sale(
                    "id-" + total,
                    total,
                    ("{\"total\":" + total + "}").getBytes(StandardCharsets.UTF_8)));
  }

  private List<Recorded> all() {
    List<Recorded> all = new ArrayList<>();
    till.ledger().read(0, all::add);
    return all;
  }

  private EpochStart start() throws Exception {
    return EpochDocuments.read(
        till.ledger().last(Kind.EPOCH_OPENED).orElseThrow().entry().document());
  }

  private void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static Parent parent(Recorded recorded) {
    return JournalStart.parent(recorded);
  }

  @Test
  void aTillThatWasOnlyStoppedGoesOn() {
    till.reopened();
    assertThat(till.store().news()).isEqualTo(StoreNews.NONE);
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void aStoreOlderThanItsWitnessBeginsANewEpoch() throws Exception {
    Path copy = places.resolve("copy");
    copy(directory, copy);
    till.reopened();
    sell(4);
    sell(5);
    Recorded last = till.store().head();
    till.close();
    Rebuild.delete(directory);
    copy(copy, directory);

    till.reopened();

    assertThat(till.store().news())
        .isEqualTo(new StoreNews(Optional.of(Cause.RESTORED), Optional.empty(), 0));
    assertThat(start().parent()).contains(parent(last));
    assertThat(all()).startsWith(before.toArray(Recorded[]::new)).hasSize(5);
    assertThat(till.store().head().number().number()).isEqualTo(1);
    assertThat(till.store().head().position())
        .as("positions that were given once are not given again")
        .isGreaterThan(last.position());
    assertThat(Verification.of(till.ledger()).faults()).isEmpty();
    till.reopened();
    assertThat(till.store().news()).as("said once").isEqualTo(StoreNews.NONE);
  }

  @Test
  void whatTheMirrorHasOfAnOlderStoreComesBack() throws Exception {
    Path copy = places.resolve("copy");
    copy(directory, copy);
    till.reopened();
    sell(4);
    sell(5);
    List<Recorded> mirrored = all();
    till.close();
    Rebuild.delete(directory);
    copy(copy, directory);

    till.rescue = mirrored::forEach;
    till.reopened();

    assertThat(till.store().news())
        .isEqualTo(new StoreNews(Optional.of(Cause.RESTORED), Optional.empty(), 2));
    assertThat(all().subList(0, 6)).isEqualTo(mirrored);
    assertThat(till.ledger().anchors())
        .as("head office may have more than the mirror and the witness")
        .extracting(Anchor::firstPosition, Anchor::lastPosition)
        .containsExactly(tuple(7L, 6 + JournalStart.LEFT_FREE));
    assertThat(start().parent()).contains(parent(mirrored.get(5)));
  }

  @Test
  void aStoreOfAnotherMachineBeginsANewEpoch() throws Exception {
    till.machine = "another machine";
    till.reopened();

    assertThat(till.store().news().newEpoch()).contains(Cause.OTHER_MACHINE);
    assertThat(start())
        .isEqualTo(
            new EpochStart(
                Cause.OTHER_MACHINE, 5, Optional.of(parent(before.get(3))), start().totals()));
    assertThat(all()).startsWith(before.toArray(Recorded[]::new)).hasSize(5);
    till.reopened();
    assertThat(till.store().news()).isEqualTo(StoreNews.NONE);
  }

  @Test
  void aTillInstalledAnewGoesOnWithItsTotalsAndUsesNoNumberTwice() throws Exception {
    Rebuild.delete(directory);
    till.reopened();

    assertThat(till.store().news().newEpoch()).contains(Cause.REINSTALLED);
    assertThat(start().parent()).contains(parent(before.get(3)));
    assertThat(till.store().head().number().epoch()).isNotEqualTo(before.get(0).number().epoch());
    assertThat(till.ledger().anchors())
        .containsExactly(
            new Anchor(
                Anchor.Cause.MISSING,
                "",
                1,
                4 + JournalStart.LEFT_FREE,
                0,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void aTillInstalledAnewTakesItsMirrorBack() throws Exception {
    Rebuild.delete(directory);
    till.rescue = before::forEach;
    till.reopened();

    assertThat(till.store().news())
        .isEqualTo(new StoreNews(Optional.of(Cause.REINSTALLED), Optional.empty(), 4));
    assertThat(all()).startsWith(before.toArray(Recorded[]::new)).hasSize(5);
    assertThat(till.store().journalFeed().unfinishedEpochs())
        .as("what head office may lack goes up, and then what is new")
        .containsExactly(before.get(0).number().epoch(), all().get(4).number().epoch());
    assertThat(till.store().journalFeed().waiting()).isEqualTo(5);
  }

  @Test
  void anEntryThatWasChangedOnTheStickIsNotTakenBack() throws Exception {
    Rebuild.delete(directory);
    Recorded good = before.get(1);
    byte[] changed = good.entry().document();
    changed[3] ^= 1;
    Recorded bad =
        new Recorded(
            good.position(),
            new dev.evertill.sync.protocol.Entry(
                good.entry().header(), good.entry().previous(), changed, good.entry().hash()));
    till.rescue =
        reader -> Stream.of(before.get(0), bad, before.get(2), before.get(3)).forEach(reader);
    till.reopened();

    assertThat(till.store().news().brought()).isEqualTo(3);
    assertThat(till.ledger().at(2)).isEmpty();
    assertThat(till.ledger().at(3)).contains(before.get(2));
  }

  @Test
  void aMirrorThatCannotBeReachedKeepsNoTillShut() throws Exception {
    Rebuild.delete(directory);
    till.rescue =
        reader -> {
          throw new IOException("the stick is not there");
        };
    till.reopened();
    assertThat(till.store().news().newEpoch()).contains(Cause.REINSTALLED);
    sell(1);
  }

  @Test
  void aWitnessThatCannotBeReadWitnessesNothing() throws Exception {
    Path file = OpenTill.witnessOf(directory).resolve("till-03.witness");
    Files.writeString(file, "{\"format\":\"evertill.witness/1\",\"till\":\"03\"");
    till.reopened();

    assertThat(till.store().news()).isEqualTo(StoreNews.NONE);
    assertThat(Files.exists(file.resolveSibling("till-03.witness.unreadable"))).isTrue();
    assertThat(Files.readString(file)).contains(before.get(3).entry().hash().hex());
  }

  @Test
  void theWitnessOfAnotherTillIsKeptAsideAndBelievedNothing() throws Exception {
    till.close();
    Path file = OpenTill.witnessOf(directory).resolve("till-03.witness");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("\"till\":\"03\"", "\"till\":\"04\"")
            .replace("\"position\":4", "\"position\":999"));
    till.reopened();

    assertThat(till.store().news()).isEqualTo(StoreNews.NONE);
    assertThat(Files.readString(file.resolveSibling("till-03.witness.unreadable")))
        .contains("\"till\":\"04\"")
        .contains("\"position\":999");
    assertThat(Files.readString(file)).contains(before.get(3).entry().hash().hex());
  }

  @Test
  void aWitnessThatIsNoFileKeepsNoTillFromSelling() throws Exception {
    till.close();
    Path file = OpenTill.witnessOf(directory).resolve("till-03.witness");
    Files.delete(file);
    Files.createDirectory(file);
    till.reopened();

    assertThat(till.store().news()).isEqualTo(StoreNews.NONE);
    assertThat(file.resolveSibling("till-03.witness.unreadable")).isDirectory();
    assertThat(file).isRegularFile();
  }

  @Test
  void aBackupThatIsSoldWithBeginsANewEpochAlsoWithoutAWitness() throws Exception {
    till.reopened();
    Path backup = places.resolve("backup");
    assertThat(till.store().backup(backup)).isEqualTo(4);
    till.close();
    Rebuild.delete(directory);
    Rebuild.delete(OpenTill.witnessOf(directory));
    Files.createDirectories(directory);
    Files.move(backup.resolve("journal"), directory.resolve("journal"));

    till.reopened();

    assertThat(till.store().news().newEpoch()).contains(Cause.RESTORED);
    assertThat(all()).startsWith(before.toArray(Recorded[]::new)).hasSize(5);
  }

  @Test
  void aRebuiltJournalIsTheSameJournal() throws Exception {
    till.reopened();
    till.ledger().keep("basket".getBytes(StandardCharsets.UTF_8));
    till.ledger().hold("table 4", 7, "held".getBytes(StandardCharsets.UTF_8));
    till.store().rebuild();
    sell(4);
    List<Recorded> all = all();

    till.reopened();

    assertThat(till.store().news()).isEqualTo(StoreNews.NONE);
    assertThat(all()).isEqualTo(all);
    assertThat(till.ledger().held()).singleElement().extracting("label").isEqualTo("table 4");
    assertThat(till.ledger().kept()).as("the sale cleared the counter").isEmpty();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("journal")
          .doesNotContain("journal.next", "journal.old");
    }
    assertThat(Verification.of(till.ledger()).faults()).isEmpty();
  }

  @Test
  void theHashOfTheEntryBeforeDecidesWhetherAnEntryFits() {
    assertThat(before.get(1).entry().previous()).isEqualTo(before.get(0).entry().hash());
    assertThat(before.get(0).entry().previous()).isEqualTo(Hash.ZERO);
  }
}
