package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import dev.evertill.till.Await;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.EpochDocuments;
import dev.evertill.till.record.EpochStart;
import dev.evertill.till.record.EpochStart.Cause;
import dev.evertill.till.record.Kind;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.ui.model.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
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
  private static final String MILK = "4012345001877";
  private static final int META_PAGES = 2 * 4096;

  @TempDir private Path directory;
  private HeadOfficeServer office;
  private int officePort;
  private VirtualPrinter printer;
  private Wiring till;
  private volatile Counter counter = Counter.IDLE;
  private volatile Status status = Status.AT_START;
  private final Queue<Status> shown = new ConcurrentLinkedQueue<>();
  private volatile Duration later = Duration.ZERO;
  private Optional<Path> mirror = Optional.empty();
  private long seed = 1;

  /** It ticks, on a day of its own, and leaps when a test says so. */
  private final Clock clock =
      new Clock() {
        private final Duration day =
            Duration.between(Instant.now(), Instant.parse("2026-11-16T10:00:00Z"));

        @Override
        public java.time.ZoneId getZone() {
          return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          throw new UnsupportedOperationException("a till stays where it is");
        }

        @Override
        public Instant instant() {
          return Instant.now().plus(day).plus(later);
        }
      };

  @BeforeEach
  void open() throws Exception {
    assertThat(Main.run("import", "--data", directory.resolve("office").toString(), "--demo"))
        .isZero();
    startOffice();
    officePort = office.port();
    printer = new VirtualPrinter(0, PrinterProfile.EPSON_80MM, new VirtualPrinter.Listener() {});
  }

  private void startOffice() throws Exception {
    office = new HeadOfficeServer(directory.resolve("office"), officePort).start();
  }

  private void startTill() throws Exception {
    counter = Counter.IDLE;
    shown.clear();
    till =
        new Wiring(
            new Settings(
                StoreSettings.of(
                    "03", directory.resolve("till"), directory.resolve("witness"), "this machine"),
                mirror,
                "http://127.0.0.1:" + officePort,
                "127.0.0.1:" + printer.port(),
                PrinterProfile.EPSON_80MM,
                Duration.ofMillis(200)),
            clock,
            new Random(seed++),
            next -> counter = next,
            next -> {
              status = next;
              shown.add(next);
            });
    till.start();
    till.tillThread().ask(() -> true);
  }

  @AfterEach
  void stop() throws Exception {
    till.close();
    printer.close();
    office.close();
  }

  private void act(Consumer<Checkout> act) throws InterruptedException {
    till.tillThread()
        .ask(
            () -> {
              act.accept(till.checkout());
              return true;
            });
    till.tillThread().ask(() -> true);
  }

  private void opens() throws Exception {
    act(checkout -> checkout.openShift(till.store().catalogue().staff().get(0), Money.of(100_00)));
    assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.SHIFT_OPENED);
  }

  private void sells(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      act(checkout -> checkout.scan(MILK));
      act(checkout -> checkout.payCash(Money.of(50_00)));
      assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.PAID);
    }
  }

  private void closesDay(int z) throws Exception {
    Money expected = counter.shift().orElseThrow().expected();
    act(checkout -> checkout.closeDay(expected));
    assertThat(counter.notice()).isEqualTo(Notice.of(Notice.Kind.DAY_CLOSED, Integer.toString(z)));
  }

  /** A closed day and two sales of the next, all of it at head office. */
  private void sellsADayAndABit() throws Exception {
    startTill();
    Await.until("the price list", () -> till.store().catalogue().version() > 0);
    opens();
    sells(2);
    closesDay(1);
    opens();
    sells(2);
    allIsConfirmed();
    Await.until("head office's word on the day", () -> till.store().answerTo(1).isPresent());
  }

  private void allIsConfirmed() {
    till.sendNow();
    Await.until(
        "head office's confirmation of everything",
        () -> till.store().journalFeed().waiting() == 0);
  }

  private List<Recorded> all() {
    List<Recorded> all = new ArrayList<>();
    till.store().ledger().read(0, all::add);
    return all;
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
    Await.until("the troubles on the screen", () -> status.troubles().equals(List.of(troubles)));
  }

  /** Ten seconds go by, after which the till looks again. */
  private void aWhileLater() {
    later = later.plusSeconds(11);
    till.sendNow();
  }

  private void isWhole() {
    Verification.Result result = Verification.of(till.store().ledger());
    assertThat(result.faults()).isEmpty();
    assertThat(result.missing()).isEmpty();
  }

  private void headOfficeHoldsEverything() throws Exception {
    List<EpochHead> here = new ArrayList<>();
    for (Recorded one : all()) {
      here.removeIf(head -> head.epoch().equals(one.number().epoch()));
      here.add(
          new EpochHead(one.number().epoch(), one.number().number(), one.entry().hash().hex()));
    }
    assertThat(new HttpHeadOffice("http://127.0.0.1:" + officePort, "03").state().epochs())
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
    mirror = Optional.of(Files.createDirectory(directory.resolve("stick")));
    sellsADayAndABit();
    office.close();
    sells(1);
    List<Recorded> before = all();
    long prices = till.store().catalogue().version();
    till.close();
    damageJournal();

    startTill();

    troublesAre(
        Trouble.of(Trouble.Kind.JOURNAL_SET_ASIDE, setAside(), Integer.toString(before.size())),
        Trouble.of(Trouble.Kind.ENTRIES_MISSING, "1"));
    assertThat(till.store().catalogue().version()).isEqualTo(prices);
    assertThat(all()).startsWith(before.toArray(Recorded[]::new));
    assertThat(begun().cause()).isEqualTo(Cause.DAMAGED);
    assertThat(begun().totals().closings()).isEqualTo(1);
    sells(2);
    startOffice();
    allIsConfirmed();
    aWhileLater();
    troublesAre(
        Trouble.of(Trouble.Kind.JOURNAL_SET_ASIDE, setAside(), Integer.toString(before.size())));
    isWhole();
    headOfficeHoldsEverything();
    closesDay(2);
    allIsConfirmed();
    Await.until("head office's word on the day", () -> till.store().answerTo(2).isPresent());
    assertThat(till.store().answerTo(2).orElseThrow().verdict()).isEqualTo("confirmed");
  }

  @Test
  void withoutMirrorTheTillSellsAtOnceAndHeadOfficeGivesBackWhatItHas() throws Exception {
    sellsADayAndABit();
    List<Recorded> before = all();
    office.close();
    long prices = till.store().catalogue().version();
    till.close();
    damageJournal();

    startTill();

    troublesAre(
        Trouble.of(Trouble.Kind.JOURNAL_SET_ASIDE, setAside(), "0"),
        Trouble.of(Trouble.Kind.ENTRIES_MISSING, "1"));
    assertThat(till.store().catalogue().version()).isEqualTo(prices);
    assertThat(begun().totals().closings()).isEqualTo(1);
    opens();
    sells(1);
    startOffice();
    till.sendNow();
    Await.until("what was lost", () -> all().size() > before.size());
    assertThat(all()).startsWith(before.toArray(Recorded[]::new));
    allIsConfirmed();
    aWhileLater();
    troublesAre(Trouble.of(Trouble.Kind.JOURNAL_SET_ASIDE, setAside(), "0"));
    isWhole();
    headOfficeHoldsEverything();
    closesDay(2);
    Await.until("head office's word on the day", () -> till.store().answerTo(2).isPresent());
    assertThat(till.store().answerTo(2).orElseThrow().verdict()).isEqualTo("confirmed");
  }

  /** A copy of before the last sales, and nothing on the machine that remembers them. */
  private List<Recorded> restoredFromAnOlderCopy() throws Exception {
    sellsADayAndABit();
    till.close();
    copy(directory.resolve("till"), directory.resolve("copy"));
    startTill();
    sells(3);
    allIsConfirmed();
    List<Recorded> before = all();
    till.close();
    delete(directory.resolve("till"));
    delete(directory.resolve("witness"));
    copy(directory.resolve("copy"), directory.resolve("till"));
    return before;
  }

  @Test
  void whatATillLostWithAnOlderCopyComesBackFromHeadOffice() throws Exception {
    List<Recorded> before = restoredFromAnOlderCopy();

    startTill();
    Await.until("what was lost", () -> all().size() > before.size());

    assertThat(all()).startsWith(before.toArray(Recorded[]::new));
    assertThat(begun().cause()).isEqualTo(Cause.FORKED);
    sells(1);
    allIsConfirmed();
    assertThat(till.store().hasForked()).isFalse();
    assertThat(shown)
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
    office.close();
    startTill();
    sells(2);
    List<Recorded> here = all();
    startOffice();
    till.sendNow();

    Await.until("the fork", () -> till.store().hasForked());
    assertThat(begun().cause()).isEqualTo(Cause.FORKED);
    sells(1);
    Await.until("the new epoch", () -> till.store().journalFeed().waiting() <= 2);
    aWhileLater();
    troublesAre(Trouble.of(Trouble.Kind.EPOCH_FORKED));
    assertThat(all()).startsWith(here.toArray(Recorded[]::new));
    assertThat(Verification.of(till.store().ledger()).faults()).isEmpty();
    Recorded last = before.get(before.size() - 1);
    assertThat(new HttpHeadOffice("http://127.0.0.1:" + officePort, "03").state().epochs())
        .contains(
            new EpochHead(
                last.number().epoch(), last.number().number(), last.entry().hash().hex()));
    assertThat(till.store().ledger().syncStatus(here.get(here.size() - 1).position()))
        .isEqualTo(SyncStatus.PENDING);
  }
}
