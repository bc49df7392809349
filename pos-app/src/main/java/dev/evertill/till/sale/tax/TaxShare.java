package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Money;
import java.util.List;

/**
 * The taxes in one line: {@code net + taxes = gross}, always. Of a class's lines nets, taxes and
 * grosses add up to those of the class. Immutable.
 *
 * @param taxes one for each tax of the class, in its order
 */
public record TaxShare(Money net, List<TaxAmount> taxes, Money gross) {
  public TaxShare {
    taxes = List.copyOf(taxes);
  }
}
