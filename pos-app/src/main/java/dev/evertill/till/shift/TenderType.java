package dev.evertill.till.shift;

import java.util.Comparator;
import java.util.Objects;

/**
 * What is counted on its own in a drawer: the shop's cash, the cash of another currency, card
 * slips, vouchers … Immutable.
 *
 * @param currency ISO 4217 code of what lies there; foreign cash is cash of another code
 */
public record TenderType(Kind kind, String currency) implements Comparable<TenderType> {

  /** The ways to pay, in the order reports list them. */
  public enum Kind {
    CASH("cash"),
    CARD("card"),
    VOUCHER("voucher"),
    GIFT_CARD("gift card"),
    ON_ACCOUNT("on account"),
    /** Cheques, mobile payment and what else a shop takes. */
    OTHER("other");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The word in documents. */
    public String text() {
      return text;
    }

    /**
     * Reads the word of a document.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static Kind parse(String text) {
      for (Kind kind : values()) {
        if (kind.text.equals(text)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("tender " + text + ": there is no such kind");
    }
  }

  private static final Comparator<TenderType> ORDER =
      Comparator.comparing(TenderType::kind).thenComparing(TenderType::currency);

  public TenderType {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(currency);
  }

  public static TenderType cash(String currency) {
    return new TenderType(Kind.CASH, currency);
  }

  public boolean isCash() {
    return kind == Kind.CASH;
  }

  /** {@code cash EUR}. */
  public String text() {
    return kind.text + " " + currency;
  }

  @Override
  public int compareTo(TenderType other) {
    return ORDER.compare(this, other);
  }
}
