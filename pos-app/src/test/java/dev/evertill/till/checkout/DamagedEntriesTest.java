package dev.evertill.till.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.DemoGoods;
import dev.evertill.till.Golden;
import dev.evertill.till.Seeds;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.TillDocuments.DayClosed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes flip on the disk: the till starts, sells and closes its day whatever they make. */
class DamagedEntriesTest {
  private static final int TRIES_EACH = 5;
  private static final DemoGoods GOODS = new DemoGoods();

  /** A document of a kind as it was once written. */
  private record Written(Kind kind, byte[] document) {}

  private static List<Written> written() throws Exception {
    List<Written> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.add(new Written(kind, Golden.bytes("v1/" + kind.text() + ".json")));
    }
    for (Kind kind :
        List.of(Kind.EPOCH_OPENED, Kind.SHIFT_OPENED, Kind.SHIFT_CLOSED, Kind.DAY_CLOSED)) {
      all.add(new Written(kind, Golden.bytes("v2/" + kind.text() + ".json")));
    }
    return all;
  }

  /** One byte is another, most often by one bit, as on a disk. */
  private static byte[] flipped(byte[] document, Random chance) {
    byte[] damaged = document.clone();
    int at = chance.nextInt(damaged.length);
    damaged[at] ^=
        (byte) (chance.nextInt(4) == 0 ? 1 + chance.nextInt(255) : 1 << chance.nextInt(8));
    return damaged;
  }

  /** A day in which an entry is of this document, read again after a stop, and closed. */
  private static void aDayWith(Kind kind, byte[] document) throws Exception {
    OneTill till = new OneTill(GOODS).opened();
    till.sell("101", 45);
    till.ledger.append(
        place -> Posting.plain(kind, "x", till.entry(0).header().tillTimeMillis(), document));
    till.restart();
    if (till.counter.shift().isEmpty()) {
      till.opened();
    }
    assertThat(till.counter.shift()).isPresent();
    till.sell("102", 65);
    assertThat(till.counter.notice().kind()).isEqualTo(Notice.Kind.PAID);
    till.checkout.closeDay(Money.of(100_00));
    assertThat(till.counter.notice().kind()).isEqualTo(Notice.Kind.DAY_CLOSED);
    till.restart();
    till.opened();
    till.sell("103", 5_00);
    till.checkout.closeDay(Money.of(100_00));
    assertThat(till.counter.notice().kind()).isEqualTo(Notice.Kind.DAY_CLOSED);
  }

  @Test
  void everyKindIsReadAsItWasWritten() throws Exception {
    for (Written one : written()) {
      OneTill till = new OneTill().opened();
      till.ledger.append(place -> Posting.plain(one.kind(), "x", 1, one.document()));
      till.restart();
      assertThat(till.counter.notice().kind())
          .as("%s", one.kind())
          .isNotEqualTo(Notice.Kind.ENTRIES_UNREADABLE);
    }
  }

  @Test
  void noFlippedByteOfAnyKindKeepsTheTillFromSellingOrClosing() throws Exception {
    List<Written> all = written();
    Seeds.each(
        TRIES_EACH,
        chance -> {
          for (Written one : all) {
            aDayWith(one.kind(), flipped(one.document(), chance));
          }
        });
  }

  @Test
  void aDocumentThatIsEmptyOrCutOrNoJsonKeepsNobodyEither() throws Exception {
    for (Written one : written()) {
      aDayWith(one.kind(), new byte[0]);
      aDayWith(one.kind(), Arrays.copyOf(one.document(), one.document().length / 2));
      aDayWith(one.kind(), new byte[one.document().length]);
    }
  }

  @Test
  void aNumberTooLargeForAnySumIsUnreadable() throws Exception {
    byte[] opened =
        new String(Golden.bytes("v2/shift-opened.json"), UTF_8)
            .replace("\"openingFloat\":10000", "\"openingFloat\":9223372036854775807")
            .getBytes(UTF_8);
    OneTill till = new OneTill().opened();
    till.ledger.append(place -> Posting.plain(Kind.SHIFT_OPENED, "x", 1, opened));
    till.restart();

    till.says(Notice.Kind.ENTRIES_UNREADABLE, "1");
    assertThat(till.counter.shift()).isPresent();
  }

  @Test
  void theGrandTotalsGoOnFromTheLastReportThatCanBeRead() throws Exception {
    OneTill till = new OneTill().opened();
    till.sell("101", 45);
    till.checkout.closeDay(Money.of(100_45));
    till.opened();
    till.sell("102", 65);
    till.checkout.closeDay(Money.of(100_65));
    till.ledger.damageLast();
    till.restart();
    till.opened();
    till.sell("102", 65);
    till.checkout.closeDay(Money.of(100_65));

    till.says(Notice.Kind.DAY_CLOSED, "3");
    DayClosed day = Documents.readDayClosed(till.entry(0).document());
    assertThat(day.grandTotals().sales()).as("without the day nobody can read").isEqualTo(45 + 65);
    assertThat(till.counter.shift()).isEmpty();
    till.opened();
    assertThat(till.counter.shift().orElseThrow().id()).isEqualTo("4");
  }

  @Test
  void aJournalThatGoesOnFromAnotherNumbersItsReportsAfterIt() throws Exception {
    OneTill till = new OneTill();
    till.ledger.append(
        place -> Posting.plain(Kind.EPOCH_OPENED, "x", 1, golden("v2/epoch-opened.json")));
    till.restart();
    till.opened();
    till.sell("101", 45);
    till.checkout.closeDay(Money.of(100_45));

    till.says(Notice.Kind.DAY_CLOSED, "18");
    DayClosed day = Documents.readDayClosed(till.entry(0).document());
    assertThat(day.grandTotals().sales()).isEqualTo(12_345_67 + 45);
  }

  private static byte[] golden(String name) {
    try {
      return Golden.bytes(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
