package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An item and how much of it. A voided line stays visible and costs nothing. Immutable.
 *
 * @param quantity above 0, also where the goods come back
 * @param label the amount printed on a variable-measure label; it counts instead of price ×
 *     quantity
 * @param discounts given by hand for this line, in the order they were given
 * @param back where the goods were sold, if they come back: their price, reductions and taxes are
 *     those of that sale
 */
public record Line(
    Item item,
    Quantity quantity,
    Optional<Money> label,
    Optional<PriceOverride> override,
    List<Discount> discounts,
    Optional<Lot> lot,
    Optional<SoldLine> back,
    boolean voided) {
  public Line {
    discounts = List.copyOf(discounts);
    if (quantity.thousandths() <= 0) {
      throw new IllegalArgumentException("quantity <= 0: " + quantity.text());
    }
    if (back.isPresent() && (override.isPresent() || label.isPresent() || !discounts.isEmpty())) {
      throw new IllegalArgumentException(
          "goods that come back have the price they were sold at, and no other: " + item.sku());
    }
  }

  /** Goods at the price of the price list. */
  public static Line of(Item item, Quantity quantity) {
    return new Line(
        item,
        quantity,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** What one costs: the override's price where there is one. */
  public UnitPrice price() {
    return override.map(PriceOverride::price).orElse(item.price());
  }

  /** The goods came in over the counter, not out. */
  public boolean isBack() {
    return back.isPresent();
  }

  /**
   * What the goods cost before any reduction; 0 for a voided line. Not for goods that come back.
   */
  Money listed(Rounding rounding) {
    if (voided) {
      return Money.ZERO;
    }
    return override.isEmpty() && label.isPresent()
        ? label.get()
        : price().times(quantity, rounding);
  }

  /** Promotions may reduce it. */
  boolean takesPartInPromotions() {
    return !voided && !isBack() && override.isEmpty() && !item.fixedPrice();
  }

  /** A discount of the basket may be spread over it. */
  boolean isReducible() {
    return !voided && !isBack() && !item.fixedPrice();
  }

  public Line withLabel(Money amount) {
    return new Line(item, quantity, Optional.of(amount), override, discounts, lot, back, voided);
  }

  public Line withLot(Lot which) {
    return new Line(item, quantity, label, override, discounts, Optional.of(which), back, voided);
  }

  /** Another quantity; a label's amount was for the old one and counts no more. */
  Line withQuantity(Quantity other) {
    return new Line(item, other, Optional.empty(), override, discounts, lot, back, voided);
  }

  Line withOverride(PriceOverride other) {
    return new Line(item, quantity, label, Optional.of(other), discounts, lot, back, voided);
  }

  Line withDiscount(Discount discount) {
    List<Discount> more = new ArrayList<>(discounts);
    more.add(discount);
    return new Line(item, quantity, label, override, more, lot, back, voided);
  }

  Line asVoided() {
    return new Line(item, quantity, label, override, discounts, lot, back, true);
  }
}
