package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Close;
import dev.evertill.till.record.Kind;
import io.objectbox.Box;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What head office is asked about a day, and a disk that damaged the question. */
class ClosesTest {
  @TempDir private Path directory;
  private SellingCounter till;

  @BeforeEach
  void sellTwoDays() {
    till = SellingCounter.in(directory, StoreSettings.KEPT_DAYS, OpenTill.ROOMY);
    till.day(1, 3);
    till.day(2, 2);
  }

  @AfterEach
  void close() {
    till.close();
  }

  private void damageTheQuestionAbout(long z) {
    Box<CloseRow> closes = till.store().journal().boxFor(CloseRow.class);
    CloseRow row = closes.get(z);
    row.close[0] ^= 0x40;
    closes.put(row);
  }

  @Test
  void aDamagedQuestionIsMadeAnewFromTheEntryThatClosedTheDay() {
    List<Close> asked = till.feed().unconfirmedCloses();
    assertThat(asked).extracting(Close::z).containsExactly(1, 2);

    damageTheQuestionAbout(1);

    assertThat(till.feed().unconfirmedCloses()).isEqualTo(asked);
    till.confirm(1);
    assertThat(till.feed().unconfirmedCloses()).extracting(Close::z).containsExactly(2);
  }

  @Test
  void whereTheEntryIsDamagedTooTheOtherDaysAreAskedAbout() {
    damageTheQuestionAbout(1);
    Box<EntryRow> entries = till.store().journal().boxFor(EntryRow.class);
    EntryRow end =
        entries.getAll().stream()
            .filter(row -> row.kind.equals(Kind.DAY_CLOSED.text()))
            .findFirst()
            .get();
    end.document = "{".getBytes(StandardCharsets.US_ASCII);
    entries.put(end);

    assertThat(till.feed().unconfirmedCloses()).extracting(Close::z).containsExactly(2);
  }
}
