package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line to be taxed. Immutable.
 *
 * @param quantity how much of it, for taxes per unit; below zero for goods that come back
 * @param amount what the line costs as its price is written, reductions already taken off
 * @param known for goods that come back: the taxes they were sold with, counted as they are (below
 *     zero) and never worked out again
 */
public record Taxable(
    TaxClass taxClass, Quantity quantity, Money amount, Optional<TaxShare> known) {
  /**
   * @throws IllegalArgumentException when the known taxes are not those of the class
   */
  public Taxable {
    Objects.requireNonNull(quantity);
    Objects.requireNonNull(amount);
    if (known.isPresent()) {
      List<Tax> taxes = known.get().taxes().stream().map(TaxAmount::tax).toList();
      if (!taxes.equals(taxClass.taxes())) {
        throw new IllegalArgumentException(
            "tax class "
                + taxClass.code()
                + ": known taxes "
                + codes(taxes)
                + " are not its taxes "
                + codes(taxClass.taxes()));
      }
    }
  }

  public static Taxable of(TaxClass taxClass, Quantity quantity, Money amount) {
    return new Taxable(taxClass, quantity, amount, Optional.empty());
  }

  private static List<String> codes(List<Tax> taxes) {
    return taxes.stream().map(Tax::code).toList();
  }
}
