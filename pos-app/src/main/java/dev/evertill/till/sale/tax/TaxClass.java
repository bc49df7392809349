package dev.evertill.till.sale.tax;

import java.util.List;

/**
 * Goods that are taxed alike: a code, a name on paper, and the taxes in the order they are worked
 * out. Immutable.
 *
 * @param treatment why tax is taken or not
 * @param reason for goods that are exempt or outside: the words the law wants, may be empty
 * @param taxes empty unless taxed; a zero rate is a tax of 0 %
 */
public record TaxClass(
    String code, String name, Treatment treatment, String reason, List<Tax> taxes) {

  /** Why goods bear tax or bear none; zero rate and exemption are different things. */
  public enum Treatment {
    /** Taxed, if only at 0 % (EN 16931 categories S and Z). */
    TAXED("taxed"),
    /** Exempt by law (EN 16931 category E). */
    EXEMPT("exempt"),
    /** Not a supply: a voucher sold, a deposit (EN 16931 category O). */
    OUTSIDE("outside");

    private final String text;

    Treatment(String text) {
      this.text = text;
    }

    /** The word in tables and documents. */
    public String text() {
      return text;
    }
  }

  public TaxClass {
    taxes = List.copyOf(taxes);
    if (treatment != Treatment.TAXED && !taxes.isEmpty()) {
      throw new IllegalArgumentException(
          "tax class " + code + " is " + treatment.text() + " and has " + taxes.size() + " taxes");
    }
  }

  public static TaxClass taxed(String code, String name, Tax... taxes) {
    return new TaxClass(code, name, Treatment.TAXED, "", List.of(taxes));
  }

  public static TaxClass exempt(String code, String name, String reason) {
    return new TaxClass(code, name, Treatment.EXEMPT, reason, List.of());
  }

  public static TaxClass outside(String code, String name, String reason) {
    return new TaxClass(code, name, Treatment.OUTSIDE, reason, List.of());
  }
}
