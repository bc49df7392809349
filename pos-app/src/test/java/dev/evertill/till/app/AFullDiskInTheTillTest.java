package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import dev.evertill.till.Await;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.money.Money;
import dev.evertill.till.store.Room;
import dev.evertill.till.store.SmallDisk;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.ui.model.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till that is wired as in the shop, on a disk that something else fills; its printer is off. */
class AFullDiskInTheTillTest {
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final int NO_PRINTER = 9;
  private static final long KIBIBYTE = 1024;

  @TempDir private Path directory;
  private Wiring till;
  private volatile Counter counter = Counter.IDLE;
  private volatile Status status = Status.AT_START;
  private volatile Duration ahead =
      Duration.between(Instant.now(), Instant.parse("2026-11-16T10:00:00Z"));

  /** It ticks, and goes on faster when a test says so. */
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException("a till stays where it is");
        }

        @Override
        public Instant instant() {
          return Instant.now().plus(ahead);
        }
      };

  private Wiring wired(Path data, int port) throws Exception {
    return new Wiring(
        new Settings(
            new StoreSettings(
                "03",
                data,
                directory.resolve("witness"),
                "this machine",
                StoreSettings.KEPT_DAYS,
                1024 * 1024,
                new Room.Limits(8192 * KIBIBYTE, 4096 * KIBIBYTE, 512 * KIBIBYTE)),
            Optional.empty(),
            "http://127.0.0.1:" + port,
            "127.0.0.1:" + NO_PRINTER,
            PrinterProfile.EPSON_80MM,
            IDLE),
        clock,
        new Random(1),
        next -> counter = next,
        next -> status = next);
  }

  private void act(Consumer<Checkout> act) throws InterruptedException {
    till.tillThread()
        .ask(
            () -> {
              act.accept(till.checkout());
              return true;
            });
  }

  private Notice sell() throws InterruptedException {
    if (counter.basket().isEmpty()) {
      act(checkout -> checkout.add("101"));
    }
    act(checkout -> checkout.payCash(Money.of(1_00)));
    return counter.notice();
  }

  private void says(Trouble.Kind kind, String word) {
    ahead = ahead.plusSeconds(11);
    Await.until(kind + " " + word, () -> status.troubles().contains(Trouble.of(kind, word)));
  }

  private List<Recorded> journal() {
    List<Recorded> all = new ArrayList<>();
    till.store().ledger().read(0, all::add);
    return all;
  }

  @Test
  void warningsThenARefusalThatKeepsTheBasketThenTheSaleWithoutARestart() throws Exception {
    String office = directory.resolve("office").toString();
    assertThat(Main.run("import", "--data", office, "--demo")).isZero();
    try (SmallDisk disk = new SmallDisk(directory.resolve("disk"), 16 * 1024);
        HeadOfficeServer server = new HeadOfficeServer(Path.of(office), 0).start();
        Wiring wired = wired(disk.place().resolve("till"), server.port())) {
      till = wired;
      till.start();
      Await.until("the price list", () -> till.store().catalogue().version() > 0);
      act(
          checkout ->
              checkout.openShift(till.store().catalogue().staff().get(0), Money.of(100_00)));
      assertThat(sell().kind()).isEqualTo(Notice.Kind.PAID);
      assertThat(status.troubles()).isEmpty();

      disk.fillUpTo(5600 * KIBIBYTE);
      says(Trouble.Kind.DISK_LOW, "5");
      disk.fillUpTo(2600 * KIBIBYTE);
      says(Trouble.Kind.DISK_SHORT, "2");
      disk.fillUpTo(0);
      while (sell().kind() == Notice.Kind.PAID) {
        assertThat(till.store().head().position()).isLessThan(5_000);
      }
      assertThat(counter.notice()).isEqualTo(Notice.of(Notice.Kind.NOT_RECORDED, "DISK_FULL"));
      assertThat(counter.basket().items()).isEqualTo(1);
      says(Trouble.Kind.DISK_SHORT, "0");
      List<Recorded> before = journal();

      disk.clear();
      assertThat(sell().kind()).isEqualTo(Notice.Kind.PAID);
      assertThat(journal().subList(0, before.size())).isEqualTo(before);
      assertThat(Verification.of(till.store().ledger()).isWhole()).isTrue();
      ahead = ahead.plusSeconds(11);
      Await.until("the warning goes", () -> status.troubles().isEmpty());
      Await.until("head office has everything", () -> till.store().journalFeed().waiting() == 0);
    }
  }
}
