package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.till.Await;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.record.EpochDocuments;
import dev.evertill.till.record.EpochStart;
import dev.evertill.till.record.EpochStart.Cause;
import dev.evertill.till.record.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A till of the shop with a real head office and a mirror: its journal is damaged over night, or is
 * older than it was.
 */
class ALostJournalEndToEndTest {
  private static final int META_PAGES = 2 * 4096;

  @TempDir private Path directory;
  private VirtualPrinter printer;
  private WiredTill till;

  @BeforeEach
  void open() throws Exception {
    printer = WiredTill.printer();
    till = new WiredTill(directory, printer);
  }

  @AfterEach
  void stop() throws Exception {
    till.close();
    printer.close();
  }

  /** A closed day and two sales of the next, all of it at head office. */
  private void sellsADayAndABit() throws Exception {
    till.start();
    till.pricesAreThere();
    till.opens();
    till.sells(2);
    till.closesDay(1);
    till.opens();
    till.sells(2);
    allIsConfirmed();
    till.headOfficeAgreesTo(1);
  }

  private void allIsConfirmed() {
    till.sendNow();
    till.allIsConfirmed();
  }

  private void damageJournal() throws IOException {
    try (FileChannel file =
        FileChannel.open(directory.resolve("till/journal/data.mdb"), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(META_PAGES), 0);
    }
  }

  private String setAside() throws IOException {
    try (Stream<Path> all = Files.list(directory.resolve("till"))) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("journal.damaged-"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private EpochStart begun() throws Exception {
    Recorded first = till.store().ledger().last(Kind.EPOCH_OPENED).orElseThrow();
    return EpochDocuments.read(first.entry().document());
  }

  private void troublesAre(Trouble... troubles) {
    Await.until(
        "the troubles on the screen", () -> till.status().troubles().equals(List.of(troubles)));
  }

  /** Ten seconds go by, after which the till looks again. */
  private void aWhileLater() {
    till.leap(Duration.ofSeconds(11));
    till.sendNow();
  }

  private void isWhole() {
    Verification.Result result = Verification.of(till.store().ledger());
    assertThat(result.faults()).isEmpty();
    assertThat(result.missing()).isEmpty();
  }

  private void headOfficeHoldsEverything() throws Exception {
    List<EpochHead> here = new ArrayList<>();
    for (Recorded one : till.journal()) {
      here.removeIf(head -> head.epoch().equals(one.number().epoch()));
      here.add(
          new EpochHead(one.number().epoch(), one.number().number(), one.entry().hash().hex()));
    }
    assertThat(new HttpHeadOffice(till.officeAddress(), "03").state().epochs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("heard")
        .containsExactlyInAnyOrderElementsOf(here);
  }

  private static void delete(Path all) throws IOException {
    try (Stream<Path> paths = Files.walk(all)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  @Test
  void aDamagedJournalComesBackFromTheMirrorWithHeadOfficeAway() throws Exception {
    till.mirror = Optional.of(Files.createDirectory(directory.resolve("stick")));
    sellsADayAndABit();
    till.closeOffice();
    till.sells(1);
    List<Recorded> before = till.journal();
    long prices = till.store().catalogue().version();
    till.stop();
    damageJournal();

    till.start();

    troublesAre(
        Trouble.of(Trouble.Kind.JOURNAL_SET_ASIDE, setAside(), Integer.toString(before.size())),
        Trouble.of(Trouble.Kind.ENTRIES_MISSING, "1"));
    assertThat(till.store().catalogue().version()).isEqualTo(prices);
    assertThat(till.journal()).startsWith(before.toArray(Recorded[]::new));
    assertThat(begun().cause()).isEqualTo(Cause.DAMAGED);
    assertThat(begun().totals().closings()).isEqualTo(1);
    till.sells(2);
    till.openOffice();
    allIsConfirmed();
    aWhileLater();
    troublesAre(
        Trouble.of(Trouble.Kind.JOURNAL_SET_ASIDE, setAside(), Integer.toString(before.size())));
    isWhole();
    headOfficeHoldsEverything();
    till.closesDay(2);
    allIsConfirmed();
    till.headOfficeAgreesTo(2);
    assertThat(till.store().answerTo(2).orElseThrow().verdict()).isEqualTo("confirmed");
  }

  @Test
  void withoutMirrorTheTillSellsAtOnceAndHeadOfficeGivesBackWhatItHas() throws Exception {
    sellsADayAndABit();
    List<Recorded> before = till.journal();
    till.closeOffice();
    long prices = till.store().catalogue().version();
    till.stop();
    damageJournal();

    till.start();

    troublesAre(
        Trouble.of(Trouble.Kind.JOURNAL_SET_ASIDE, setAside(), "0"),
        Trouble.of(Trouble.Kind.ENTRIES_MISSING, "1"));
    assertThat(till.store().catalogue().version()).isEqualTo(prices);
    assertThat(begun().totals().closings()).isEqualTo(1);
    till.opens();
    till.sells(1);
    till.openOffice();
    till.sendNow();
    Await.until("what was lost", () -> till.journal().size() > before.size());
    assertThat(till.journal()).startsWith(before.toArray(Recorded[]::new));
    allIsConfirmed();
    aWhileLater();
    troublesAre(Trouble.of(Trouble.Kind.JOURNAL_SET_ASIDE, setAside(), "0"));
    isWhole();
    headOfficeHoldsEverything();
    till.closesDay(2);
    till.headOfficeAgreesTo(2);
    assertThat(till.store().answerTo(2).orElseThrow().verdict()).isEqualTo("confirmed");
  }

  /** A copy of before the last sales, and nothing on the machine that remembers them. */
  private List<Recorded> restoredFromAnOlderCopy() throws Exception {
    sellsADayAndABit();
    till.stop();
    copy(directory.resolve("till"), directory.resolve("copy"));
    till.start();
    till.sells(3);
    allIsConfirmed();
    List<Recorded> before = till.journal();
    till.stop();
    delete(directory.resolve("till"));
    delete(directory.resolve("witness"));
    copy(directory.resolve("copy"), directory.resolve("till"));
    return before;
  }

  @Test
  void whatATillLostWithAnOlderCopyComesBackFromHeadOffice() throws Exception {
    List<Recorded> before = restoredFromAnOlderCopy();

    till.start();
    Await.until("what was lost", () -> till.journal().size() > before.size());

    assertThat(till.journal()).startsWith(before.toArray(Recorded[]::new));
    assertThat(begun().cause()).isEqualTo(Cause.FORKED);
    till.sells(1);
    allIsConfirmed();
    assertThat(till.store().hasForked()).isFalse();
    assertThat(till.shown())
        .as("said while it lasted")
        .anyMatch(one -> one.trouble().contains(before.get(0).number().epoch()));
    Await.until(
        "nothing is called missing",
        () ->
            till.store().ledger().anchors().stream()
                .noneMatch(anchor -> anchor.cause() == Anchor.Cause.MISSING));
    aWhileLater();
    troublesAre();
    isWhole();
    headOfficeHoldsEverything();
    assertThat(till.store().ledger().syncStatus(before.get(before.size() - 1).position()))
        .isEqualTo(SyncStatus.SENT);
  }

  @Test
  void whatWasSoldOnAnOlderCopyIsAForkAndBothSidesKeepAll() throws Exception {
    List<Recorded> before = restoredFromAnOlderCopy();
    till.closeOffice();
    till.start();
    till.sells(2);
    List<Recorded> here = till.journal();
    till.openOffice();
    till.sendNow();

    Await.until("the fork", () -> till.store().hasForked());
    assertThat(begun().cause()).isEqualTo(Cause.FORKED);
    till.sells(1);
    allIsConfirmed();
    aWhileLater();
    troublesAre(Trouble.of(Trouble.Kind.EPOCH_FORKED));
    assertThat(till.journal()).startsWith(here.toArray(Recorded[]::new));
    assertThat(Verification.of(till.store().ledger()).faults()).isEmpty();
    Recorded last = before.get(before.size() - 1);
    assertThat(new HttpHeadOffice(till.officeAddress(), "03").state().epochs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("heard")
        .contains(
            new EpochHead(
                last.number().epoch(), last.number().number(), last.entry().hash().hex()));
    assertThat(till.store().ledger().syncStatus(here.get(here.size() - 1).position()))
        .as("as a branch")
        .isEqualTo(SyncStatus.SENT);
  }
}
