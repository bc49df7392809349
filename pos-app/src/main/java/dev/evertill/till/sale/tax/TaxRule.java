package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Rounding;
import java.util.Objects;

/**
 * How a country works out tax: a setting of its profile. Immutable.
 *
 * @param prices whether prices hold the taxes that do not say so themselves
 * @param scope where the rounding happens
 * @param order what is rounded first when tax is inside the price
 * @param rounding how
 */
public record TaxRule(Prices prices, Scope scope, Order order, Rounding rounding) {
  /** What a price on the shelf holds. */
  public enum Prices {
    TAX_INCLUDED,
    TAX_ADDED
  }

  /**
   * Where the rounding happens. The VAT directive leaves it to its members (Court of Justice,
   * C-484/06 Ahold); EN 16931 BR-CO-17 rounds once for each rate of a document.
   */
  public enum Scope {
    /** Each line's tax is rounded; the document adds them up. */
    LINE,
    /** The tax of a class is rounded once for the document and shared out to its lines. */
    DOCUMENT
  }

  /**
   * What is rounded first when tax is inside the price; the base takes the cent that is left. Where
   * tax is added, the price is the base and the two differ for stacked taxes alone.
   */
  public enum Order {
    /** Tax = rounded part of the total, stacked bases exact; base = total − tax. */
    TAX_FIRST,
    /**
     * Base = rounded part of the total; tax = base × rate, rounded, and so the bases stacked on it.
     */
    BASE_FIRST
  }

  public TaxRule {
    Objects.requireNonNull(prices);
    Objects.requireNonNull(scope);
    Objects.requireNonNull(order);
    Objects.requireNonNull(rounding);
  }

  /** Prices with tax, rounded once for each class of a document: most of Europe. */
  public static final TaxRule INCLUDED_PER_DOCUMENT =
      new TaxRule(Prices.TAX_INCLUDED, Scope.DOCUMENT, Order.TAX_FIRST, Rounding.HALF_UP);
}
