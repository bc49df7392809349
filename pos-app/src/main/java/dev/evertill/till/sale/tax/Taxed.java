package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Money;
import java.util.List;

/**
 * A document with its taxes: a share for each line in the order they came, a sum for each class.
 * Immutable.
 *
 * @param sums by the class's code, then by its taxes (two classes of one code, of a return from
 *     before a change of rate, stand one after the other)
 */
public record Taxed(List<TaxShare> lines, List<TaxSum> sums) {
  public Taxed {
    lines = List.copyOf(lines);
    sums = List.copyOf(sums);
  }

  /** What is to be paid: nets and taxes of all classes. */
  public Money gross() {
    return sums.stream().map(TaxSum::gross).reduce(Money.ZERO, Money::plus);
  }
}
