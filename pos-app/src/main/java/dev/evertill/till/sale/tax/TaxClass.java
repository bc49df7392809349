package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import java.util.List;
import java.util.Objects;

/**
 * Goods that are taxed alike: a code, a name on paper, and the taxes in the order they are worked
 * out. A value: equal when all of them are. Its order is that of sums on paper. Immutable.
 */
public final class TaxClass implements Comparable<TaxClass> {
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

  private final String code;
  private final String name;
  private final Treatment treatment;
  private final String reason;
  private final List<Tax> taxes;

  /** Follow from the taxes; made once, because every scan needs them. */
  private final Formula whereIncluded;

  private final Formula whereAdded;
  private final int hash;

  /**
   * @param treatment why tax is taken or not
   * @param reason for goods that are exempt or outside: the words the law wants, may be empty
   * @param taxes empty unless taxed; a zero rate is a tax of 0 %
   * @throws IllegalArgumentException when the code is blank, taxed goods have no tax or others have
   *     one, or rates of the gross side by side are 100 % or more together
   */
  public TaxClass(String code, String name, Treatment treatment, String reason, List<Tax> taxes) {
    this.code = code;
    this.name = Objects.requireNonNull(name);
    this.treatment = Objects.requireNonNull(treatment);
    this.reason = Objects.requireNonNull(reason);
    this.taxes = List.copyOf(taxes);
    if (code.isBlank()) {
      throw new IllegalArgumentException("tax class without a code: " + name);
    }
    if (treatment == Treatment.TAXED && this.taxes.isEmpty()) {
      throw new IllegalArgumentException(
          "tax class " + code + " is taxed and has 0 taxes, a zero rate is a tax of 0 %");
    }
    if (treatment != Treatment.TAXED && !this.taxes.isEmpty()) {
      throw new IllegalArgumentException(
          "tax class " + code + " is " + treatment.text() + " and has " + taxes.size() + " taxes");
    }
    whereIncluded = formula(TaxRule.Prices.TAX_INCLUDED);
    whereAdded = formula(TaxRule.Prices.TAX_ADDED);
    hash = Objects.hash(code, name, treatment, reason, this.taxes);
  }

  private Formula formula(TaxRule.Prices prices) {
    try {
      return Formula.of(taxes, prices);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("tax class " + code + ": " + e.getMessage(), e);
    }
  }

  /**
   * @throws IllegalArgumentException when the code is blank, there is no tax, or rates of the gross
   *     side by side are 100 % or more together
   */
  public static TaxClass taxed(String code, String name, Tax... taxes) {
    return new TaxClass(code, name, Treatment.TAXED, "", List.of(taxes));
  }

  /**
   * @throws IllegalArgumentException when the code is blank
   */
  public static TaxClass exempt(String code, String name, String reason) {
    return new TaxClass(code, name, Treatment.EXEMPT, reason, List.of());
  }

  /**
   * @throws IllegalArgumentException when the code is blank
   */
  public static TaxClass outside(String code, String name, String reason) {
    return new TaxClass(code, name, Treatment.OUTSIDE, reason, List.of());
  }

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }

  public Treatment treatment() {
    return treatment;
  }

  /** The words the law wants for goods that are exempt or outside, may be empty. */
  public String reason() {
    return reason;
  }

  /** In the order they are worked out; empty unless taxed. */
  public List<Tax> taxes() {
    return taxes;
  }

  /**
   * The VAT category of EN 16931-1 (code list UNTDID 5305): {@code S} taxed, {@code Z} taxed at
   * nothing but zero rates, {@code E} exempt, {@code O} outside.
   */
  public String category() {
    if (treatment != Treatment.TAXED) {
      return treatment == Treatment.EXEMPT ? "E" : "O";
    }
    boolean takesNothing =
        taxes.stream()
            .allMatch(
                tax -> tax.percent().equals(Percent.ZERO) && tax.perUnit().equals(UnitPrice.ZERO));
    return takesNothing ? "Z" : "S";
  }

  /** How its taxes are worked out where shelf prices are as {@code prices} says. */
  Formula where(TaxRule.Prices prices) {
    return prices == TaxRule.Prices.TAX_INCLUDED ? whereIncluded : whereAdded;
  }

  /** By the code, then by the taxes, then by whatever else tells two classes apart. */
  @Override
  public int compareTo(TaxClass other) {
    return TaxOrder.CLASSES.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof TaxClass that
        && hash == that.hash
        && code.equals(that.code)
        && name.equals(that.name)
        && treatment == that.treatment
        && reason.equals(that.reason)
        && taxes.equals(that.taxes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "TaxClass["
        + code
        + ", "
        + name
        + ", "
        + treatment.text()
        + ", "
        + reason
        + ", "
        + taxes
        + "]";
  }
}
