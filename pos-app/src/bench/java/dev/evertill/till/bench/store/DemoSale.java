package dev.evertill.till.bench.store;

import dev.evertill.till.DemoGoods;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.record.Drafts;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.record.Stamp;
import dev.evertill.till.record.Uuid7;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.shift.Drawer;
import dev.evertill.till.shift.Shift;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;

/**
 * Five goods of the demo's shop, paid in cash: the document and the draft that the till would write
 * of them. Confined to the measuring thread.
 */
public final class DemoSale {
  private static final DemoGoods SHOP = new DemoGoods();
  private static final ZonedDateTime AT =
      ZonedDateTime.of(2026, 11, 16, 14, 32, 7, 250_000_000, ZoneOffset.UTC);
  private static final Shift SHIFT =
      new Shift(
          "7",
          "1",
          "Anna K.",
          LocalDate.of(2026, 11, 16),
          Money.of(100_00),
          SHOP.shop().currency(),
          Drawer.NONE);
  private static final EntryNumber PLACE =
      new EntryNumber("03", "9f2c4e0d2b7a4d1c8e5f60718293a4b5", 123);

  private final Random chance;
  private final Sale sale;
  private final byte[] document;
  private final byte[] draft;

  public DemoSale(long seed) {
    this(seed, 1);
  }

  /**
   * @param lines of five goods, again and again
   */
  public static DemoSale ofLines(long seed, int lines) {
    return new DemoSale(seed, lines / 5);
  }

  private DemoSale(long seed, int times) {
    chance = new Random(seed);
    Basket basket = Basket.EMPTY;
    for (int i = 0; i < times; i++) {
      basket =
          basket
              .with(SHOP.named("Whole milk 3.5% 1 l"), Quantity.of(2))
              .with(SHOP.named("Bread roll"), Quantity.of(6))
              .with(SHOP.named("Bananas"), Quantity.parse("1.250"))
              .with(SHOP.named("Mountain cheese 200 g"), Quantity.ONE)
              .with(SHOP.named("Cola 1 l"), Quantity.of(2));
    }
    sale =
        basket
            .priced(SHOP.terms(), AT.toLocalDateTime())
            .settle(List.of(Tender.cash(Money.of(500_00))))
            .sale()
            .orElseThrow();
    document = document(PLACE, id());
    draft = Drafts.write(basket);
  }

  /** What one more customer with these goods makes of the next number. */
  public Posting posting() {
    return Posting.sale(id(), AT.toInstant().toEpochMilli(), document);
  }

  private String id() {
    return Uuid7.at(AT.toInstant().toEpochMilli(), chance).toString();
  }

  /** The same, with a document that says its place, as head office wants it. */
  public Posting posting(EntryNumber place) {
    String id = id();
    return Posting.sale(id, AT.toInstant().toEpochMilli(), document(place, id));
  }

  /** The same, of which the receipt is out already. */
  public Posting receiptOut(EntryNumber place) {
    String id = id();
    return Posting.plain(Kind.SALE, id, AT.toInstant().toEpochMilli(), document(place, id));
  }

  /** As a till writes it at this place. */
  public byte[] document(EntryNumber place, String id) {
    return SaleDocuments.write(sale, place, new Stamp(id, AT), SHOP.shop(), SHIFT, SHOP.version());
  }

  public byte[] document() {
    return document;
  }

  public byte[] draft() {
    return draft;
  }
}
