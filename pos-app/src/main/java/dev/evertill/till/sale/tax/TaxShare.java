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
  /**
   * @throws IllegalArgumentException when net and taxes do not add up to the gross
   */
  public TaxShare {
    taxes = List.copyOf(taxes);
    checkSum("line", net, taxes, gross);
  }

  static void checkSum(String what, Money net, List<TaxAmount> taxes, Money gross) {
    Money sum = net;
    for (TaxAmount tax : taxes) {
      sum = sum.plus(tax.amount());
    }
    if (!sum.equals(gross)) {
      throw new IllegalArgumentException(
          what + ": net and taxes are " + sum.minor() + ", gross is " + gross.minor());
    }
  }
}
