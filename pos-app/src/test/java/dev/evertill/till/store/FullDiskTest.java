package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A counter sells while something else fills its disk. */
class FullDiskTest {
  private static final Notice FULL = Notice.of(Notice.Kind.NOT_RECORDED, "DISK_FULL");
  private static final long KIBIBYTE = 1024;
  private static final long RESERVE = 768 * KIBIBYTE;
  private static final Room.Limits LIMITS =
      new Room.Limits(3072 * KIBIBYTE, 2048 * KIBIBYTE, RESERVE);

  @TempDir private Path directory;
  private SmallDisk disk;
  private SellingCounter till;

  @BeforeEach
  void open() throws Exception {
    disk = new SmallDisk(directory.resolve("disk"), 8 * 1024);
    Path data = disk.place().resolve("till");
    till = SellingCounter.in(data, StoreSettings.KEPT_DAYS, OpenTill.ROOMY, LIMITS);
  }

  @AfterEach
  void close() throws Exception {
    if (till != null) {
      till.close();
    }
    if (disk != null) {
      disk.close();
    }
  }

  private Path reserve() {
    return disk.place().resolve("till").resolve("room.reserve");
  }

  private void sellsOut() {
    while (till.sell().kind() == Notice.Kind.PAID) {
      assertThat(till.ledger().lastPosition()).isLessThan(5_000);
    }
    assertThat(till.notice()).isEqualTo(FULL);
    assertThat(till.counter().basket().items()).isEqualTo(1);
  }

  @Test
  void warningsComeFirstAndPriceListsStop() throws Exception {
    assertThat(till.store().room().diskLevel()).isEqualTo(Room.Level.AMPLE);
    assertThat(reserve()).hasSize(RESERVE);
    disk.fillUpTo(2600 * KIBIBYTE);
    assertThat(till.store().room().diskLevel()).isEqualTo(Room.Level.LOW);
    assertThat(till.store().catalogueSink().noRoom()).isEmpty();
    disk.fillUpTo(1500 * KIBIBYTE);
    assertThat(till.store().room().diskLevel()).isEqualTo(Room.Level.SHORT);
    assertThat(till.store().room().storeLevel()).isEqualTo(Room.Level.AMPLE);
    assertThat(till.store().catalogueSink().noRoom()).contains("the disk has 1 MB left");
    till.opened();
    till.sells(20);
    disk.clear();
    assertThat(till.store().room().level()).isEqualTo(Room.Level.AMPLE);
    assertThat(till.store().catalogueSink().noRoom()).isEmpty();
  }

  @Test
  void theRoomPutByIsGivenThenASaleIsRefusedAndRecordedWhenThereIsRoom() throws Exception {
    till.opened();
    till.store().room();
    disk.fillUpTo(0);
    int sold = 0;
    while (Files.exists(reserve())) {
      till.sells(1);
      sold++;
    }
    till.sells(5);
    sellsOut();
    List<Recorded> before = till.entries();
    assertThat(before).hasSizeGreaterThan(sold + 5);
    till.checkout().add("102");
    assertThat(till.sell()).isEqualTo(FULL);
    assertThat(till.entries()).isEqualTo(before);
    assertThat(till.counter().basket().items()).isEqualTo(2);

    disk.clear();
    assertThat(till.sell().kind()).isEqualTo(Notice.Kind.PAID);
    till.sells(3);

    till.store().room();
    assertThat(reserve()).as("put by again").hasSize(RESERVE);
    List<Recorded> after = till.entries();
    assertThat(after.subList(0, before.size())).isEqualTo(before);
    assertThat(after).hasSize(before.size() + 4);
    till.reopened().isWhole();
    assertThat(till.entries()).isEqualTo(after);
  }

  @Test
  void confirmedDaysGoBeforeTheRoomPutByAndTheirPagesAreUsedAgain() throws Exception {
    till.store().room();
    till.day(1, 300);
    till.day(2, 2);
    till.confirm(1);
    disk.fillUpTo(1500 * KIBIBYTE);
    assertThat(till.store().room().level()).isEqualTo(Room.Level.SHORT);
    assertThat(till.store().removeConfirmedDays()).as("as the upkeep does").isEqualTo(304);
    till.opened();
    disk.fillUpTo(0);
    till.sells(40);
    assertThat(reserve()).exists();
    till.isWhole();
    till.reopened().isWhole();
  }

  @Test
  void aDayConfirmedWhileTheDiskIsFullMakesRoomForSales() throws Exception {
    till.day(1, 100);
    till.day(2, 2);
    till.opened();
    till.store().room();
    disk.fillUpTo(0);
    sellsOut();
    assertThat(reserve()).doesNotExist();

    till.confirm(1);
    assertThat(till.sell().kind()).isEqualTo(Notice.Kind.PAID);
    till.sells(20);
    assertThat(till.ledger().anchors()).hasSize(1);
    till.isWhole();
  }

  @Test
  void aTillOpensOnAFullDiskKeepsItsBasketAndSellsWhenThereIsRoom() throws Exception {
    till.opened();
    till.store().room();
    till.sells(10);
    disk.fillUpTo(0);
    sellsOut();
    List<Recorded> before = till.entries();
    till.reopened();
    assertThat(till.notice()).isEqualTo(Notice.of(Notice.Kind.BASKET_BACK, "1"));
    disk.fillUpTo(0);
    disk.clear();
    assertThat(till.sell().kind()).isEqualTo(Notice.Kind.PAID);
    assertThat(till.entries().subList(0, before.size())).isEqualTo(before);
    till.isWhole();
  }
}
