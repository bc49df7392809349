package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.Await;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.store.Room;
import dev.evertill.till.store.SmallDisk;
import dev.evertill.till.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till that is wired as in the shop, on a disk that something else fills; its printer is off. */
class AFullDiskInTheTillTest {
  private static final long KIBIBYTE = 1024;

  @TempDir private Path directory;
  private WiredTill till;

  private StoreSettings onThe(SmallDisk disk) {
    return new StoreSettings(
        "03",
        disk.place().resolve("till"),
        directory.resolve("witness"),
        "this machine",
        StoreSettings.KEPT_DAYS,
        1024 * 1024,
        new Room.Limits(8192 * KIBIBYTE, 4096 * KIBIBYTE, 512 * KIBIBYTE));
  }

  private Notice sell() throws InterruptedException {
    if (till.counter().basket().isEmpty()) {
      till.act(checkout -> checkout.add("101"));
    }
    return till.pays();
  }

  private void says(Trouble.Kind kind, String word) {
    till.leap(Duration.ofSeconds(11));
    Await.until(kind + " " + word, () -> till.status().troubles().contains(Trouble.of(kind, word)));
  }

  @Test
  void warningsThenARefusalThatKeepsTheBasketThenTheSaleWithoutARestart() throws Exception {
    try (SmallDisk disk = new SmallDisk(directory.resolve("disk"), 16 * 1024);
        WiredTill wired = new WiredTill(directory)) {
      till = wired;
      till.stores = onThe(disk);
      till.start();
      till.pricesAreThere();
      till.opens();
      assertThat(sell().kind()).isEqualTo(Notice.Kind.PAID);
      assertThat(till.status().troubles()).isEmpty();

      disk.fillUpTo(5600 * KIBIBYTE);
      says(Trouble.Kind.DISK_LOW, "5");
      disk.fillUpTo(2600 * KIBIBYTE);
      says(Trouble.Kind.DISK_SHORT, "2");
      disk.fillUpTo(0);
      while (sell().kind() == Notice.Kind.PAID) {
        assertThat(till.store().head().position()).isLessThan(5_000);
      }
      assertThat(till.counter().notice())
          .isEqualTo(Notice.of(Notice.Kind.NOT_RECORDED, "DISK_FULL"));
      assertThat(till.counter().basket().items()).isEqualTo(1);
      says(Trouble.Kind.DISK_SHORT, "0");
      List<Recorded> before = till.journal();

      disk.clear();
      assertThat(sell().kind()).isEqualTo(Notice.Kind.PAID);
      assertThat(till.journal().subList(0, before.size())).isEqualTo(before);
      assertThat(Verification.of(till.store().ledger()).isWhole()).isTrue();
      till.leap(Duration.ofSeconds(11));
      Await.until("the warning goes", () -> till.status().troubles().isEmpty());
      till.allIsConfirmed();
    }
  }
}
