package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.KindCount;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.DemoGoods;
import dev.evertill.till.checkout.Counter.Paid;
import dev.evertill.till.checkout.NotRecordedException.Cause;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Drafts;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.record.SlipKind;
import dev.evertill.till.record.TillDocuments.DayClosed;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.tax.TaxSum;
import dev.evertill.till.staff.Cashier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The counter over a journal in memory, with the goods of the demo. */
class CheckoutTest {
  private static final Clock AFTERNOON =
      Clock.fixed(Instant.parse("2026-11-16T13:32:07.250Z"), ZoneId.of("Europe/Vienna"));
  private static final String MILK = "4012345001877";
  private static final Money FLOAT = Money.of(100_00);

  private final DemoGoods goods = new DemoGoods();
  private final MemoryLedger ledger = new MemoryLedger("03");
  private final Deque<Runnable> afterwards = new ArrayDeque<>();
  private Counter counter = Counter.IDLE;
  private Checkout checkout = started();

  private Checkout started() {
    Checkout next =
        new Checkout(
            goods, ledger, AFTERNOON, () -> 0L, new Random(1), afterwards::add, c -> counter = c);
    next.start();
    return next;
  }

  private Cashier anna() {
    return goods.staff().get(0);
  }

  private void opened() {
    checkout.openShift(anna(), FLOAT);
  }

  /** What waits for the till thread. */
  private void later() {
    while (!afterwards.isEmpty()) {
      afterwards.remove().run();
    }
  }

  private void says(Notice.Kind kind, String... words) {
    assertThat(counter.notice()).isEqualTo(Notice.of(kind, words));
  }

  private Entry lastEntry() {
    return ledger.entries().get(ledger.entries().size() - 1).entry();
  }

  // Goods

  @Test
  void aScannedCodePutsItsItemOnTheCounter() {
    opened();
    checkout.scan(MILK);

    says(Notice.Kind.NONE);
    assertThat(counter.basket().lines())
        .containsExactly(Line.of(goods.named("Whole milk 3.5% 1 l"), Quantity.ONE));
    assertThat(counter.total()).isEqualTo(Money.of(139));
    assertThat(counter.priced().taxes())
        .extracting(TaxSum::net, TaxSum::tax, TaxSum::gross)
        .containsExactly(tuple(Money.of(126), Money.of(13), Money.of(139)));
    assertThat(counter.selected()).isZero();
    assertThat(counter.shift()).isEqualTo(checkout.shift());
  }

  @Test
  void aNumberTypedByHandFindsTheSame() {
    opened();
    checkout.scan(" 101 ");
    checkout.add("101");

    assertThat(counter.total()).isEqualTo(Money.of(90));
  }

  @Test
  void anUnknownCodeIsSaidAndChangesNothing() {
    opened();
    checkout.scan(MILK);
    checkout.scan("4006381333931");
    says(Notice.Kind.UNKNOWN_BARCODE, "4006381333931");
    checkout.scan("77");
    says(Notice.Kind.UNKNOWN_PLU, "77");

    assertThat(counter.basket().lines()).hasSize(1);
  }

  @Test
  void aCodeThatCannotBeReadSaysWhy() {
    opened();
    checkout.scan("4012345001878 ");
    says(Notice.Kind.UNREADABLE, "4012345001878", "not a GTIN: check digit 8, expected 7");
    checkout.scan("");
    says(Notice.Kind.UNREADABLE, "", "nothing was read");
    assertThat(counter.basket()).isEqualTo(Basket.EMPTY);
  }

  @Test
  void withoutAPriceListNothingIsUnknownButEverythingIsMissing() {
    opened();
    goods.version = 0;
    checkout.scan(MILK);
    says(Notice.Kind.NO_CATALOGUE, MILK);
    checkout.scan("101");
    says(Notice.Kind.NO_CATALOGUE, "101");
  }

  @Test
  void aDamagedPriceListIsNamedAndTheBasketIsPaid() {
    opened();
    checkout.scan(MILK);
    goods.version = 0;
    goods.trouble = Optional.of("page 7 is not what it was");
    checkout.scan(MILK);
    says(Notice.Kind.CATALOGUE_DAMAGED, MILK);
    checkout.payCash(Money.of(500));
    assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.PAID);
  }

  @Test
  void nothingIsSoldBeforeSomebodyHasTheDrawer() {
    checkout.scan(MILK);
    says(Notice.Kind.NO_SHIFT);
    checkout.payCash(Money.of(500));
    says(Notice.Kind.NO_SHIFT);
    checkout.closeDay(FLOAT);
    says(Notice.Kind.NO_SHIFT);

    assertThat(counter.basket()).isEqualTo(Basket.EMPTY);
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void whatIsWeighedWantsItsWeight() {
    opened();
    checkout.scan("4011");
    says(Notice.Kind.WEIGHT_NEEDED, "Bananas");
    assertThat(counter.basket()).isEqualTo(Basket.EMPTY);

    checkout.quantity("1,250");
    says(Notice.Kind.QUANTITY_SET, "1.250");
    assertThat(counter.nextQuantity()).contains(new Quantity(1250));
    checkout.scan("4011");
    assertThat(counter.total()).isEqualTo(Money.of(224));
    assertThat(counter.nextQuantity()).isEmpty();
  }

  @Test
  void piecesAreSoldWhole() {
    opened();
    checkout.quantity("1.5");
    checkout.scan("101");
    says(Notice.Kind.WHOLE_PIECES, "Bread roll", "1.500");
    assertThat(counter.basket()).isEqualTo(Basket.EMPTY);
    assertThat(counter.nextQuantity()).as("it can be corrected").isPresent();

    checkout.quantity("3");
    checkout.scan("101");
    assertThat(counter.total()).isEqualTo(Money.of(135));
  }

  @Test
  void aQuantityThatMakesNoSenseIsNotTaken() {
    opened();
    for (String wrong : new String[] {"", "x", "0", "-1", "1.2345", "10000", "4012345001877"}) {
      checkout.quantity(wrong);
      says(Notice.Kind.QUANTITY_NOT_READ, wrong);
      assertThat(counter.nextQuantity()).isEmpty();
    }
    checkout.quantity("9999.999");
    says(Notice.Kind.QUANTITY_SET, "9999.999");
  }

  @Test
  void whoIsTooYoungIsAskedFor() {
    opened();
    checkout.scan("4012345001532");
    says(Notice.Kind.AGE_CHECK, "Red wine 0.75 l", "18");
    assertThat(counter.basket().lines()).hasSize(1);
  }

  @Test
  void aVoidedLineStaysAndTheOneBeforeIsNext() {
    opened();
    checkout.add("101");
    checkout.add("102");
    checkout.voidLine();
    says(Notice.Kind.LINE_VOIDED, "Poppy seed roll");
    assertThat(counter.total()).isEqualTo(Money.of(45));
    assertThat(counter.selected()).isEqualTo(1);
    checkout.voidLine();
    says(Notice.Kind.NOTHING_TO_VOID);
    assertThat(counter.total()).isEqualTo(Money.of(45));

    checkout.select(0);
    checkout.voidLine();
    says(Notice.Kind.LINE_VOIDED, "Bread roll");
    assertThat(counter.total()).isEqualTo(Money.ZERO);
    checkout.payCash(Money.of(100));
    says(Notice.Kind.NOTHING_TO_PAY);
  }

  @Test
  void theLineThatIsChosenIsTheLineThatIsVoided() {
    opened();
    checkout.add("101");
    checkout.add("102");
    checkout.select(0);
    assertThat(counter.selected()).isZero();
    checkout.select(2);
    checkout.select(-1);
    assertThat(counter.selected()).as("there is no such line").isZero();
    checkout.voidLine();

    says(Notice.Kind.LINE_VOIDED, "Bread roll");
    assertThat(counter.selected()).isZero();
    checkout.voidLine();
    says(Notice.Kind.NOTHING_TO_VOID);
  }

  @Test
  void aBasketGivenUpIsRecordedAndGone() {
    opened();
    checkout.voidBasket();
    says(Notice.Kind.NOTHING_TO_VOID);
    checkout.add("101");
    later();
    checkout.voidBasket();

    says(Notice.Kind.BASKET_VOIDED, "03-9F2C-000003");
    assertThat(counter.basket()).isEqualTo(Basket.EMPTY);
    assertThat(lastEntry().header().kind()).isEqualTo("void");
    assertThat(ledger.kept()).isEmpty();
    assertThat(ledger.prints()).isEmpty();
    assertThat(ledger.drawerOpenings()).isZero();
  }

  // Money

  @Test
  void tooLittleIsRefusedAndTheBasketStays() {
    opened();
    checkout.payCash(Money.of(500));
    says(Notice.Kind.NOTHING_TO_PAY);
    checkout.add("101");
    checkout.payCash(Money.of(44));
    says(Notice.Kind.TENDER_TOO_SMALL);
    checkout.payCash(Money.of(-1));
    says(Notice.Kind.TENDER_TOO_SMALL);

    assertThat(counter.basket().lines()).hasSize(1);
    assertThat(ledger.count(Kind.SALE)).isZero();
  }

  @Test
  void exactMoneyGivesNoChange() {
    opened();
    checkout.add("101");
    checkout.payCash(Money.of(45));

    says(Notice.Kind.PAID, "03-9F2C-000003", "0.00");
    assertThat(counter.paid())
        .contains(new Paid("03-9F2C-000003", Money.of(45), Money.of(45), Money.ZERO));
  }

  @Test
  void aSaleIsAnEntryAPaperAnOpenDrawerAndAnEmptyCounter() throws Exception {
    opened();
    checkout.scan(MILK);
    checkout.quantity("2");
    checkout.add("101");
    later();
    checkout.payCash(Money.of(1000));

    says(Notice.Kind.PAID, "03-9F2C-000003", "7.71");
    assertThat(counter.basket()).isEqualTo(Basket.EMPTY);
    assertThat(counter.selected()).isEqualTo(-1);
    assertThat(counter.shift().orElseThrow().expected()).isEqualTo(Money.of(100_00 + 229));
    assertThat(ledger.prints()).containsExactly(new Print(3, SlipKind.RECEIPT, 0));
    assertThat(ledger.drawerOpenings()).isEqualTo(1);
    assertThat(ledger.kept()).isEmpty();
    Entry entry = lastEntry();
    SaleDocument sale = SaleDocuments.read(entry.document());
    assertThat(entry.header().tillTimeMillis()).isEqualTo(AFTERNOON.millis());
    assertThat(sale.id()).isEqualTo(entry.header().id());
    assertThat(sale.number()).isEqualTo(entry.number());
    assertThat(sale.at()).isEqualTo("2026-11-16T14:32:07.25+01:00");
    assertThat(sale.businessDay()).isEqualTo("2026-11-16");
    assertThat(sale.catalogueVersion()).isEqualTo(42);
    assertThat(sale.total()).isEqualTo(229);
    assertThat(sale.change()).isEqualTo(771);
  }

  @Test
  void theSecondPressOnPayDoesNothing() {
    opened();
    checkout.add("101");
    checkout.payCash(Money.of(100));
    Counter after = counter;
    checkout.payCash(Money.of(100));

    assertThat(counter).isSameAs(after);
    assertThat(ledger.count(Kind.SALE)).isEqualTo(1);
    assertThat(ledger.drawerOpenings()).isEqualTo(1);
  }

  @Test
  void theChangeIsForgottenWithTheNextCustomersFirstItem() {
    opened();
    checkout.add("101");
    checkout.payCash(Money.of(100));
    checkout.add("102");

    assertThat(counter.paid()).isEmpty();
    checkout.payCash(Money.of(65));
    assertThat(ledger.count(Kind.SALE)).isEqualTo(2);
  }

  @Test
  void whatCouldNotBeRecordedDidNotHappen() {
    opened();
    checkout.add("101");
    later();
    for (Cause cause : EnumSet.complementOf(EnumSet.of(Cause.TOO_LONG))) {
      ledger.failNextWrite = Optional.of(cause);
      checkout.payCash(Money.of(100));

      says(Notice.Kind.NOT_RECORDED, cause.name());
      assertThat(counter.notice().isTrouble()).isTrue();
      assertThat(counter.basket().lines()).hasSize(1);
      assertThat(counter.paid()).isEmpty();
      assertThat(counter.shift().orElseThrow().expected()).isEqualTo(FLOAT);
      assertThat(ledger.prints()).isEmpty();
      assertThat(ledger.drawerOpenings()).isZero();
      assertThat(ledger.kept()).isPresent();
    }
    checkout.payCash(Money.of(100));
    says(Notice.Kind.PAID, "03-9F2C-000003", "0.55");
  }

  @Test
  void aBasketThatCouldNotBeGivenUpStays() {
    opened();
    checkout.add("101");
    ledger.failNextWrite = Optional.of(Cause.STORE_FULL);
    checkout.voidBasket();

    says(Notice.Kind.NOT_RECORDED, "STORE_FULL");
    assertThat(counter.basket().lines()).hasSize(1);
  }

  // The basket over a stop

  @Test
  void scansInARowShareOneDraft() throws Exception {
    opened();
    checkout.add("101");
    checkout.add("102");
    checkout.add("103");
    assertThat(afterwards).hasSize(1);
    later();

    assertThat(Drafts.read(ledger.kept().orElseThrow())).isEqualTo(counter.basket());
  }

  @Test
  void aDraftThatCannotBeKeptIsSaidAndSellingGoesOn() {
    opened();
    checkout.add("101");
    ledger.failNextWrite = Optional.of(Cause.DISK_FULL);
    later();
    says(Notice.Kind.DRAFT_NOT_KEPT, "DISK_FULL");
    assertThat(counter.basket().lines()).hasSize(1);

    checkout.add("102");
    later();
    says(Notice.Kind.NONE);
    assertThat(ledger.kept()).isPresent();
    checkout.payCash(Money.of(110));
    says(Notice.Kind.PAID, "03-9F2C-000003", "0.00");
  }

  @Test
  void aDraftThatWaitedWhileTheSaleWasPaidIsNotKept() {
    opened();
    checkout.add("101");
    checkout.payCash(Money.of(45));
    later();

    assertThat(ledger.kept()).isEmpty();
  }

  @Test
  void theGoodsOnTheCounterComeBackAfterAStop() {
    opened();
    checkout.add("101");
    checkout.quantity("2");
    checkout.add("102");
    later();
    Basket before = counter.basket();

    checkout = started();

    says(Notice.Kind.BASKET_BACK, "3");
    assertThat(counter.basket()).isEqualTo(before);
    assertThat(counter.selected()).isEqualTo(1);
    assertThat(counter.shift().orElseThrow().cashierName()).isEqualTo("Anna K.");
    checkout.payCash(Money.of(175));
    says(Notice.Kind.PAID, "03-9F2C-000003", "0.00");
    checkout = started();
    says(Notice.Kind.NONE);
    assertThat(counter.basket()).isEqualTo(Basket.EMPTY);
  }

  @Test
  void theGoodsComeBackAtThePriceTheyWereScannedAt() {
    opened();
    checkout.add("101");
    later();
    goods.version = 0;
    checkout = started();

    assertThat(counter.total()).isEqualTo(Money.of(45));
  }

  @Test
  void theDrawersSumIsKnownAgainAfterAStop() {
    opened();
    checkout.add("101");
    checkout.payCash(Money.of(100));
    checkout = started();

    assertThat(counter.shift().orElseThrow().expected()).isEqualTo(Money.of(100_45));
    assertThat(counter.shift()).isEqualTo(checkout.shift());
  }

  // Drawer and day

  @Test
  void oneDrawerIsInOnePairOfHands() {
    opened();
    says(Notice.Kind.SHIFT_OPENED, "Anna K.");
    checkout.openShift(goods.staff().get(1), FLOAT);
    says(Notice.Kind.SHIFT_IS_OPEN, "Anna K.");
    assertThat(ledger.count(Kind.SHIFT_OPENED)).isEqualTo(1);
  }

  @Test
  void aShiftThatCouldNotBeRecordedIsNotOpen() {
    ledger.failNextWrite = Optional.of(Cause.STORE_FAILED);
    opened();
    says(Notice.Kind.NOT_RECORDED, "STORE_FAILED");
    assertThat(counter.shift()).isEmpty();
  }

  @Test
  void aDayDoesNotCloseOverGoodsOnTheCounter() {
    opened();
    checkout.add("101");
    checkout.closeDay(FLOAT);

    says(Notice.Kind.BASKET_OPEN);
    assertThat(counter.shift()).isPresent();
    assertThat(ledger.count(Kind.DAY_CLOSED)).isZero();
  }

  @Test
  void theDayClosesWithItsSumsAndAsksHeadOffice() throws Exception {
    opened();
    checkout.add("101");
    checkout.payCash(Money.of(100));
    checkout.closeDay(Money.of(100_40));

    says(Notice.Kind.DAY_CLOSED, "1");
    assertThat(counter.shift()).isEmpty();
    assertThat(ledger.prints()).last().isEqualTo(new Print(5, SlipKind.DAY_REPORT, 0));
    DayClosed day = Documents.readDayClosed(lastEntry().document());
    assertThat(day.z()).isEqualTo(1);
    assertThat(day.totals().turnover()).isEqualTo(45);
    assertThat(day.expectedCash()).isEqualTo(100_45);
    assertThat(day.countedCash()).isEqualTo(100_40);
    assertThat(day.segments()).hasSize(1);
    assertThat(day.segments().get(0).first()).isEqualTo(1);
    assertThat(day.segments().get(0).last()).isEqualTo(4);
    assertThat(day.segments().get(0).hash())
        .isEqualTo(ledger.entries().get(3).entry().hash().hex());
    assertThat(ledger.closes()).hasSize(1);
    assertThat(ledger.closes().get(0).totals()).isEqualTo(day.totals());
    assertThat(ledger.closes().get(0).segments()).isEqualTo(day.segments());
  }

  @Test
  void theNextDayBeginsWithTheReportOfTheLast() throws Exception {
    opened();
    checkout.add("101");
    checkout.payCash(Money.of(45));
    checkout.closeDay(Money.of(100_45));
    checkout.closeDay(FLOAT);
    says(Notice.Kind.NO_SHIFT);

    opened();
    assertThat(counter.shift().orElseThrow().id()).isEqualTo("2");
    checkout.add("102");
    checkout.payCash(Money.of(65));
    checkout = started();
    checkout.closeDay(Money.of(100_65));

    says(Notice.Kind.DAY_CLOSED, "2");
    DayClosed day = Documents.readDayClosed(lastEntry().document());
    assertThat(day.z()).isEqualTo(2);
    assertThat(day.totals().turnover()).isEqualTo(65);
    assertThat(day.expectedCash()).isEqualTo(100_65);
    assertThat(day.segments().get(0).first()).as("the entry of Z 1").isEqualTo(5);
    assertThat(day.segments().get(0).last()).isEqualTo(9);
  }

  @Test
  void aDayWhoseReportCouldNotBeWrittenIsClosedWithTheNextPress() throws Exception {
    opened();
    FailSecond secondWriteFails = new FailSecond(ledger);
    checkout =
        new Checkout(
            goods,
            secondWriteFails,
            AFTERNOON,
            () -> 0L,
            new Random(2),
            afterwards::add,
            c -> counter = c);
    checkout.start();
    checkout.closeDay(Money.of(99_00));
    says(Notice.Kind.NOT_RECORDED, "DISK_FULL");
    assertThat(counter.shift()).as("the drawer was counted").isEmpty();

    checkout.closeDay(Money.of(1));
    says(Notice.Kind.DAY_CLOSED, "1");
    assertThat(Documents.readDayClosed(lastEntry().document()).countedCash())
        .as("as it was counted")
        .isEqualTo(99_00);
  }

  @Test
  void aDrawerThatCouldNotBeClosedIsStillOpen() {
    opened();
    ledger.failNextWrite = Optional.of(Cause.STORE_FAILED);
    checkout.closeDay(FLOAT);

    says(Notice.Kind.NOT_RECORDED, "STORE_FAILED");
    assertThat(counter.shift()).isPresent();
    assertThat(ledger.count(Kind.DAY_CLOSED)).isZero();
  }

  // Paper

  @Test
  void theLastReceiptIsPrintedAgainAsACopy() {
    opened();
    checkout.reprintLast();
    says(Notice.Kind.NOTHING_TO_REPRINT);
    checkout.add("101");
    checkout.payCash(Money.of(45));
    checkout.reprintLast();
    checkout.reprintLast();

    says(Notice.Kind.REPRINTED, "03-9F2C-000003");
    assertThat(ledger.prints())
        .containsExactly(
            new Print(3, SlipKind.RECEIPT, 0),
            new Print(3, SlipKind.RECEIPT, 1),
            new Print(3, SlipKind.RECEIPT, 2));
    assertThat(ledger.count(Kind.REPRINT)).isEqualTo(2);
    assertThat(ledger.drawerOpenings()).isEqualTo(1);
  }

  @Test
  void goodsThatOnlyComeBackAreAReturnAndItsReceiptIsTheLast() throws Exception {
    Item bread = goods.named("Bread roll");
    goods.add(
        new Item(
            "7",
            "",
            "Empty bottle",
            "Drinks",
            UnitPrice.ofMinor(-25),
            bread.tax(),
            bread.unit(),
            0,
            false));
    opened();
    checkout.add("101");
    checkout.payCash(Money.of(45));
    checkout.add("7");
    checkout.payCash(Money.ZERO);

    says(Notice.Kind.PAID, "03-9F2C-000004", "0.25");
    assertThat(lastEntry().header().kind()).isEqualTo("return");
    assertThat(counter.shift().orElseThrow().expected()).isEqualTo(Money.of(100_20));
    checkout.reprintLast();
    says(Notice.Kind.REPRINTED, "03-9F2C-000004");
    checkout = started();
    assertThat(counter.shift().orElseThrow().expected()).isEqualTo(Money.of(100_20));
    checkout.closeDay(Money.of(100_20));
    DayClosed day = Documents.readDayClosed(lastEntry().document());
    assertThat(day.totals().turnover()).isEqualTo(20);
    assertThat(day.totals().kinds()).contains(new KindCount("return", 1), new KindCount("sale", 1));
    assertThat(day.figures().returns()).isEqualTo(1);
  }

  @Test
  void aDoubtfulPaperThatCameOutIsNoLongerAskedFor() {
    opened();
    checkout.settleDoubtfulPrint(true);
    says(Notice.Kind.NOTHING_TO_REPRINT);
    checkout.add("101");
    checkout.payCash(Money.of(45));
    ledger.doubtLastPrint();
    ledger.failNextWrite = Optional.of(Cause.DISK_FULL);
    checkout.settleDoubtfulPrint(true);
    says(Notice.Kind.NOT_RECORDED, "DISK_FULL");
    assertThat(ledger.oldestDoubtfulPrint()).isPresent();

    checkout.settleDoubtfulPrint(true);
    says(Notice.Kind.NONE);
    assertThat(ledger.oldestDoubtfulPrint()).isEmpty();
    assertThat(ledger.prints()).hasSize(1);
  }

  @Test
  void aDoubtfulPaperThatDidNotComeOutIsPrintedAsACopy() {
    opened();
    checkout.add("101");
    checkout.payCash(Money.of(45));
    ledger.doubtLastPrint();
    checkout.settleDoubtfulPrint(false);

    says(Notice.Kind.REPRINTED, "03-9F2C-000003");
    assertThat(ledger.oldestDoubtfulPrint()).isEmpty();
    assertThat(ledger.prints()).last().isEqualTo(new Print(3, SlipKind.RECEIPT, 1));
    assertThat(ledger.count(Kind.REPRINT)).isEqualTo(1);
  }

  @Test
  void aDoubtfulDayReportIsPrintedAgainWithNobodyAtTheDrawer() {
    opened();
    checkout.closeDay(FLOAT);
    ledger.doubtLastPrint();
    checkout.settleDoubtfulPrint(false);

    assertThat(ledger.prints()).last().isEqualTo(new Print(4, SlipKind.DAY_REPORT, 1));
    assertThat(new String(lastEntry().document(), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("cashier");
  }

  // Damage

  @Test
  void aSaleThatCannotBeReadStopsNeitherTheBasketNorTheShiftNorTheEndOfTheDay() {
    opened();
    checkout.scan(MILK);
    checkout.payCash(Money.of(139));
    ledger.damageLast();
    checkout.scan(MILK);
    later();

    checkout = started();
    says(Notice.Kind.ENTRIES_UNREADABLE, "1");
    assertThat(counter.basket().lines()).hasSize(1);
    assertThat(counter.shift().orElseThrow().cashierName()).isEqualTo("Anna K.");

    checkout.payCash(Money.of(139));
    checkout.closeDay(Money.of(102_78));
    says(Notice.Kind.DAY_CLOSED, "1");
    assertThat(ledger.closes().get(0).totals().kinds())
        .contains(new KindCount("sale", 2))
        .contains(new KindCount("shift-closed", 1));
    assertThat(ledger.closes().get(0).totals().turnover()).isEqualTo(139);
  }

  @Test
  void aDayReportThatCannotBeReadStillCounts() {
    opened();
    checkout.closeDay(FLOAT);
    ledger.damageLast();
    opened();
    checkout.closeDay(FLOAT);

    says(Notice.Kind.DAY_CLOSED, "2");
  }

  @Test
  void aKeptBasketThatCannotBeReadIsLoggedAndSellingGoesOn() throws NotRecordedException {
    opened();
    ledger.keep(new byte[] {'?'});

    checkout = started();
    says(Notice.Kind.NONE);
    checkout.scan(MILK);
    assertThat(counter.basket().lines()).hasSize(1);
  }

  @Test
  void aMistakeIsSaidAndTheBasketStays() {
    opened();
    checkout.scan(MILK);
    checkout.mistake();

    says(Notice.Kind.MISTAKE);
    assertThat(counter.basket().lines()).hasSize(1);
  }
}
