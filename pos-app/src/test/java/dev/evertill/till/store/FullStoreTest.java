package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.record.Kind;
import io.objectbox.Box;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal reaches its own limit while a counter sells into it. */
class FullStoreTest {
  private static final Notice FULL = Notice.of(Notice.Kind.NOT_RECORDED, "STORE_FULL");
  private static final long KILOBYTES = 600;
  private static final long SOME_OF_THE_SLACK = 64;

  @TempDir private Path directory;
  @TempDir private Path backups;
  private SellingCounter till;

  @BeforeEach
  void open() {
    till = SellingCounter.in(directory, StoreSettings.KEPT_DAYS, KILOBYTES);
  }

  @AfterEach
  void close() {
    till.close();
  }

  private Room room() throws Exception {
    return till.store().room();
  }

  /** Sells until a sale is refused, with its goods still on the counter. */
  private void sellsOut() {
    while (till.sell().kind() == Notice.Kind.PAID) {
      assertThat(till.ledger().lastPosition()).isLessThan(2_000);
    }
    assertThat(till.notice()).isEqualTo(FULL);
    assertThat(till.counter().basket().items()).isEqualTo(1);
  }

  @Test
  void thePriceListStopsLongBeforeTheSales() throws Exception {
    till.opened();
    assertThat(room().level()).isEqualTo(Room.Level.AMPLE);
    assertThat(till.store().catalogueSink().noRoom()).isEmpty();
    while (room().level() == Room.Level.AMPLE) {
      till.sells(1);
    }
    assertThat(room().storeLevel()).isEqualTo(Room.Level.LOW);
    assertThat(room().percent()).isEqualTo(60);
    assertThat(till.store().catalogueSink().noRoom()).isEmpty();
    while (room().level() == Room.Level.LOW) {
      till.sells(1);
    }
    assertThat(room().storeLevel()).isEqualTo(Room.Level.SHORT);
    assertThat(room().diskLevel()).isEqualTo(Room.Level.AMPLE);
    assertThat(till.store().catalogueSink().noRoom()).contains("the journal is 80 % full");
    till.sells(20);
  }

  @Test
  void confirmedDaysGoBeforeASaleIsRefused() {
    till.day(1, 60);
    till.day(2, 2);
    till.confirm(1);
    till.confirm(2);
    till.opened();
    while (till.ledger().anchors().isEmpty()) {
      till.sells(1);
    }
    till.sells(40);
    Anchor first = till.ledger().anchors().get(0);
    assertThat(first.cause()).isEqualTo(Anchor.Cause.PRUNED);
    assertThat(first.firstPosition()).isEqualTo(1);
    till.isWhole();
    sellsOut();
    assertThat(till.ledger().anchors()).as("one of a day").hasSize(1);
    assertThat(till.ledger().at(65))
        .as("the day before and its end stay")
        .map(end -> end.entry().header().kind())
        .contains(Kind.DAY_CLOSED.text());
    till.reopened().isWhole();
  }

  @Test
  void aFullJournalKeepsTheBasketAndSellsOnWhenADayIsConfirmed() {
    till.day(1, 60);
    till.day(2, 2);
    till.opened();
    sellsOut();
    List<Recorded> before = till.entries();
    while (till.notice().kind() != Notice.Kind.DRAFT_NOT_KEPT
        && till.counter().basket().items() < 60) {
      till.checkout().add("102");
    }
    long items = till.counter().basket().items();
    assertThat(till.sell()).isEqualTo(FULL);
    assertThat(till.counter().basket().items()).isEqualTo(items);
    assertThat(till.entries()).isEqualTo(before);
    till.answer(1, CloseAnswer.DISPUTED);
    assertThat(till.sell()).isEqualTo(FULL);

    till.confirm(1);
    assertThat(till.sell().kind()).isEqualTo(Notice.Kind.PAID);
    till.sells(20);

    assertThat(till.counter().basket().isEmpty()).isTrue();
    List<Recorded> after = till.entries();
    till.reopened().isWhole();
    assertThat(till.entries()).isEqualTo(after);
    long gone = till.ledger().anchors().get(0).lastPosition();
    assertThat(after.subList(0, before.size() - (int) gone))
        .as("what was acknowledged and not removed")
        .isEqualTo(before.subList((int) gone, before.size()));
    assertThat(after.get(after.size() - 1).position()).isEqualTo(before.size() + 21);
  }

  @Test
  void aJournalAtItsLimitOpensAgainAndSaysTheSame() {
    till.day(1, 60);
    till.day(2, 2);
    till.opened();
    sellsOut();
    till.reopened();
    assertThat(till.notice()).isEqualTo(Notice.of(Notice.Kind.BASKET_BACK, "1"));
    while (till.sell().kind() == Notice.Kind.PAID) {
      assertThat(till.ledger().lastPosition()).isLessThan(2_000);
    }
    assertThat(till.notice()).isEqualTo(FULL);
    till.confirm(1);
    till.sells(20);
    till.isWhole();
  }

  /** Head office's answers fill what sales leave, and so they do in a copy. */
  @Test
  void aJournalThatUsesItsSlackIsBackedUp() throws Exception {
    till.day(1, 60);
    till.opened();
    sellsOut();
    Box<ParkedRow> box = till.store().journal().boxFor(ParkedRow.class);
    for (long position = 1; room().used() < (KILOBYTES + SOME_OF_THE_SLACK) * 1024; position++) {
      ParkedRow row = new ParkedRow();
      row.position = position;
      row.reason = "?".repeat(1_000);
      box.put(row);
    }

    Path to = backups.resolve("copy");
    assertThat(till.store().backup(to)).isEqualTo(till.ledger().lastPosition());
    assertThat(ClosedJournal.verified(to).isWhole()).isTrue();
  }
}
