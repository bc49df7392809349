package dev.evertill.sync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.CloseAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A head office that asks to be left alone is asked nothing more in that round, whatever the till
 * still has to say.
 */
final class PauseTest extends WithHeadOffice {
  private static final String ANNA = WithCustomers.ANNA;
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final MemoryCustomers customers = new MemoryCustomers(MemoryJournal.TILL, 0);

  /** All there is to do: sales of two epochs, two days, lost entries, customers, prices. */
  private void everythingIsToBeDone() throws IOException {
    importing("--demo");
    sync = new Sync(journal, catalogue, customers, line, clock());
    journal.sellOften(300, 3);
    catalogue.noRoom = "later";
    sync.round();
    journal.lose("e1", 3).open("e2").sell(120).open("e3").sell(130);
    customers.edit(ANNA, "name", "Anna");
    catalogue.noRoom = null;
    now = now.plus(Duration.ofMinutes(2));
    line.calls.clear();
  }

  private void daysAreClosed() {
    journal.closeDay(1, 1, 1);
    journal.closeDay(2, 1, 1);
  }

  @Test
  void whereverHeadOfficeIsBusyTheRoundEndsThereAndTheNextDoesTheRest() throws IOException {
    everythingIsToBeDone();
    daysAreClosed();
    Map<String, String> lastCalls =
        Map.of(
            "e2", "append 1 to 1",
            "close", "close 1",
            "entries", "entries of e1 from 3",
            "customers", "customers: 1 edits",
            "catalogue", "catalogue since 0");
    for (String busy : List.of("e2", "close", "entries", "customers", "catalogue")) {
      line.calls.clear();
      line.busy.put(busy, PAUSE);

      Round round = sync.round();

      assertThat(round.pause()).as(busy).isEqualTo(PAUSE);
      assertThat(line.calls).as(busy).endsWith(lastCalls.get(busy));
      assertThat(line.calls).as(busy).filteredOn(lastCalls.get(busy)::equals).hasSize(1);
      assertThat(round.trouble())
          .as(busy)
          .isEqualTo(
              busy.equals("e2") ? "head office is busy" : "head office answers 503 for " + busy);
      line.busy.clear();
      now = now.plus(Duration.ofMinutes(2));
    }
    assertThat(sync.round().trouble()).isNull();
    assertThat(journal.waiting()).isZero();
    assertThat(journal.answers)
        .extracting(CloseAnswer::verdict)
        .containsExactly(CloseAnswer.CONFIRMED, CloseAnswer.CONFIRMED);
    assertThat(journal.recovered).containsExactly("e1 3 to 3");
    assertThat(customers.unsent(1)).isEmpty();
    assertThat(catalogue.version()).isEqualTo(1);
  }

  @Test
  void aHeadOfficeThatDoesNotSayForHowLongIsLeftAloneTooInThatRound() throws IOException {
    everythingIsToBeDone();
    line.busy.put("customers", Duration.ZERO);
    Round round = sync.round();
    assertThat(round.pause()).isZero();
    assertThat(line.calls).endsWith("customers: 1 edits");
    assertThat(catalogue.version()).isZero();
  }

  @Test
  void aHeadOfficeThatIsBusyWhileALongPriceListComesIsNotAskedForTheNextPage() throws IOException {
    importGoods(10_000, 22_000);
    MemoryCatalogue selling =
        new MemoryCatalogue() {
          @Override
          public void page(Pull after, List<CatalogueRow> rows) {
            super.page(after, rows);
            journal.sell(100);
          }
        };
    sync = new Sync(journal, selling, CustomerFeed.NONE, line, clock());
    line.busy.put("e1", PAUSE);
    assertThat(sync.round().pause()).isEqualTo(PAUSE);
    assertThat(line.calls).containsExactly("state", "catalogue since 0", "append 1 to 1");

    line.busy.clear();
    assertThat(sync.round().trouble()).isNull();
    assertThat(selling.version()).isEqualTo(1);
    assertThat(selling.pages).as("it goes on where it was").hasSize(3);
  }

  @Test
  void ofATillThatIsTooOldOneJournalIsEnoughToHearThatHeadOfficeIsBusy() throws IOException {
    journal.sellOften(300, 2).open("e2").sell(120);
    HeadOffice newer =
        new BadLine(line) {
          @Override
          public dev.evertill.sync.protocol.TillState state() throws IOException {
            throw new TillTooOldException("426");
          }
        };
    line.busy.put("e1", PAUSE);
    Round round = new Sync(journal, catalogue, CustomerFeed.NONE, newer, clock()).round();
    assertThat(round.pause()).isEqualTo(PAUSE);
    assertThat(line.calls).containsExactly("append 1 to 2");
  }
}
