package dev.evertill.till.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.ui.TestTill;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is wrong with the till's own disk, in the line of news at start. */
class TroubleLineTest {
  private static final Trouble LOW = Trouble.of(Trouble.Kind.DISK_LOW, "1012");
  private static final Trouble DAMAGED = Trouble.of(Trouble.Kind.ENTRY_DAMAGED, "03-9F2C-000123");
  private static final News LINE =
      new News(News.Tone.TROUBLE, "1,012 MB left on the disk. See the menu, State of the till.");

  private final TestTill till = TestTill.atOnce();
  private final SaleModel model = till.model;

  private static Status with(Trouble... troubles) {
    return new Status(
        Status.Link.UP,
        0,
        Optional.empty(),
        42,
        Status.Printer.READY,
        0,
        Optional.empty(),
        List.of(troubles),
        "");
  }

  @Test
  void theGravestIsSaidOnceAndGoesWithTheNextGoods() {
    model.show(with(LOW, Trouble.of(Trouble.Kind.STORE_LOW, "81")));
    assertThat(model.news.get()).isEqualTo(LINE);
    till.opened().with("Bread roll");
    assertThat(model.news.get()).isEqualTo(News.NONE);
    model.show(with(LOW));
    assertThat(model.news.get()).isEqualTo(News.NONE);
  }

  @Test
  void theCounterOfTheStartLeavesItThere() {
    model.show(with(LOW));
    till.checkout.start();
    assertThat(model.news.get()).isEqualTo(LINE);
  }

  @Test
  void theNewsOfABasketThatIsBackComesFirst() {
    TestTill first = TestTill.atOnce().opened().with("Bread roll");
    first.model.show(with(LOW));
    first.checkout.start();
    assertThat(first.model.news.get().text()).isEqualTo("The basket is back: 1 item. Go on.");
    first.with("Bread roll");
    assertThat(first.model.news.get()).isEqualTo(LINE);
  }

  @Test
  void aDamagedEntryIsNamedByTheCounterItself() {
    model.show(with(DAMAGED));
    assertThat(model.news.get()).isEqualTo(News.NONE);
  }

  @Test
  void everyTroubleSaysWhatItIsAndWhatToDo() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      Texts texts = Texts.of(locale);
      for (Trouble.Kind kind : Trouble.Kind.values()) {
        assertThat(texts.has("trouble." + kind)).as("%s in %s", kind, locale).isTrue();
        assertThat(texts.has("trouble." + kind + ".help")).as("%s in %s", kind, locale).isTrue();
      }
    }
    assertThat(
            TroubleText.of(
                Trouble.of(
                    Trouble.Kind.JOURNAL_SET_ASIDE, "journal.damaged-20261116-133207", "120"),
                Texts.of(Locale.ENGLISH)))
        .isEqualTo(
            new TroubleText(
                "Journal damaged and set aside",
                "The journal was damaged and set aside as journal.damaged-20261116-133207. 120"
                    + " entries came back from the mirror; head office gives back what else it has."
                    + " Numbers begin anew. Sell on; tell head office."));
  }
}
