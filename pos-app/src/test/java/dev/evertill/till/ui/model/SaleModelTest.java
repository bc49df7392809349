package dev.evertill.till.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.DemoGoods;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Kind;
import dev.evertill.till.sale.Item;
import dev.evertill.till.ui.TestTill;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SaleModelTest {
  private final TestTill till = TestTill.atOnce();
  private final SaleModel model = till.model;

  private static List<String> names(Counter counter) {
    return counter.basket().lines().stream().map(line -> line.item().name()).toList();
  }

  private void type(String text) {
    for (int end = 1; end <= text.length(); end++) {
      model.scan.typed(text.substring(0, end));
    }
  }

  @Test
  void withoutAPriceListTheScreenSaysWhereItComesFrom() {
    DemoGoods none = new DemoGoods();
    none.version = 0;
    TestTill bare = TestTill.atOnce(none, Locale.ENGLISH);
    assertThat(bare.model.panel.get()).isEqualTo(Panel.NO_PRICES);
    none.version = 43;
    bare.model.show(bare.status(Status.Link.UP, 0));
    assertThat(bare.model.panel.get()).isEqualTo(Panel.SHIFT);
    assertThat(bare.model.prices.get().pages())
        .extracting(QuickPage::name)
        .first()
        .isEqualTo("Favourites");
  }

  @Test
  void theDrawerIsTakenBeforeAnythingIsSold() {
    assertThat(model.panel.get()).isEqualTo(Panel.SHIFT);
    model.shift.typed("100");
    assertThat(model.shift.openable.get()).isFalse();
    model.shift.entered();
    assertThat(model.news.get().text()).isEqualTo("Choose the cashier first.");
    model.move(1);
    model.shift.entered();
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    assertThat(model.counter.get().shift().orElseThrow().openingFloat())
        .isEqualTo(Money.of(100_00));
    assertThat(model.news.get())
        .isEqualTo(new News(News.Tone.GOOD, "Anna K. has the drawer now. Scan the first item."));
  }

  @Test
  void enterAfterDigitsIsAScan() {
    till.opened();
    model.scan.entered("4012345002041");
    assertThat(names(model.counter.get())).containsExactly("Butter 250 g");
    assertThat(model.scan.entry.get()).isEmpty();
  }

  @Test
  void anUnknownBarcodeIsNewsAndTheNextScanIsSold() {
    till.opened();
    model.scan.entered("5000000000005");
    assertThat(model.news.get())
        .isEqualTo(
            new News(News.Tone.TROUBLE, "5000000000005 is not on the price list. Search by name."));
    model.scan.entered("4012345002041");
    assertThat(names(model.counter.get())).containsExactly("Butter 250 g");
    assertThat(model.news.get()).isEqualTo(News.NONE);
  }

  @Test
  void lettersSearchAndEnterTakesTheMarkedOne() {
    till.opened();
    type("roll");
    assertThat(model.panel.get()).isEqualTo(Panel.SEARCH);
    assertThat(model.scan.hits.get().items())
        .extracting(Item::name)
        .contains("Bread roll", "Cheese roll");
    model.move(1);
    String marked = model.scan.hits.get().items().get(1).name();
    model.scan.entered("roll");
    assertThat(names(model.counter.get())).containsExactly(marked);
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    assertThat(model.scan.hits.get()).isEqualTo(Hits.NONE);
  }

  @Test
  void anAnswerToOldWordsIsDropped() {
    Queue<Runnable> work = new ArrayDeque<>();
    TestTill slow = TestTill.withSlowWork(work);
    slow.model.scan.typed("bread");
    slow.model.scan.typed("butter");
    work.remove().run();
    assertThat(slow.model.scan.hits.get()).isEqualTo(Hits.NONE);
    work.remove().run();
    assertThat(slow.model.scan.hits.get().chosen().map(Item::name)).contains("Butter 250 g");
  }

  @Test
  void enterBeforeTheSearchAnsweredTakesTheFirstAndNoLaterScan() {
    Queue<Runnable> work = new ArrayDeque<>();
    TestTill slow = TestTill.withSlowWork(work);
    slow.model.scan.typed("butter");
    slow.model.scan.entered("butter");
    slow.model.scan.entered("101");
    work.forEach(Runnable::run);
    assertThat(names(slow.model.counter.get())).containsExactly("Bread roll", "Butter 250 g");
  }

  @Test
  void digitsAndABlankSearchAndDigitsAloneAreAScan() {
    till.opened();
    type("butter 2");
    assertThat(model.panel.get()).isEqualTo(Panel.SEARCH);
    type("101");
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    assertThat(model.scan.countable.get()).isTrue();
    type("101 ");
    assertThat(model.panel.get()).isEqualTo(Panel.SEARCH);
    assertThat(model.scan.countable.get()).isFalse();
    type("  101");
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    model.scan.entered("  101");
    assertThat(names(model.counter.get())).containsExactly("Bread roll");
  }

  @Test
  void aDamagedPriceListLeavesTheBasketInSightAndPayable() {
    till.opened();
    model.scan.entered("101");
    till.goods.version = 0;
    till.goods.trouble = Optional.of("page 7 is not what it was");
    model.show(Status.AT_START);

    assertThat(model.prices.get().damaged()).isTrue();
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    model.scan.entered("102");
    assertThat(model.news.get().text())
        .isEqualTo("The price list is damaged and comes anew. What is on the counter can be paid.");
    model.paying.open();
    assertThat(model.panel.get()).isEqualTo(Panel.PAY);
    model.paying.giveExactly();
    model.paying.confirm();
    assertThat(model.counter.get().basket().isEmpty()).isTrue();
    assertThat(model.panel.get()).as("the change to give").isEqualTo(Panel.PAID);
  }

  @Test
  void nothingFoundIsSaidAndSoldNot() {
    till.opened();
    type("xyzzy");
    model.scan.entered("xyzzy");
    assertThat(model.counter.get().basket().isEmpty()).isTrue();
    assertThat(model.news.get().text())
        .isEqualTo("Nothing found for “xyzzy”. Try a shorter word, or scan.");
  }

  @Test
  void theDigitsInTheScanFieldAreTheNextQuantity() {
    till.opened();
    assertThat(model.scan.countable.get()).isFalse();
    type("1,250");
    assertThat(model.scan.countable.get()).isTrue();
    model.scan.quantity();
    assertThat(model.scan.entry.get()).isEmpty();
    assertThat(model.news.get()).isEqualTo(new News(News.Tone.INFO, "1.250 × the next item."));
    till.with("Bananas");
    assertThat(model.counter.get().total()).isEqualTo(Money.of(224));
  }

  @Test
  void goodsByWeightAskForTheWeight() {
    till.opened().with("Bananas");
    assertThat(model.news.get())
        .isEqualTo(
            new News(
                News.Tone.TROUBLE, "Bananas: type the weight in kg, press Qty, add it again."));
  }

  @Test
  void theAgeIsAskedFor() {
    till.opened().with("Red wine 0.75 l");
    assertThat(model.news.get())
        .isEqualTo(new News(News.Tone.ATTENTION, "Red wine 0.75 l: check the age, 18 or older."));
  }

  @Test
  void aScannersEnterAnswersNoQuestion() {
    till.opened().with("Bread roll", "Croissant");
    model.voidBasket();
    assertThat(model.panel.get()).isEqualTo(Panel.VOID_SALE);
    model.scan.entered("");
    assertThat(model.panel.get()).isEqualTo(Panel.VOID_SALE);
    model.scan.entered("4012345002041");
    assertThat(names(model.counter.get()))
        .containsExactly("Bread roll", "Croissant", "Butter 250 g");
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    assertThat(till.ledger.count(Kind.VOID)).isZero();
  }

  @Test
  void aSaleIsVoidedOnlyAfterTheQuestion() {
    till.opened().with("Bread roll");
    model.voidBasketAfterAll();
    assertThat(till.ledger.count(Kind.VOID)).isZero();
    model.voidBasket();
    model.voidBasketAfterAll();
    assertThat(till.ledger.count(Kind.VOID)).isEqualTo(1);
    assertThat(model.counter.get().basket().isEmpty()).isTrue();
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
  }

  @Test
  void cashIsPaidAndTheChangeStaysUntilTheNextScan() {
    till.opened().with("Bread roll", "Croissant");
    model.paying.open();
    assertThat(model.panel.get()).isEqualTo(Panel.PAY);
    assertThat(model.paying.quickAmounts())
        .containsExactly(
            Money.of(5_00), Money.of(10_00), Money.of(20_00), Money.of(50_00), Money.of(100_00));
    model.paying.typed("1");
    assertThat(model.paying.missing()).contains(Money.of(65));
    assertThat(model.paying.enough.get()).isFalse();
    model.paying.typed("2");
    assertThat(model.paying.change()).contains(Money.of(35));
    model.paying.entered();
    assertThat(model.panel.get()).isEqualTo(Panel.PAID);
    assertThat(model.counter.get().paid().orElseThrow().change()).isEqualTo(Money.of(35));
    assertThat(model.news.get())
        .isEqualTo(new News(News.Tone.GOOD, "Paid. Receipt 03-9F2C-000003, change €0.35."));
    model.scan.entered("101");
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    assertThat(names(model.counter.get())).containsExactly("Bread roll");
  }

  @Test
  void aSecondTapOnPayPaysNothingTwice() {
    till.opened().with("Bread roll");
    model.paying.open();
    model.paying.open();
    assertThat(till.ledger.count(Kind.SALE)).isZero();
    model.paying.giveExactly();
    model.paying.confirm();
    model.paying.confirm();
    model.paying.open();
    assertThat(till.ledger.count(Kind.SALE)).isEqualTo(1);
    assertThat(model.panel.get()).isEqualTo(Panel.PAID);
  }

  @Test
  void aSecondTapBeforeTheFirstIsDoneReachesNobody() {
    Queue<Runnable> slowly = new ArrayDeque<>();
    TestTill slow = TestTill.withSlowTill(slowly).with("Bread roll");
    slow.model.paying.open();
    slow.model.paying.giveExactly();
    slow.model.paying.confirm();
    slow.model.paying.confirm();
    assertThat(slowly).hasSize(1);
  }

  @Test
  void aBarcodeInTheFieldOfTheAmountIsSoldAndPaysNothing() {
    till.opened().with("Bread roll");
    model.paying.open();
    model.paying.typed("4012345002041");
    assertThat(model.paying.enough.get()).isFalse();
    model.paying.entered();
    assertThat(till.ledger.count(Kind.SALE)).isZero();
    assertThat(names(model.counter.get())).containsExactly("Bread roll", "Butter 250 g");
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
  }

  @Test
  void aCodeBegunBeforeThePaymentIsDoneStaysWhole() {
    Queue<Runnable> slowly = new ArrayDeque<>();
    TestTill slow = TestTill.withSlowTill(slowly).with("Bread roll");
    slow.model.paying.open();
    slow.model.paying.giveExactly();
    slow.model.paying.confirm();
    slow.model.paying.typed("4012345");
    slowly.remove().run();
    assertThat(slow.model.panel.get()).isEqualTo(Panel.PAID);
    assertThat(slow.model.scan.entry.get()).isEqualTo("4012345");
    assertThat(slow.model.paying.given.get()).isEmpty();
  }

  @Test
  void aCodeHalfScannedIsNotTakenForMoney() {
    till.opened().with("Bread roll");
    type("401234");
    model.paying.open();
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    assertThat(model.news.get())
        .isEqualTo(
            new News(
                News.Tone.ATTENTION,
                "“401234” is not entered yet. Press Enter, or Esc to drop it."));
    model.back();
    model.paying.open();
    assertThat(model.panel.get()).isEqualTo(Panel.PAY);
  }

  @Test
  void whatIsNotRecordedIsNotPaidAndCanBeTriedAgain() {
    till.opened().with("Bread roll");
    model.paying.open();
    model.paying.giveExactly();
    till.ledger.failNextWrite = Optional.of(NotRecordedException.Cause.DISK_FULL);
    model.paying.confirm();
    assertThat(model.panel.get()).isEqualTo(Panel.PAY);
    assertThat(model.news.get())
        .isEqualTo(
            new News(
                News.Tone.TROUBLE,
                "Not recorded. Nothing was printed. Try again. Disk full: call IT."));
    model.paying.confirm();
    assertThat(till.ledger.count(Kind.SALE)).isEqualTo(1);
    assertThat(model.panel.get()).isEqualTo(Panel.PAID);
  }

  @Test
  void theDayClosesByAKeyOfItsOwnAndSaysItsNumber() {
    till.opened();
    model.menu();
    model.day.open();
    assertThat(model.panel.get()).isEqualTo(Panel.DAY);
    model.day.typed("100");
    model.day.entered();
    assertThat(till.ledger.count(Kind.DAY_CLOSED)).isZero();
    model.day.close();
    assertThat(till.ledger.count(Kind.DAY_CLOSED)).isEqualTo(1);
    assertThat(model.panel.get()).isEqualTo(Panel.SHIFT);
    assertThat(model.news.get())
        .isEqualTo(
            new News(
                News.Tone.GOOD,
                "The day is closed here: Z report 1. Head office is asked to agree."));
  }

  @Test
  void theDayDoesNotCloseOverGoodsOnTheCounter() {
    till.opened().with("Bread roll");
    model.day.open();
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    assertThat(model.news.get().text())
        .isEqualTo("There are goods on the counter. Pay or void first.");
  }

  @Test
  void escLeavesEachPanel() {
    till.opened().with("Bread roll");
    List<Runnable> ways = List.of(model::menu, model::about, model.paying::open, model::voidBasket);
    for (Runnable way : ways) {
      way.run();
      assertThat(model.panel.get()).isNotEqualTo(Panel.SALE);
      model.back();
      assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    }
    type("bre");
    model.back();
    assertThat(model.scan.entry.get()).isEmpty();
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
  }

  @Test
  void theArrowsChooseTheLineToVoid() {
    till.opened().with("Bread roll", "Croissant");
    model.move(-1);
    model.voidLine();
    assertThat(model.counter.get().basket().lines().get(0).voided()).isTrue();
    assertThat(model.counter.get().total()).isEqualTo(Money.of(120));
    assertThat(model.news.get()).isEqualTo(new News(News.Tone.INFO, "Voided: Bread roll."));
  }

  @Test
  void theBasketThatAPowerCutLeftIsBack() {
    till.opened().with("Bread roll", "Croissant");
    till.checkout.start();
    assertThat(model.news.get())
        .isEqualTo(new News(News.Tone.INFO, "The basket is back: 2 items. Go on."));
  }

  @Test
  void aReceiptIsPrintedOnceMore() {
    till.opened().with("Bread roll");
    model.paying.open();
    model.paying.giveExactly();
    model.paying.confirm();
    model.menu();
    model.reprint();
    assertThat(till.ledger.count(Kind.REPRINT)).isEqualTo(1);
    assertThat(model.news.get().text())
        .isEqualTo("A copy of receipt 03-9F2C-000003 is being printed.");
  }

  @Test
  void aDoubtfulPaperIsAskedForAndPrintedAgainAsACopy() {
    till.opened().with("Bread roll");
    model.paying.open();
    model.paying.giveExactly();
    model.paying.confirm();
    model.doubtfulPaper();
    assertThat(model.panel.get()).isEqualTo(Panel.PAID);
    till.ledger.doubtLastPrint();
    model.show(
        new Status(
            Status.Link.UP,
            0,
            Optional.empty(),
            42,
            Status.Printer.DOUBTFUL,
            1,
            Optional.empty(),
            List.of(),
            ""));
    model.doubtfulPaper();
    assertThat(model.panel.get()).isEqualTo(Panel.PAPER);
    model.scan.entered("");
    assertThat(model.panel.get()).isEqualTo(Panel.PAPER);
    model.paperCameOut(false);
    assertThat(till.ledger.count(Kind.REPRINT)).isEqualTo(1);
    assertThat(till.ledger.oldestDoubtfulPrint()).isEmpty();
  }

  @Test
  void aKeyThatCannotGoOnSaysWhy() {
    model.shift.whyNot();
    assertThat(model.news.get())
        .isEqualTo(new News(News.Tone.ATTENTION, "Choose the cashier first."));
    model.move(1);
    model.shift.whyNot();
    assertThat(model.news.get()).isEqualTo(new News(News.Tone.ATTENTION, "Type the amount first."));
    model.shift.typed("a lot");
    model.shift.whyNot();
    assertThat(model.news.get().text()).isEqualTo("“a lot” is no amount. Type it again.");

    till.opened();
    model.scan.entered("4012345002041");
    model.paying.open();
    model.paying.typed("1");
    model.paying.whyNot();
    assertThat(model.news.get().text())
        .isEqualTo("That is not enough. Type what the customer gives.");
    assertThat(model.panel.get()).isEqualTo(Panel.PAY);
  }

  @Test
  void sendNowIsHandedOn() {
    int[] told = {0};
    model.onSendNow(() -> told[0]++);
    model.sendNow();
    assertThat(told).containsExactly(1);
  }
}
