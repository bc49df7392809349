package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Money;
import java.util.List;

/**
 * The goods of one tax class in a document: {@code net + taxes = gross}, always. Immutable.
 *
 * @param taxes one for each tax of the class, in its order
 */
public record TaxSum(TaxClass taxClass, Money net, List<TaxAmount> taxes, Money gross) {
  public TaxSum {
    taxes = List.copyOf(taxes);
  }

  /** All taxes of the class together. */
  public Money tax() {
    return gross.minus(net);
  }
}
