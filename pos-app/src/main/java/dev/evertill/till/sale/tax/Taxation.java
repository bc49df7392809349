package dev.evertill.till.sale.tax;

import java.util.List;

/** Works out the taxes of a document. Functions only. */
public final class Taxation {
  private Taxation() {}

  /** The taxes of the lines of one document, by the country's rule. */
  public static Taxed of(List<Taxable> lines, TaxRule rule) {
    throw new UnsupportedOperationException("not built yet");
  }
}
