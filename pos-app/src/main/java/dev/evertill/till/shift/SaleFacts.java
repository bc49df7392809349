package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a sale, a return or an exchange is to the figures: plain values, so that they come from a
 * basket and from a document alike. Amounts in minor units of the shop's currency. Immutable.
 *
 * <p>The turnover is the goods sold less the goods brought back, after every reduction, with taxes.
 * The classes, the groups and the payments each add up to it; a document that does not is refused.
 *
 * @param classes the turnover by tax class
 * @param groups the turnover by goods group: number of lines and gross amount
 * @param payments what was given and given back; their value is turnover, collected and rounding
 * @param collected money taken that is no turnover, by what it was for: a gift card sold, a bill
 *     paid, a deposit on an order
 * @param rounding what was paid more because coins could not pay the exact amount
 * @param sold goods sold: number of lines and gross amount, not below 0
 * @param returned goods brought back, the same
 * @param voidedLines lines taken off before paying
 * @param reductions what was taken off prices, by name; below 0 where it was taken back
 * @param overrides prices typed over: how many, and new less old amounts
 */
public record SaleFacts(
    List<TaxTurnover> classes,
    SortedMap<String, Total> groups,
    List<Payment> payments,
    SortedMap<String, Total> collected,
    Money rounding,
    Total sold,
    Total returned,
    Total voidedLines,
    SortedMap<Reduction, Total> reductions,
    Total overrides) {

  /** What the document is called on a report. */
  public enum Kind {
    SALE,
    RETURN,
    EXCHANGE
  }

  /**
   * @throws IllegalArgumentException when a part does not add up to the turnover, with both amounts
   */
  public SaleFacts {
    classes = List.copyOf(classes);
    groups = Sums.copy(groups);
    payments = List.copyOf(payments);
    collected = Sums.copy(collected);
    reductions = Sums.copy(reductions);
    notBelowZero("sold", sold);
    notBelowZero("returned", returned);
    Money gross = sold.amount().minus(returned.amount());
    same("tax classes", sum(classes.stream().map(TaxTurnover::gross).toList()), gross);
    same("groups", Total.sum(groups).amount(), gross);
    same(
        "payments",
        sum(payments.stream().map(Payment::value).toList()),
        gross.plus(Total.sum(collected).amount()).plus(rounding));
  }

  private static void notBelowZero(String what, Total total) {
    if (total.count() < 0 || total.amount().isNegative()) {
      throw new IllegalArgumentException(
          what + " < 0: " + total.count() + " lines, " + total.amount().minor());
    }
  }

  private static void same(String what, Money found, Money expected) {
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          what + " make " + found.minor() + ", expected " + expected.minor());
    }
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.ZERO, Money::plus);
  }

  /** A return when goods only came back, an exchange when they went both ways. */
  public Kind kind() {
    if (returned.count() == 0) {
      return Kind.SALE;
    }
    return sold.count() == 0 ? Kind.RETURN : Kind.EXCHANGE;
  }

  /** The turnover with taxes, below 0 when more came back than was sold. */
  public Money gross() {
    return sold.amount().minus(returned.amount());
  }

  /** The turnover without taxes. */
  public Money net() {
    return sum(classes.stream().map(TaxTurnover::net).toList());
  }

  /** All taxes together. */
  public Money tax() {
    return gross().minus(net());
  }

  /**
   * A document in which nothing was voided, reduced, rounded or collected: the case of older
   * documents, which had no goods groups either.
   *
   * @param lines of goods, all sold or all brought back
   */
  public static SaleFacts plain(List<TaxTurnover> classes, long lines, List<Payment> payments) {
    Money gross = sum(classes.stream().map(TaxTurnover::gross).toList());
    Total goods = new Total(lines, gross.abs());
    return new SaleFacts(
        classes,
        Sums.copy(Map.of("", new Total(lines, gross))),
        payments,
        Sums.copy(Map.of()),
        Money.ZERO,
        gross.isNegative() ? Total.NONE : goods,
        gross.isNegative() ? goods : Total.NONE,
        Total.NONE,
        Sums.copy(Map.of()),
        Total.NONE);
  }
}
