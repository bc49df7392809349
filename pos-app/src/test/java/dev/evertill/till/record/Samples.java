package dev.evertill.till.record;

import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.till.DemoGoods;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.Tax;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.shift.Shift;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

/** One afternoon in the demo's shop, for documents and slips. */
final class Samples {
  static final DemoGoods GOODS = new DemoGoods();
  static final Shop SHOP = GOODS.shop();
  static final String EPOCH = "9f2c4e0d2b7a4d1c8e5f60718293a4b5";
  static final String ID = "019a7bcd-1234-7000-8000-0123456789ab";
  static final ZonedDateTime AT =
      ZonedDateTime.of(2026, 11, 16, 14, 32, 7, 250_000_000, ZoneId.of("Europe/Vienna"));
  static final EntryNumber PLACE = new EntryNumber("03", EPOCH, 123);
  static final Shift SHIFT =
      new Shift(
          "7", "1", "Anna K.", LocalDate.of(2026, 11, 16), Money.of(100_00), Money.of(1234_55));

  private Samples() {}

  /** Pieces, several of one, weighed goods, names too long for a line, a voided line. */
  static Basket basket() {
    return Basket.EMPTY
        .with(GOODS.named("Whole milk 3.5% 1 l"), Quantity.ONE)
        .with(GOODS.named("Bread roll"), Quantity.of(3))
        .with(GOODS.named("Bananas"), Quantity.parse("1.250"))
        .with(GOODS.named("Apples Elstar"), Quantity.ONE)
        .with(GOODS.named("Red wine 0.75 l"), Quantity.ONE)
        .withVoided(4)
        .with(
            item("900", "Grandmother's hand-picked wild blueberry jam with vanilla 450 g", 649),
            Quantity.ONE)
        .with(item("901", "Käse-Lauch-Brötchen", 249), Quantity.of(2))
        .with(GOODS.named("Cola 1 l"), Quantity.of(12))
        .with(GOODS.named("Postage stamp"), Quantity.ONE);
  }

  private static Item item(String sku, String name, long price) {
    Tax ten = new Tax("B", "VAT 10 %", Percent.parse("10"));
    return new Item(sku, "", name, "Misc", Money.of(price), ten, Unit.PIECE, 0);
  }

  static Sale sale() {
    return basket().settle(List.of(Tender.cash(Money.of(50_00)))).sale().orElseThrow();
  }

  static byte[] saleDocument() {
    return Documents.sale(sale(), PLACE, ID, AT, SHOP, SHIFT, 42);
  }

  static byte[] dayClosed() {
    return Documents.dayClosed(
        "03",
        17,
        AT,
        SHOP,
        SHIFT,
        List.of(new Segment(EPOCH, 88, 123, "5e".repeat(32))),
        totals(),
        Money.of(1330_00));
  }

  static ControlTotals totals() {
    Sale dear =
        Basket.EMPTY
            .with(item("902", "Espresso machine", 1_239_900), Quantity.of(2))
            .with(GOODS.named("Gift card 20"), Quantity.of(40))
            .settle(List.of(Tender.cash(Money.of(26_000_00))))
            .sale()
            .orElseThrow();
    return ControlTotals.of(
        Stream.of(
            new Filed(Kind.DAY_CLOSED.text(), new byte[0]),
            new Filed(Kind.SHIFT_OPENED.text(), new byte[0]),
            new Filed(Kind.SALE.text(), saleDocument()),
            new Filed(Kind.SALE.text(), Documents.sale(dear, PLACE, ID, AT, SHOP, SHIFT, 42)),
            new Filed(Kind.VOID.text(), new byte[0]),
            new Filed(Kind.REPRINT.text(), new byte[0]),
            new Filed(Kind.CATALOGUE_ACTIVE.text(), new byte[0]),
            new Filed(Kind.EPOCH_OPENED.text(), new byte[0]),
            new Filed(Kind.SHIFT_CLOSED.text(), new byte[0])));
  }
}
