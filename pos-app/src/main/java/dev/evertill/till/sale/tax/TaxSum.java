package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * The goods of one tax class in a document: {@code net + taxes = gross}, always. What Directive
 * 2006/112/EC article 226 (8) to (10) and EN 16931 group BG-23 want of each rate. Immutable.
 *
 * @param taxes one for each tax of the class, in its order
 */
public record TaxSum(TaxClass taxClass, Money net, List<TaxAmount> taxes, Money gross) {
  /**
   * @throws IllegalArgumentException when net and taxes do not add up to the gross
   */
  public TaxSum {
    taxes = List.copyOf(taxes);
    TaxShare.checkSum("tax class " + taxClass.code(), net, taxes, gross);
  }

  /** The lines of one class added up, at least one. */
  static TaxSum of(TaxClass taxClass, List<TaxShare> lines) {
    Money net = Money.ZERO;
    Money gross = Money.ZERO;
    List<TaxAmount> taxes = new ArrayList<>(taxClass.taxes().size());
    for (Tax tax : taxClass.taxes()) {
      taxes.add(new TaxAmount(tax, Money.ZERO, Money.ZERO));
    }
    for (TaxShare line : lines) {
      net = net.plus(line.net());
      gross = gross.plus(line.gross());
      for (int i = 0; i < taxes.size(); i++) {
        taxes.set(i, taxes.get(i).plus(line.taxes().get(i)));
      }
    }
    return new TaxSum(taxClass, net, taxes, gross);
  }

  /** All taxes of the class together. */
  public Money tax() {
    return gross.minus(net);
  }
}
