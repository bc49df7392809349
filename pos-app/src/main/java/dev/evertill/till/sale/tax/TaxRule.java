package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Rounding;

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

  /** Where the rounding happens. */
  public enum Scope {
    /** Each line's tax is rounded; the document adds them up. */
    LINE,
    /** The tax of a class is rounded once for the document and shared out to its lines. */
    DOCUMENT
  }

  /** What is rounded first when tax is inside the price; the base takes the cent that is left. */
  public enum Order {
    /** Tax = rounded part of the total; base = total − tax. */
    TAX_FIRST,
    /** Base = rounded part of the total; tax = base × rate, rounded. */
    BASE_FIRST
  }

  /** Prices with tax, rounded once for each class of a document: most of Europe. */
  public static final TaxRule INCLUDED_PER_DOCUMENT =
      new TaxRule(Prices.TAX_INCLUDED, Scope.DOCUMENT, Order.TAX_FIRST, Rounding.HALF_UP);
}
