package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;

/** An item and how much of it. A voided line stays visible and costs nothing. Immutable. */
public record Line(Item item, Quantity quantity, boolean voided) {
  public Line {
    if (quantity.thousandths() <= 0) {
      throw new IllegalArgumentException("quantity <= 0: " + quantity.text());
    }
  }

  /** What the line adds to the total. */
  public Money amount() {
    return voided ? Money.ZERO : item.price().times(quantity);
  }

  Line asVoided() {
    return new Line(item, quantity, true);
  }
}
