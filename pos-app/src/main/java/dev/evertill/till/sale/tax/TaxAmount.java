package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Money;

/**
 * What one tax takes of something. Immutable.
 *
 * @param base the net as it stands on paper, with the rounded amounts of the earlier taxes that
 *     raise the base of this one; a reader can check rate × base, which agrees but for the rounding
 * @param amount minor units, below zero for goods that come back
 */
public record TaxAmount(Tax tax, Money base, Money amount) {
  TaxAmount plus(TaxAmount other) {
    return new TaxAmount(tax, base.plus(other.base), amount.plus(other.amount));
  }
}
