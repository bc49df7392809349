package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A line that is cut in each round a few bytes later than in the one before, from none at all to
 * the last one of all that is said: what was sold is held once, whatever was half said.
 */
@Timeout(120)
final class WhereverTheLineIsCutTest extends WithHeadOffice {
  private static final int STEP = 29;

  private int broken;
  private int days;

  @Test
  void whileTheTillSpeaksNothingIsLostAndNothingIsTwice() throws IOException {
    importGoods(1_000, 1_003);
    for (long most = 0; isCut(most, Long.MAX_VALUE); most += STEP) {
      assertThat(journal.forks).as("after %d bytes", most).isEmpty();
    }
    everythingIsThereOnce();
  }

  @Test
  void whileHeadOfficeAnswersNothingIsLostAndNothingIsTwice() throws IOException {
    importGoods(1_000, 1_003);
    for (long most = 0; isCut(Long.MAX_VALUE, most); most += STEP) {
      assertThat(journal.forks).as("after %d bytes", most).isEmpty();
    }
    everythingIsThereOnce();
  }

  /** A round of a till that just started: a sale and its day go up, all prices come down. */
  private boolean isCut(long mostUp, long mostDown) throws IOException {
    if (journal.unconfirmedCloses().isEmpty()) {
      journal.sell(300);
      int sold = journal.epochs.get("e1").size();
      journal.closeDay(++days, sold, sold);
    }
    MemoryCatalogue empty = new MemoryCatalogue();
    try (CutLine cut = new CutLine(server.port(), mostUp, mostDown)) {
      HttpHeadOffice office = new HttpHeadOffice(cut.url(), TILL);
      Sync round = new Sync(journal, empty, CustomerFeed.NONE, office, clock());
      Throwable failure = catchThrowable(round::round);
      office.cancel();
      if (failure != null) {
        assertThat(failure).isInstanceOf(IOException.class);
        assertThat(empty.version()).isZero();
        broken++;
      }
      return cut.isCut();
    }
  }

  private void everythingIsThereOnce() throws IOException {
    assertThat(broken).isGreaterThan(30);
    sync.round();
    int sold = journal.epochs.get("e1").size();
    assertThat(held()).containsExactly(head("e1", sold));
    HttpHeadOffice asked = new HttpHeadOffice(server.url(), TILL);
    assertThat(asked.entries("e1", 1).entries()).isEqualTo(journal.epochs.get("e1"));
    asked.cancel();
    assertThat(journal.waiting()).isZero();
    assertThat(journal.rewinds).isEmpty();
    assertThat(journal.unconfirmedCloses()).isEmpty();
    assertThat(catalogue.version()).isEqualTo(1);
  }
}
