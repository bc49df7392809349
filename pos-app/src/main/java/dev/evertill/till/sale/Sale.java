package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import java.util.List;

/**
 * A settled basket: what was sold and came back, what was given and what went back. Immutable.
 *
 * <p>Amounts given minus change is {@code total + rounding}; the grosses of the lines, and of the
 * tax classes, are the total.
 *
 * @param rounding what coins could not pay: above 0 the customer paid more than the total
 * @param change cash that went back
 */
public record Sale(Priced basket, List<Tender> tenders, Money rounding, Money change) {
  public Sale {
    tenders = List.copyOf(tenders);
  }

  public Money total() {
    return basket.total();
  }
}
