package dev.evertill.till.sale;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What the customer handed over, or gets back when goods come back. Immutable.
 *
 * @param amount in the shop's currency; below 0 is money to the customer
 * @param foreign the money as it lay on the counter, for foreign cash
 * @param reference an approval code, a voucher's number, a customer's account; empty for cash
 */
public record Tender(Kind kind, Money amount, Optional<Foreign> foreign, String reference) {
  /** The ways to pay. */
  public enum Kind {
    CASH("cash", true),
    FOREIGN_CASH("foreign-cash", true),
    CARD("card", false),
    VOUCHER("voucher", false),
    GIFT_CARD("gift-card", false),
    ON_ACCOUNT("on-account", false);

    private final String text;
    private final boolean isCash;

    Kind(String text, boolean isCash) {
      this.text = text;
      this.isCash = isCash;
    }

    /** The word used in documents. */
    public String text() {
      return text;
    }

    /** Notes and coins: change is given for it, and what is paid with it is rounded to coins. */
    public boolean isCash() {
      return isCash;
    }
  }

  /**
   * Foreign notes and coins.
   *
   * @param amount in the foreign currency's minor units
   * @param rate units of the shop's currency for one unit of the foreign one, above 0
   */
  public record Foreign(Currency currency, Money amount, BigDecimal rate) {
    public Foreign {
      if (rate.signum() <= 0) {
        throw new IllegalArgumentException("rate " + rate.toPlainString() + ": above 0 is allowed");
      }
    }

    /**
     * What it is worth in the shop's currency: cut to whole minor units, as a bureau does; a refund
     * mirrors.
     */
    Money worth(Currency home) {
      return Money.of(
          BigDecimal.valueOf(amount.minor(), currency.decimals())
              .multiply(rate)
              .movePointRight(home.decimals())
              .setScale(0, RoundingMode.DOWN)
              .longValueExact());
    }
  }

  public static Tender cash(Money amount) {
    return new Tender(Kind.CASH, amount, Optional.empty(), "");
  }

  /** Foreign cash at a fixed rate; change is given in the shop's currency. */
  public static Tender foreignCash(Foreign foreign, Currency home) {
    return new Tender(Kind.FOREIGN_CASH, foreign.worth(home), Optional.of(foreign), "");
  }

  /** Anything that is no cash. */
  public static Tender of(Kind kind, Money amount, String reference) {
    return new Tender(kind, amount, Optional.empty(), reference);
  }
}
