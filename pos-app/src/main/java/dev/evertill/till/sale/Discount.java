package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Rounding;
import java.util.Optional;

/**
 * Something taken off by hand, from a line or from the basket: a part or an amount. Immutable.
 *
 * @param part at most 100 %; empty for an amount
 * @param amount minor units above 0; zero for a part
 * @param reason what the receipt calls it
 */
public record Discount(Optional<Percent> part, Money amount, String reason, By allowedBy) {
  public Discount {
    if (part.isPresent() == amount.isPositive() || amount.isNegative()) {
      throw new IllegalArgumentException(
          "discount of "
              + part.map(Percent::text).orElse("no")
              + " % and "
              + amount.minor()
              + " minor units: a part, or an amount above 0, is allowed");
    }
    if (part.isPresent() && part.get().compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException(
          "discount of " + part.get().text() + " %: at most 100 is allowed");
    }
  }

  public static Discount part(Percent part, String reason, By allowedBy) {
    return new Discount(Optional.of(part), Money.ZERO, reason, allowedBy);
  }

  public static Discount amount(Money amount, String reason, By allowedBy) {
    return new Discount(Optional.empty(), amount, reason, allowedBy);
  }

  /** What it takes off {@code from}: 0 or more, never more than there is. */
  Money off(Money from, Rounding rounding) {
    if (!from.isPositive()) {
      return Money.ZERO;
    }
    return part.map(rate -> rate.of(from, rounding)).orElse(amount).atMost(from);
  }
}
