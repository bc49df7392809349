package dev.evertill.till.checkout;

import dev.evertill.till.checkout.Counter.Paid;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.record.Shop;
import dev.evertill.till.record.Stamp;
import dev.evertill.till.sale.Refusal;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.Settlement;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.shift.Shift;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the goods on the counter: sold, or given up. The counter is cleared after the
 * write. Confined to the till thread.
 */
final class Sales {
  private final Catalogue catalogue;
  private final Pen pen;
  private final OnCounter goods;
  private final Day day;

  private Optional<Paid> paid = Optional.empty();

  Sales(Catalogue catalogue, Pen pen, OnCounter goods, Day day) {
    this.catalogue = catalogue;
    this.pen = pen;
    this.goods = goods;
    this.day = day;
  }

  /** The last sale, while its change is still of interest. */
  Optional<Paid> paid() {
    return paid;
  }

  /** The last sale's change is in the customer's hand. */
  void forgetPaid() {
    paid = Optional.empty();
  }

  /** Without a price list the shop's currency is only what shops usually have. */
  boolean isCurrencyUnknown(Shift seller) {
    return catalogue.version() == 0 && !catalogue.shop().currency().equals(seller.currency());
  }

  /** What the customer lays down in cash: nothing where money goes back to them. */
  Money handed(Money given) {
    return goods.priced().total().isNegative() ? goods.priced().cashDue(Money.ZERO) : given;
  }

  Settlement settle(Money handed) {
    return goods.priced().settle(List.of(Tender.cash(handed)));
  }

  static Notice refusal(Refusal why) {
    return Notice.of(
        why == Refusal.NOTHING_TO_PAY ? Notice.Kind.NOTHING_TO_PAY : Notice.Kind.TENDER_TOO_SMALL);
  }

  /**
   * @param handed what {@link #handed} said
   */
  Notice sold(Sale sale, Money handed, Shift seller) throws NotRecordedException {
    Stamp stamp = pen.stamp();
    Shop shop = catalogue.shop();
    long version = catalogue.version();
    Recorded recorded =
        pen.write(
            place ->
                Posting.sold(
                    SaleDocuments.kind(sale),
                    stamp.id(),
                    stamp.millis(),
                    SaleDocuments.write(sale, place, stamp, shop, seller, version)));
    goods.clear();
    day.sold(recorded, sale.basket().redeemed());
    String number = recorded.number().paper();
    Money due = sale.total().plus(sale.rounding());
    Money out = due.isNegative() ? due.negate() : sale.change();
    paid = Optional.of(new Paid(number, due, handed.atLeast(Money.ZERO), out));
    return Notice.of(Notice.Kind.PAID, number, shop.currency().text(out));
  }

  /** Gives the whole basket up; that it was there is recorded. */
  Notice givenUp(Shift seller) throws NotRecordedException {
    Stamp stamp = pen.stamp();
    byte[] document = Documents.voided(goods.priced(), stamp.at(), seller);
    Recorded recorded = pen.write(place -> Posting.voided(stamp.id(), stamp.millis(), document));
    goods.clear();
    return Notice.of(Notice.Kind.BASKET_VOIDED, recorded.number().paper());
  }
}
