package dev.evertill.till.sale;

import dev.evertill.till.money.Money;

/** What the customer handed over. Immutable. */
public record Tender(Kind kind, Money amount) {
  /** The ways to pay. */
  public enum Kind {
    CASH("cash");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The word used in documents. */
    public String text() {
      return text;
    }
  }

  public static Tender cash(Money amount) {
    return new Tender(Kind.CASH, amount);
  }
}
