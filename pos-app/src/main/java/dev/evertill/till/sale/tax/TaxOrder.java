package dev.evertill.till.sale.tax;

import java.util.Comparator;
import java.util.List;

/**
 * How sums stand on paper: by the class's code, then by its taxes (rates, amounts, kinds, codes,
 * names), then by whatever else tells two classes apart, so that no order of scanning shows.
 */
final class TaxOrder {
  private static final Comparator<Tax> TAXES =
      Comparator.comparing((Tax tax) -> tax.percent())
          .thenComparing(tax -> tax.perUnit())
          .thenComparing(Tax::kind)
          .thenComparing(Tax::code)
          .thenComparing(Tax::name)
          .thenComparing(Tax::inclusion)
          .thenComparing(Tax::raisesBase)
          .thenComparing(Tax::onRaisedBase);

  static final Comparator<TaxClass> CLASSES =
      Comparator.comparing(TaxClass::code)
          .thenComparing(TaxClass::taxes, TaxOrder::compare)
          .thenComparing(TaxClass::name)
          .thenComparing(TaxClass::treatment)
          .thenComparing(TaxClass::reason);

  private TaxOrder() {}

  /** Tax by tax; the shorter list first where it is the beginning of the other. */
  private static int compare(List<Tax> some, List<Tax> others) {
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      int order = TAXES.compare(some.get(i), others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(some.size(), others.size());
  }
}
