package dev.evertill.till.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.DemoGoods;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.money.Money;
import dev.evertill.till.ui.TestTill;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class JournalModelTest {
  private static final String PENDING_HELP =
      "Only this till has it. It is sent as soon as there is a link.";
  private static final String DAY =
      "{\"format\":\"evertill.anchor/1\",\"removedAt\":\"2026-11-16T12:00:00Z\","
          + "\"businessDay\":\"2026-09-01\",\"z\":12,\"segments\":[],\"totals\":{\"kinds\":[],"
          + "\"turnover\":0,\"rounding\":0,\"tenders\":[],\"taxes\":[]},"
          + "\"grandTotals\":{\"sales\":0,\"refunds\":0}}";

  private final TestTill till = TestTill.atOnce().opened();
  private final SaleModel model = till.model;
  private final JournalModel journal = model.journal;

  private void sell(int times) {
    for (int i = 0; i < times; i++) {
      till.with("Bread roll").checkout.payCash(Money.of(1_00));
    }
  }

  private List<String> places() {
    return journal.rows.get().stream().map(JournalRow::place).toList();
  }

  private static Anchor gone(Anchor.Cause cause, long first, long last) {
    return new Anchor(
        cause,
        "9f2c4e0d2b7a4d1c8e5f60718293a4b5",
        first,
        last,
        last,
        Optional.empty(),
        cause == Anchor.Cause.PRUNED
            ? Optional.of(DAY.getBytes(StandardCharsets.UTF_8))
            : Optional.empty());
  }

  @Test
  void aQuestionThatHasANameIsSaidInTheCashiersLanguage() {
    TestTill german = TestTill.atOnce(new DemoGoods(), Locale.GERMAN).opened();
    german.with("Bread roll").checkout.payCash(Money.of(1_00));
    german.ledger.heard(3, SyncStatus.parked("wrong-total", "total 45: the lines sum to 44"));
    german.model.journal.open();
    assertThat(german.model.journal.rows.get().get(0).more())
        .isEqualTo(
            "Die Zentrale hat ihn und eine Frage dazu. Seine Zeilen ergeben nicht die Summe."
                + " Der Leitung sagen.");
    german.ledger.heard(3, SyncStatus.parked("of-a-newer-one", "no stamp on the box"));
    german.model.journal.open();
    assertThat(german.model.journal.rows.get().get(0).more())
        .isEqualTo(
            "Die Zentrale hat ihn und eine Frage dazu. Der Leitung sagen. Wörtlich:"
                + " „no stamp on the box“");
  }

  @Test
  void theNewestEntryStandsFirstWithWhatItIsAndWhatHeadOfficeHas() {
    sell(2);
    till.ledger.heard(3, SyncStatus.parked("item 4711 is unknown"));
    journal.open();
    assertThat(model.panel.get()).isEqualTo(Panel.JOURNAL);
    assertThat(journal.rows.get())
        .startsWith(
            new JournalRow(
                "Sale",
                "03-9F2C-000004 · 2026-11-16 14:32",
                "€0.45",
                "pending",
                PENDING_HELP,
                News.Tone.NONE),
            new JournalRow(
                "Sale",
                "03-9F2C-000003 · 2026-11-16 14:32",
                "€0.45",
                "parked",
                "Head office has it and a question. Tell the manager. It says: “item 4711 is unknown”",
                News.Tone.ATTENTION));
    assertThat(journal.rows.get())
        .extracting(JournalRow::what)
        .containsExactly("Sale", "Sale", "Drawer opened", "Log-in");
  }

  @Test
  void anEntryThatCannotBeReadIsSaid() {
    sell(1);
    till.ledger.damageLast();
    journal.open();
    assertThat(journal.rows.get().get(0).amount()).isEqualTo("unreadable");
    assertThat(journal.rows.get().get(0).tone()).isEqualTo(News.Tone.TROUBLE);
  }

  @Test
  void whatIsGoneStandsInItsPlace() {
    sell(6);
    till.ledger.lose(gone(Anchor.Cause.PRUNED, 1, 3));
    till.ledger.lose(gone(Anchor.Cause.MISSING, 5, 5));
    journal.open();
    assertThat(journal.rows.get())
        .extracting(row -> row.what() + ": " + row.place())
        .containsExactly(
            "Sale: 03-9F2C-000008 · 2026-11-16 14:32",
            "Sale: 03-9F2C-000007 · 2026-11-16 14:32",
            "Sale: 03-9F2C-000006 · 2026-11-16 14:32",
            "Entries are missing: 1 entry lost to damage",
            "Sale: 03-9F2C-000004 · 2026-11-16 14:32",
            "Z 12, 2026-09-01: 3 entries, confirmed and removed");
  }

  @Test
  void twoHundredAreShownAndAnOlderNumberIsLookedForOnEnter() {
    sell(250);
    journal.open();
    assertThat(journal.rows.get()).hasSize(200);
    journal.typed("000007");
    assertThat(journal.rows.get()).isEmpty();
    assertThat(journal.nothing.get())
        .isEqualTo("000007 is not among the latest. Press Enter to look through all.");
    journal.entered();
    assertThat(places()).containsExactly("03-9F2C-000007 · 2026-11-16 14:32");
    for (String typed : List.of("7", "9f2c-7", "03-9F2C-000007")) {
      journal.typed(typed);
      journal.entered();
      assertThat(places()).as(typed).containsExactly("03-9F2C-000007 · 2026-11-16 14:32");
    }
    journal.typed("9999");
    journal.entered();
    assertThat(journal.nothing.get()).isEqualTo("There is no entry 9999.");
    journal.typed("03-1111-7");
    journal.entered();
    assertThat(journal.rows.get()).isEmpty();
  }

  @Test
  void aNumberOfARemovedDayShowsTheDay() {
    sell(6);
    till.ledger.lose(gone(Anchor.Cause.PRUNED, 1, 3));
    journal.open();
    journal.typed("2");
    journal.entered();
    assertThat(journal.rows.get()).extracting(JournalRow::what).containsExactly("Z 12, 2026-09-01");
  }

  @Test
  void aBarcodeInTheFieldOfTheNumberIsSold() {
    journal.open();
    journal.typed("4012345002041");
    journal.entered();
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    assertThat(model.counter.get().total()).isEqualTo(Money.of(2_59));
    assertThat(journal.number.get()).isEmpty();
  }

  @Test
  void whatIsMarkedStaysMarkedWhenAnEntryComes() {
    sell(2);
    journal.open();
    model.move(1);
    model.move(1);
    assertThat(journal.rows.get().get(journal.marked.get()).place()).startsWith("03-9F2C-000003");
    sell(1);
    assertThat(model.panel.get()).isEqualTo(Panel.JOURNAL);
    assertThat(journal.rows.get()).hasSize(5);
    assertThat(journal.rows.get().get(journal.marked.get()).place()).startsWith("03-9F2C-000003");
  }

  @Test
  void theDiskIsReadOnTheWorkThreadAndOnceForChangesInARow() {
    Queue<Runnable> work = new ArrayDeque<>();
    TestTill slow = TestTill.withSlowWork(work);
    slow.model.journal.open();
    assertThat(slow.model.journal.rows.get()).isEmpty();
    slow.with("Bread roll", "Bread roll", "Bread roll");
    assertThat(work).hasSize(1);
    work.remove().run();
    assertThat(slow.model.journal.rows.get()).hasSize(2);
    assertThat(work).as("once for all that changed").hasSize(1);
    work.remove().run();
    assertThat(work).isEmpty();
  }

  @Test
  void aJournalThatNobodyLooksAtIsNotRead() {
    Queue<Runnable> work = new ArrayDeque<>();
    TestTill slow = TestTill.withSlowWork(work).with("Bread roll");
    assertThat(work).isEmpty();
  }
}
