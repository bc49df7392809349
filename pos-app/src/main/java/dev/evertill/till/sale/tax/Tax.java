package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import java.util.Objects;

/**
 * One tax on goods. Immutable.
 *
 * @param code what tables and reports call it
 * @param name its name on paper
 * @param percent the rate, 0 for a tax per unit
 * @param perUnit the amount for one piece or kilogram, 0 for a rate
 * @param inclusion whether prices hold it already
 * @param raisesBase the taxes after it in the class are worked out on a base with this tax in it
 * @param onRaisedBase taxes before it that raise the base do so for this one
 */
public record Tax(
    String code,
    String name,
    Kind kind,
    Percent percent,
    UnitPrice perUnit,
    Inclusion inclusion,
    boolean raisesBase,
    boolean onRaisedBase) {

  /** How the amount of a tax is found. */
  public enum Kind {
    /** Base × rate. */
    PERCENT,
    /** Quantity × amount, whatever the price. */
    PER_UNIT,
    /** Rate × price with this tax in it, as Brazil's ICMS: base × rate ÷ (1 − rate). */
    PERCENT_OF_GROSS
  }

  /** Whether a price holds the tax. */
  public enum Inclusion {
    /** As the country's rule says. */
    BY_RULE,
    INCLUDED,
    ADDED
  }

  public Tax {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(inclusion);
  }

  /** A rate on the base, included or added as the country's rule says, beside other taxes. */
  public static Tax percent(String code, String name, Percent rate) {
    return new Tax(
        code, name, Kind.PERCENT, rate, UnitPrice.ZERO, Inclusion.BY_RULE, false, true);
  }
}
