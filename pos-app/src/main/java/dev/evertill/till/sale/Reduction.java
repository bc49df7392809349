package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import java.util.Optional;

/**
 * What a promotion or a discount took off one line. Immutable.
 *
 * @param id the promotion's, empty for a discount
 * @param name what the receipt calls it
 * @param saved above 0; below 0 on a line of goods that come back
 * @param allowedBy who gave a discount
 */
public record Reduction(
    Source source, String id, String name, Money saved, Optional<By> allowedBy) {
  /** Where it comes from, in the order they are worked out. */
  public enum Source {
    PROMOTION("promotion"),
    LINE_DISCOUNT("line-discount"),
    BASKET_DISCOUNT("basket-discount");

    private final String text;

    Source(String text) {
      this.text = text;
    }

    /** The word used in documents. */
    public String text() {
      return text;
    }
  }

  Reduction withSaved(Money other) {
    return new Reduction(source, id, name, other, allowedBy);
  }
}
