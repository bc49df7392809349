package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import java.util.List;

/**
 * A settled basket: what was sold, its taxes, what was given and what went back. Immutable.
 *
 * <p>Amounts given minus change is the total; the gross of the taxes is the total.
 */
public record Sale(
    List<Line> lines, List<TaxSum> taxes, Money total, List<Tender> tenders, Money change) {
  public Sale {
    lines = List.copyOf(lines);
    taxes = List.copyOf(taxes);
    tenders = List.copyOf(tenders);
  }
}
