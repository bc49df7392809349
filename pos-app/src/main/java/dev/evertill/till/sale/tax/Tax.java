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
 * @param raisesBase the taxes after it in the class are worked out on a base with this tax in it,
 *     as an excise is in the base of VAT (Directive 2006/112/EC article 78 (a))
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
    /** Quantity × amount, whatever the price: an excise, a fee for recycling. */
    PER_UNIT,
    /**
     * Rate × price with this tax in it: base × rate ÷ (1 − rate), as Brazil's ICMS (Lei
     * Complementar 87/96 article 13 § 1). Several side by side are all in that price: base × rate ÷
     * (1 − sum of their rates).
     */
    PERCENT_OF_GROSS
  }

  /** Whether a price holds the tax. */
  public enum Inclusion {
    /** As the country's rule says. */
    BY_RULE,
    INCLUDED,
    ADDED
  }

  /**
   * @throws IllegalArgumentException when the code is blank, a rate has an amount for one or the
   *     other way round, or a rate of the price with the tax is 100 % or more
   */
  public Tax {
    Objects.requireNonNull(name);
    Objects.requireNonNull(inclusion);
    if (code.isBlank()) {
      throw new IllegalArgumentException("tax without a code: " + name);
    }
    if (kind == Kind.PER_UNIT && !percent.equals(Percent.ZERO)) {
      throw new IllegalArgumentException(
          "tax " + code + ": " + percent.text() + " % on a tax per unit, 0 is allowed");
    }
    if (kind != Kind.PER_UNIT && !perUnit.equals(UnitPrice.ZERO)) {
      throw new IllegalArgumentException(
          "tax " + code + ": amount per unit on a tax by rate, 0 is allowed");
    }
    if (kind == Kind.PERCENT_OF_GROSS && percent.compareTo(Percent.HUNDRED) >= 0) {
      throw new IllegalArgumentException(
          "tax " + code + ": " + percent.text() + " % of gross, less than 100 is allowed");
    }
  }

  /** A rate on the base, included or added as the country's rule says, beside other taxes. */
  public static Tax percent(String code, String name, Percent rate) {
    return new Tax(code, name, Kind.PERCENT, rate, UnitPrice.ZERO, Inclusion.BY_RULE, false, true);
  }

  /** An amount for each piece or kilogram, included or added as the country's rule says. */
  public static Tax perUnit(String code, String name, UnitPrice amount) {
    return new Tax(code, name, Kind.PER_UNIT, Percent.ZERO, amount, Inclusion.BY_RULE, false, true);
  }

  /** A rate on the price with this tax in it, included or added as the country's rule says. */
  public static Tax percentOfGross(String code, String name, Percent rate) {
    return new Tax(
        code, name, Kind.PERCENT_OF_GROSS, rate, UnitPrice.ZERO, Inclusion.BY_RULE, false, true);
  }

  /** The same, in every price whatever the country's rule. */
  public Tax included() {
    return with(Inclusion.INCLUDED, raisesBase, onRaisedBase);
  }

  /** The same, on top of every price whatever the country's rule. */
  public Tax added() {
    return with(Inclusion.ADDED, raisesBase, onRaisedBase);
  }

  /** The same, in the base of the taxes after it. */
  public Tax raisingBase() {
    return with(inclusion, true, onRaisedBase);
  }

  /** The same, on the price without any tax whatever raises the base before it. */
  public Tax onPlainBase() {
    return with(inclusion, raisesBase, false);
  }

  /** Whether a price holds this tax where shelf prices are as {@code prices} says. */
  public boolean isIncluded(TaxRule.Prices prices) {
    return inclusion == Inclusion.BY_RULE
        ? prices == TaxRule.Prices.TAX_INCLUDED
        : inclusion == Inclusion.INCLUDED;
  }

  private Tax with(Inclusion inclusion, boolean raisesBase, boolean onRaisedBase) {
    return new Tax(code, name, kind, percent, perUnit, inclusion, raisesBase, onRaisedBase);
  }
}
