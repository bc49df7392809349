package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.LotRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.DemoGoods;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.code.Barcode;
import dev.evertill.till.sale.code.BatchCheck;
import dev.evertill.till.sale.country.CashRounding;
import dev.evertill.till.sale.promotion.Offer;
import dev.evertill.till.sale.promotion.Promotion;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.promotion.Selector;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the scale prints, what GS1 codes say, offers, coupons and coins, at the counter. */
class LabelsAndOffersTest {
  private static final Clock AFTERNOON =
      Clock.fixed(Instant.parse("2026-11-16T13:32:07.250Z"), ZoneId.of("Europe/Vienna"));
  private static final String YOGHURT = "09501101530003";

  private final DemoGoods goods = new DemoGoods();
  private final MemoryLedger ledger = new MemoryLedger("03");
  private Counter counter = Counter.IDLE;
  private Checkout checkout = opened();

  private Checkout opened() {
    Checkout next = started();
    next.openShift(goods.staff().get(0), Money.of(100_00));
    return next;
  }

  private Checkout started() {
    Checkout next =
        new Checkout(
            goods, ledger, AFTERNOON, () -> 0L, new Random(1), Runnable::run, now -> counter = now);
    next.start();
    return next;
  }

  private void says(Notice.Kind kind, String... words) {
    assertThat(counter.notice()).isEqualTo(Notice.of(kind, words));
  }

  private Line onlyLine() {
    assertThat(counter.basket().lines()).hasSize(1);
    return counter.basket().lines().get(0);
  }

  private SaleDocument lastSale() throws Exception {
    int last = ledger.entries().size() - 1;
    return SaleDocuments.read(ledger.entries().get(last).entry().document());
  }

  private static String coded(String body) {
    return body + Barcode.checkDigit(body);
  }

  private void yoghurt(Unit unit) {
    yoghurt(unit, 0);
  }

  private void yoghurt(Unit unit, int minimumAge) {
    goods.add(
        new Item(
            "77",
            YOGHURT,
            "Yoghurt",
            "Dairy",
            UnitPrice.ofMinor(129),
            goods.named("Bread roll").tax(),
            unit,
            minimumAge,
            false));
  }

  private void offers(Promotion... promotions) {
    goods.terms = new Terms(goods.terms.profile(), Promotions.of(List.of(promotions)));
  }

  private static Promotion promotion(String id, Optional<Promotion.Coupon> coupon, Offer offer) {
    return new Promotion(
        id, id + " week", Promotion.When.ALWAYS, Set.of(), 1, false, 0, 0, coupon, offer);
  }

  private static Offer tenPercentOff(String... skus) {
    return new Offer.Each(Selector.items(skus), new Offer.Off.Part(Percent.of(10)));
  }

  // Labels of the scale

  @Test
  void aLabelWithItsWeightIsWeighedGoods() {
    checkout.scan(coded("210401101250"));

    says(Notice.Kind.NONE);
    assertThat(onlyLine()).isEqualTo(Line.of(goods.named("Bananas"), Quantity.parse("1.250")));
    assertThat(counter.total()).isEqualTo(Money.of(224));
  }

  @Test
  void aLabelWithItsPriceCostsWhatItSays() {
    checkout.scan(coded("220401100333"));

    assertThat(onlyLine().quantity()).as("3.33 at 1.79").isEqualTo(Quantity.parse("1.860"));
    assertThat(counter.total()).isEqualTo(Money.of(333));
  }

  @Test
  void aLabelOfGoodsNobodySellsIsUnknown() {
    checkout.scan(coded("219999901250"));

    says(Notice.Kind.UNKNOWN_BARCODE, coded("219999901250"));
    assertThat(counter.basket().lines()).isEmpty();
  }

  /** The shop has numbered goods of its own in the range of its scale. */
  @Test
  void aNumberOnThePriceListIsThatItemAndNoLabel() {
    goods.add(
        new Item(
            "88",
            "0" + coded("220401100333"),
            "Basket of fruit",
            "Produce",
            UnitPrice.ofMinor(19_90),
            goods.named("Bread roll").tax(),
            Unit.PIECE,
            0,
            false));
    checkout.scan(coded("220401100333"));

    assertThat(onlyLine().item().name()).isEqualTo("Basket of fruit");
    assertThat(counter.total()).isEqualTo(Money.of(19_90));
  }

  @Test
  void aWeightOnALabelOfPiecesIsRefused() {
    checkout.scan(coded("210010101250"));

    says(Notice.Kind.WHOLE_PIECES, "Bread roll", "1.250");

    checkout.scan(coded("210010102000"));
    says(Notice.Kind.WHOLE_PIECES, "Bread roll", "2");
    assertThat(counter.basket().lines()).isEmpty();
  }

  // GS1 codes

  @Test
  void aCodeWithBatchAndDateTellsTheSaleWhichItWas() throws Exception {
    yoghurt(Unit.PIECE);
    checkout.scan("]d201" + YOGHURT + "17261231" + "10LOT7");
    says(Notice.Kind.NONE);
    checkout.payCash(Money.of(129));

    LineRecord line = lastSale().lines().get(0);
    assertThat(line.sku()).isEqualTo("77");
    assertThat(line.lot()).isEqualTo(new LotRecord("LOT7", null, "2026-12-31"));
  }

  @Test
  void aDigitalLinkFindsTheSameGoods() {
    yoghurt(Unit.PIECE);
    checkout.scan("https://example.com/01/" + YOGHURT + "/10/LOT7");

    assertThat(onlyLine().item().name()).isEqualTo("Yoghurt");
    assertThat(onlyLine().lot().orElseThrow().batch()).isEqualTo("LOT7");
  }

  @Test
  void aWeightInACodeIsTheWeightOfWeighedGoods() {
    yoghurt(Unit.KILOGRAM);
    checkout.scan("(01)" + YOGHURT + "(3103)000750");

    assertThat(onlyLine().quantity()).isEqualTo(Quantity.parse("0.750"));
    assertThat(counter.total()).isEqualTo(Money.of(97));
  }

  @Test
  void aPriceInACodeCountsAndTheWeightBesideItIsKept() {
    yoghurt(Unit.KILOGRAM);
    checkout.scan("(01)" + YOGHURT + "(3103)000750(3922)95");

    assertThat(onlyLine().quantity()).isEqualTo(Quantity.parse("0.750"));
    assertThat(counter.total()).isEqualTo(Money.of(95));
  }

  @Test
  void aCodeOfMorePiecesThanAHandMayTypeIsRefused() {
    yoghurt(Unit.PIECE);
    checkout.scan("(01)" + YOGHURT + "(30)10000");

    says(Notice.Kind.QUANTITY_NOT_READ, "10000");
    checkout.scan("(01)" + YOGHURT + "(30)9999");
    assertThat(onlyLine().quantity()).isEqualTo(Quantity.of(9_999));
  }

  @Test
  void goodsPastTheirDateAreNotSold() {
    yoghurt(Unit.PIECE);
    checkout.scan("(01)" + YOGHURT + "(17)261115");

    says(Notice.Kind.EXPIRED, "Yoghurt", "2026-11-15");
    assertThat(counter.basket().lines()).isEmpty();
    assertThat(counter.notice().isTrouble()).isTrue();

    checkout.scan("(01)" + YOGHURT + "(17)261116");
    says(Notice.Kind.NONE);
  }

  @Test
  void goodsPastTheirBestAreSoldWithAWord() {
    yoghurt(Unit.PIECE);
    checkout.scan("(01)" + YOGHURT + "(15)261115");

    says(Notice.Kind.PAST_BEST_BEFORE, "Yoghurt", "2026-11-15");
    assertThat(counter.notice().isTrouble()).isFalse();
    assertThat(counter.basket().lines()).hasSize(1);
  }

  @Test
  void aBatchThatIsCalledBackIsNotSold() {
    yoghurt(Unit.PIECE);
    goods.batches = new BatchCheck(List.of(new BatchCheck.Recall(YOGHURT, "LOT7")), true, false);
    checkout.scan("(01)" + YOGHURT + "(10)LOT7");
    says(Notice.Kind.RECALLED, "Yoghurt", "LOT7");

    checkout.scan("(01)" + YOGHURT + "(10)LOT8");
    says(Notice.Kind.NONE);
    assertThat(onlyLine().lot().orElseThrow().expiry()).isEqualTo(Optional.<LocalDate>empty());
  }

  @Test
  void goodsThatAreCalledBackAreNotSoldByTheirPlainCodeEither() {
    yoghurt(Unit.PIECE);
    goods.batches = new BatchCheck(List.of(new BatchCheck.Recall(YOGHURT, "")), true, false);
    checkout.scan(YOGHURT.substring(1));

    says(Notice.Kind.RECALLED, "Yoghurt", "77");
    assertThat(counter.basket().lines()).isEmpty();
  }

  @Test
  void aPieceThatIsCalledBackIsNamedByItsNumber() {
    yoghurt(Unit.PIECE);
    goods.batches = new BatchCheck(List.of(new BatchCheck.Recall(YOGHURT, "", "S1")), true, false);
    checkout.scan("(01)" + YOGHURT + "(21)S1");

    says(Notice.Kind.RECALLED, "Yoghurt", "S1");
  }

  @Test
  void aCodeThatDoesNotSayItsBatchIsSoldWithAWord() {
    yoghurt(Unit.PIECE);
    goods.batches = new BatchCheck(List.of(new BatchCheck.Recall(YOGHURT, "LOT7")), true, false);
    checkout.scan(YOGHURT.substring(1));

    says(Notice.Kind.PERHAPS_RECALLED, "Yoghurt");
    assertThat(counter.notice().isTrouble()).isFalse();
    assertThat(counter.basket().lines()).hasSize(1);
  }

  @Test
  void aDateDoesNotHideThatTheAgeIsChecked() {
    yoghurt(Unit.PIECE, 16);
    checkout.scan("(01)" + YOGHURT + "(15)261115");
    says(Notice.Kind.AGE_CHECK, "Yoghurt", "16");

    goods.batches = new BatchCheck(List.of(new BatchCheck.Recall(YOGHURT, "LOT7")), true, false);
    checkout.scan("(01)" + YOGHURT + "(15)261115");
    says(Notice.Kind.PERHAPS_RECALLED, "Yoghurt");
  }

  @Test
  void aMeasureOfNothingSaysNothing() {
    yoghurt(Unit.PIECE);
    checkout.scan("(01)" + YOGHURT + "(30)0(3922)0");
    says(Notice.Kind.NONE);
    assertThat(onlyLine().quantity()).isEqualTo(Quantity.ONE);
    assertThat(counter.total()).isEqualTo(Money.of(129));

    checkout.voidBasket();
    yoghurt(Unit.KILOGRAM);
    checkout.scan("(01)" + YOGHURT + "(3105)000001");
    says(Notice.Kind.WEIGHT_NEEDED, "Yoghurt");
  }

  @Test
  void aCountIsNoWeight() {
    yoghurt(Unit.PIECE);
    checkout.scan("(01)" + YOGHURT + "(30)6");
    assertThat(onlyLine().quantity()).isEqualTo(Quantity.of(6));

    checkout.voidBasket();
    yoghurt(Unit.KILOGRAM);
    checkout.scan("(01)" + YOGHURT + "(30)6");
    says(Notice.Kind.WEIGHT_NEEDED, "Yoghurt");
    assertThat(counter.basket().lines()).isEmpty();
  }

  @Test
  void aPriceThatNamesOurCurrencyCountsAndAnotherDoesNot() {
    yoghurt(Unit.PIECE);
    checkout.scan("(01)" + YOGHURT + "(3932)97895");
    assertThat(counter.total()).isEqualTo(Money.of(95));

    checkout.voidBasket();
    checkout.scan("(01)" + YOGHURT + "(3932)75695");
    assertThat(counter.total()).isEqualTo(Money.of(129));
  }

  @Test
  void aSeparatorInFrontSaysThatElementsFollow() {
    yoghurt(Unit.PIECE);
    checkout.scan("\u001D1726123101" + YOGHURT);

    assertThat(onlyLine().item().name()).isEqualTo("Yoghurt");
    assertThat(onlyLine().lot().orElseThrow().expiry()).contains(LocalDate.of(2026, 12, 31));
  }

  @Test
  void aCodeOfGoodsNobodySellsIsUnknown() {
    checkout.scan("(01)" + YOGHURT + "(10)LOT7");

    says(Notice.Kind.UNKNOWN_BARCODE, "(01)" + YOGHURT + "(10)LOT7");
  }

  // Offers and coupons

  @Test
  void fiveRollsTogetherCostLess() throws Exception {
    for (int i = 0; i < 4; i++) {
      checkout.add("101");
    }
    assertThat(counter.total()).isEqualTo(Money.of(4 * 45));

    checkout.add("101");
    assertThat(counter.total()).isEqualTo(Money.of(199));

    checkout.payCash(Money.of(200));
    assertThat(lastSale().promotions()).hasSize(1);
    assertThat(lastSale().promotions().get(0).name()).isEqualTo("5 bread rolls for 1.99");
    assertThat(lastSale().promotions().get(0).saved()).isEqualTo(5 * 45 - 199);
  }

  @Test
  void aCouponCountsWhicheverComesFirst() {
    offers(promotion("roll", coupon("9912345000106", false), tenPercentOff("103")));
    checkout.scan("9912345000106");
    says(Notice.Kind.COUPON_TAKEN, "roll week");
    assertThat(counter.basket().lines()).isEmpty();

    checkout.add("103");
    assertThat(counter.total()).isEqualTo(Money.of(108));

    checkout.scan("9912345000106");
    says(Notice.Kind.COUPON_USED, "roll week");
    assertThat(counter.total()).isEqualTo(Money.of(108));
  }

  private static Optional<Promotion.Coupon> coupon(String code, boolean singleUse) {
    return Optional.of(new Promotion.Coupon(code, false, singleUse));
  }

  @Test
  void aCouponIsTheSamePaperInEverySymbol() {
    offers(promotion("roll", coupon("9912345000106", false), tenPercentOff("103")));
    checkout.scan("]E09912345000106");
    says(Notice.Kind.COUPON_TAKEN, "roll week");
    checkout.scan("9912345000106");
    says(Notice.Kind.COUPON_USED, "roll week");

    checkout.voidBasket();
    String upc = coded("51234500010");
    offers(promotion("upc", coupon(upc, false), tenPercentOff("103")));
    checkout.scan("0" + upc);
    says(Notice.Kind.COUPON_TAKEN, "upc week");
    checkout.scan(upc);
    says(Notice.Kind.COUPON_USED, "upc week");
  }

  @Test
  void aCouponMayHaveAGlobalNumber() {
    String number = coded("950110153000");
    Promotion.Coupon papers = new Promotion.Coupon(number, true, true);
    offers(promotion("roll", Optional.of(papers), tenPercentOff("103")));
    checkout.scan("]C1255" + number + "17");
    says(Notice.Kind.COUPON_TAKEN, "roll week");
    checkout.scan("(255)" + number + "17");
    says(Notice.Kind.COUPON_USED, "roll week");
  }

  @Test
  void aCouponForOneUseIsNotTakenTwiceAndNotAfterARestart() {
    offers(promotion("roll", coupon("9912345000106", true), tenPercentOff("103")));
    checkout.scan("9912345000106");
    checkout.add("103");
    checkout.payCash(Money.of(108));
    assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.PAID);

    checkout.scan("9912345000106");
    says(Notice.Kind.COUPON_USED, "roll week");

    checkout = started();
    checkout.scan("9912345000106");
    says(Notice.Kind.COUPON_USED, "roll week");
  }

  @Test
  void aCouponThatSavedNothingIsStillGoodForOneUse() {
    offers(promotion("roll", coupon("9912345000106", true), tenPercentOff("103")));
    checkout.scan("9912345000106");
    checkout.add("101");
    checkout.payCash(Money.of(45));

    checkout.scan("9912345000106");
    says(Notice.Kind.COUPON_TAKEN, "roll week");
  }

  @Test
  void aBasketKeepsTheTermsItBeganWith() {
    checkout.add("103");
    offers(promotion("roll", Optional.empty(), tenPercentOff("103")));
    checkout.add("103");
    assertThat(counter.total()).isEqualTo(Money.of(240));

    checkout.voidBasket();
    checkout.add("103");
    assertThat(counter.total()).isEqualTo(Money.of(108));
  }

  @Test
  void theKeptBasketComesBackWithItsCoupon() {
    offers(promotion("roll", coupon("9912345000106", false), tenPercentOff("103")));
    checkout.scan("9912345000106");
    checkout.add("103");

    checkout = started();
    says(Notice.Kind.BASKET_BACK, "1");
    assertThat(counter.total()).isEqualTo(Money.of(108));
  }

  // Coins

  private void noCoinsBelowFive() {
    goods.terms =
        new Terms(
            goods.terms.profile().with(CashRounding.nearest(Money.of(5))),
            goods.terms.promotions());
  }

  @Test
  void whatCoinsCannotPayIsALineOfItsOwn() throws Exception {
    noCoinsBelowFive();
    checkout.add("201");
    Money exact = counter.total();
    Money due = counter.cashDue();
    assertThat(due.minor() % 5).isZero();

    checkout.payCash(due);
    assertThat(lastSale().total()).isEqualTo(exact.minor());
    assertThat(lastSale().rounding()).isEqualTo(due.minor() - exact.minor());
    assertThat(counter.paid().orElseThrow().due()).isEqualTo(due);
    assertThat(counter.shift().orElseThrow().expected()).isEqualTo(Money.of(100_00).plus(due));
  }

  @Test
  void emptyBottlesAreMoneyToTheCustomer() throws Exception {
    goods.add(
        new Item(
            "990",
            "",
            "Empty bottle",
            "Deposit",
            UnitPrice.ofMinor(-25),
            goods.named("Bread roll").tax(),
            Unit.PIECE,
            0,
            true));
    checkout.quantity("4");
    checkout.add("990");
    checkout.payCash(Money.ZERO);

    says(Notice.Kind.PAID, "03-9F2C-000003", "1.00");
    assertThat(lastSale().total()).isEqualTo(-100);
    assertThat(lastSale().tenders()).hasSize(1);
    assertThat(lastSale().tenders().get(0).amount()).isEqualTo(-100);
    assertThat(lastSale().change()).isZero();
    assertThat(counter.shift().orElseThrow().expected()).isEqualTo(Money.of(99_00));
  }
}
