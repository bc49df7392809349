package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.Seeds;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.PriceOverride;
import dev.evertill.till.sale.Priced;
import dev.evertill.till.sale.RandomGoods;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.SoldLine;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.shift.Contents;
import dev.evertill.till.shift.Drawer;
import dev.evertill.till.shift.DrawerEvent;
import dev.evertill.till.shift.Figures;
import dev.evertill.till.shift.Payment;
import dev.evertill.till.shift.Reduction;
import dev.evertill.till.shift.SaleFacts;
import dev.evertill.till.shift.TenderType;
import dev.evertill.till.shift.Total;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the entries of a journal are to the drawer and to the figures of the day. */
class DrawerEventsTest {
  private static final TenderType EUROS = TenderType.cash("EUR");

  private static DrawerEvent event(Kind kind, byte[] document) throws MalformedException {
    return DrawerEvents.of(kind.text(), 7, document, Samples.SHOP.currency()).orElseThrow();
  }

  private static SaleFacts facts(Sale sale) throws MalformedException {
    Shop shop = new Shop("1", "Kiosk", "", "", sale.basket().terms().profile().currency(), "");
    byte[] document = Samples.document(sale, Samples.PLACE, shop);
    return ((DrawerEvent.Sold) event(Kind.SALE, document)).facts();
  }

  private static SaleFacts facts(Basket basket, Tender... tenders) throws MalformedException {
    return facts(Samples.paid(basket, Samples.TERMS, tenders));
  }

  private static Basket one(String name) {
    return Basket.EMPTY.with(Samples.GOODS.named(name), Quantity.ONE);
  }

  private static Item item(String name, long price, TaxClass taxClass) {
    return new Item(
        name, "", name, "Other", UnitPrice.ofMinor(price), taxClass, Unit.PIECE, 0, false);
  }

  @Test
  void aSaleIsItsTurnoverByClassGroupAndTender() throws Exception {
    SaleFacts facts =
        facts(
            one("Bread roll").with(Samples.GOODS.named("Croissant"), Quantity.of(2)),
            Tender.cash(Money.of(5_00)));

    assertThat(facts.kind()).isEqualTo(SaleFacts.Kind.SALE);
    assertThat(facts.gross()).isEqualTo(Money.of(45 + 240));
    assertThat(facts.groups()).hasToString("{Bakery=Total[count=2, amount=Money[minor=285]]}");
    assertThat(facts.payments()).containsExactly(Payment.of(EUROS, Money.of(5_00), Money.of(2_15)));
    assertThat(facts.net()).isEqualTo(Money.of(259));
  }

  @Test
  void aVoucherSoldIsCollectedAndNoTurnover() throws Exception {
    TaxClass voucher = TaxClass.outside("V", "Vouchers", "no supply yet");
    SaleFacts facts =
        facts(
            one("Bread roll").with(item("Voucher", 20_00, voucher), Quantity.ONE),
            Tender.of(Tender.Kind.CARD, Money.of(20_45), "1"));

    assertThat(facts.gross()).isEqualTo(Money.of(45));
    assertThat(facts.collected())
        .hasToString("{Vouchers=Total[count=1, amount=Money[minor=2000]]}");
    assertThat(facts.classes()).hasSize(1);
  }

  @Test
  void goodsAtAPriceBelowZeroAreBroughtBack() throws Exception {
    SaleFacts facts =
        facts(
            Basket.EMPTY.with(item("Empty bottle", -25, Samples.STANDARD), Quantity.of(4)),
            Tender.cash(Money.of(-1_00)));

    assertThat(facts.kind()).isEqualTo(SaleFacts.Kind.RETURN);
    assertThat(facts.returned()).isEqualTo(new Total(1, Money.of(1_00)));
    assertThat(facts.sold()).isEqualTo(Total.NONE);
  }

  @Test
  void emptiesTakenOutAgainAreSold() throws Exception {
    Basket empties = Basket.EMPTY.with(item("Empty bottle", -25, Samples.STANDARD), Quantity.of(4));
    SoldLine sold = RandomGoods.sold(Samples.priced(empties, Samples.TERMS), 1).get(0);
    SaleFacts facts =
        facts(Basket.EMPTY.withBack(sold, Quantity.of(4)), Tender.cash(Money.of(1_00)));

    assertThat(facts.kind()).isEqualTo(SaleFacts.Kind.SALE);
    assertThat(facts.sold()).isEqualTo(new Total(1, Money.of(1_00)));
    assertThat(facts.returned()).isEqualTo(Total.NONE);
  }

  @Test
  void whatWasReducedVoidedAndChangedStandsOnItsOwnLine() throws Exception {
    SaleFacts facts = ((DrawerEvent.Sold) event(Kind.SALE, Samples.saleDocument())).facts();

    assertThat(facts.kind()).isEqualTo(SaleFacts.Kind.EXCHANGE);
    assertThat(facts.voidedLines()).isEqualTo(new Total(1, Money.of(6_49)));
    assertThat(facts.overrides()).isEqualTo(new Total(1, Money.of(-1_00)));
    assertThat(facts.reductions())
        .containsEntry(
            new Reduction(Reduction.Kind.PROMOTION, "5 bread rolls for 1.99"),
            new Total(1, Money.of(26)))
        .containsEntry(
            new Reduction(Reduction.Kind.LINE_DISCOUNT, "Dented lid"), new Total(1, Money.of(50)))
        .containsEntry(
            new Reduction(Reduction.Kind.BASKET_DISCOUNT, "Birthday"), new Total(1, Money.of(3_00)))
        .containsEntry(
            new Reduction(Reduction.Kind.LINE_DISCOUNT, "Short date"), new Total(0, Money.of(-52)));
  }

  @Test
  void aVoidedLineIsWhatStoodOnTheScreenAndATypedPriceReplacesTheLabels() throws Exception {
    PriceOverride cheaper = new PriceOverride(UnitPrice.ofMinor(3_00), "damaged", Samples.CLARA);
    Item ham = item("Ham", 9_90, Samples.STANDARD);
    Line labelled = Line.of(ham, Quantity.ONE).withLabel(Money.of(4_90));
    Basket basket =
        Basket.EMPTY
            .with(labelled)
            .with(ham, Quantity.ONE)
            .with(labelled)
            .withOverride(1, cheaper)
            .withOverride(2, cheaper)
            .withVoided(0)
            .withVoided(1);
    SaleFacts facts = facts(basket, Tender.cash(Money.of(3_00)));

    assertThat(facts.voidedLines()).isEqualTo(new Total(2, Money.of(4_90 + 3_00)));
    assertThat(facts.overrides()).isEqualTo(new Total(1, Money.of(3_00 - 4_90)));
  }

  @Test
  void changeForForeignMoneyComesOutOfTheShopsCash() throws Exception {
    Tender.Foreign note =
        new Tender.Foreign(new Currency("USD", 2), Money.of(5_00), new BigDecimal("0.90"));
    SaleFacts facts = facts(one("Croissant"), Tender.foreignCash(note, Samples.SHOP.currency()));

    assertThat(facts.payments())
        .containsExactly(
            new Payment(TenderType.cash("USD"), Money.of(5_00), Money.ZERO, Money.of(4_50)),
            Payment.of(EUROS, Money.ZERO, Money.of(3_30)));
  }

  @Test
  void theDrawerFollowsTheEntriesOfItsShift() throws Exception {
    Priced givenUp = Samples.priced(one("Bread roll"), Samples.TERMS);
    Sale sale = Samples.paid(one("Croissant"), Samples.TERMS, Tender.cash(Money.of(2_00)));
    List<DrawerEvent> events =
        List.of(
            event(Kind.SHIFT_OPENED, ShiftDocuments.opened(Samples.SHIFT, Samples.AT)),
            event(Kind.SALE, Samples.document(sale, Samples.PLACE, Samples.SHOP)),
            event(Kind.VOID, Documents.voided(givenUp, Samples.AT, Samples.SHIFT)),
            event(
                Kind.REPRINT,
                Documents.reprint(
                    Samples.PLACE, SlipKind.RECEIPT, 1, Samples.AT, Optional.empty())),
            event(
                Kind.SHIFT_CLOSED,
                ShiftDocuments.closed(Samples.SHIFT, Samples.AT, Money.of(101_00))));

    assertThat(Drawer.of(events.subList(0, 4)).expected(EUROS)).isEqualTo(Money.of(101_20));
    assertThat(Drawer.of(events).differences()).containsEntry(EUROS, Money.of(-20));
    Figures figures = Figures.of(events);
    assertThat(figures.corrections().voidedBaskets()).isEqualTo(Total.one(Money.of(45)));
    assertThat(figures.movements().slips())
        .containsEntry(DrawerEvent.Slip.COPY, Total.one(Money.ZERO));
    assertThat(figures.movements().openingFloat("EUR")).isEqualTo(Money.of(100_00));
    assertThat(events.get(0).at().number()).isEqualTo(7);
    assertThat(events.get(0).at().moment()).isEqualTo(Samples.AT.toInstant());
    assertThat(events.get(0).at().cashier().name()).isEqualTo("Anna K.");
    assertThat(events.get(3).at().cashier().name()).as("nobody").isEmpty();
  }

  @Test
  void whatMovesNothingIsNothing() throws Exception {
    assertThat(
            DrawerEvents.of(
                Kind.CATALOGUE_ACTIVE.text(),
                1,
                "{}".getBytes(StandardCharsets.UTF_8),
                Samples.SHOP.currency()))
        .isEmpty();
    assertThat(DrawerEvents.of("kind-of-tomorrow", 1, new byte[0], Samples.SHOP.currency()))
        .isEmpty();
  }

  @Test
  void whatIsWrongWithAnEntryIsNamed() {
    String opened =
        new String(ShiftDocuments.opened(Samples.SHIFT, Samples.AT), StandardCharsets.UTF_8);
    assertThatThrownBy(
            () ->
                event(
                    Kind.SHIFT_OPENED,
                    opened
                        .replace("\"openingFloat\":10000", "\"openingFloat\":-1")
                        .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("openingFloat -1: cash EUR < 0: -1");
    assertThatThrownBy(
            () ->
                event(
                    Kind.SHIFT_OPENED,
                    opened
                        .replaceFirst("\"at\":\"[^\"]+\"", "\"at\":\"noon\"")
                        .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("at noon: allowed is a moment such as 2026-11-03T14:32:07+01:00");
  }

  /** A flipped bit must not keep the till from starting. */
  @Test
  void aLineThatNamesNoTaxClassOfItsSaleIsNamed() {
    String sale = new String(Samples.saleDocument(), StandardCharsets.UTF_8);
    byte[] flipped =
        sale.replaceFirst("\"taxRow\":1,", "\"taxRow\":9,").getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> event(Kind.SALE, flipped))
        .isInstanceOf(MalformedException.class)
        .hasMessageEndingWith("names tax class 9 of 6");
  }

  /** The facts of a sale refuse themselves where their parts do not add up. */
  @Test
  void theFactsOfAnySaleAddUpAndTheDrawerHoldsItsCash() {
    Seeds.each(
        2_000,
        chance -> {
          RandomGoods goods = new RandomGoods(chance);
          Priced basket = goods.priced(chance.nextInt(3) == 0 ? goods.exchange() : goods.basket());
          Optional<Sale> sale = basket.settle(goods.tenders(basket)).sale();
          if (sale.isEmpty()) {
            return;
          }
          SaleFacts facts = facts(sale.get());
          Money kept =
              facts.payments().stream().map(Payment::value).reduce(Money.ZERO, Money::plus);
          assertThat(kept).isEqualTo(sale.get().total().plus(sale.get().rounding()));
          assertThat(facts.gross().plus(sum(facts).amount())).isEqualTo(sale.get().total());
        });
  }

  private static Total sum(SaleFacts facts) {
    return facts.collected().values().stream().reduce(Total.NONE, Total::plus);
  }

  @Test
  void theFloatOfAnOpeningIsWhatTheDrawerHoldsAtFirst() throws Exception {
    DrawerEvent.Opened opened =
        (DrawerEvent.Opened)
            event(Kind.SHIFT_OPENED, ShiftDocuments.opened(Samples.SHIFT, Samples.AT));
    assertThat(opened.floats()).isEqualTo(Contents.cash("EUR", Money.of(100_00)));
  }
}
