package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.util.Map;
import java.util.SortedMap;

/**
 * What was taken back or lowered, each on a line of its own. Amounts in minor units. Immutable.
 *
 * @param voidedLines lines taken off before paying
 * @param voidedBaskets baskets given up before paying
 * @param linesGivenUp the lines of those baskets
 * @param reductions discounts and promotions by name: how often, and how much was taken off
 * @param overrides prices typed over: how many, and new less old amounts
 */
public record Corrections(
    Total voidedLines,
    Total voidedBaskets,
    long linesGivenUp,
    SortedMap<Reduction, Total> reductions,
    Total overrides) {
  public static final Corrections NONE =
      new Corrections(Total.NONE, Total.NONE, 0, Sums.copy(Map.of()), Total.NONE);

  public Corrections {
    reductions = Sums.copy(reductions);
  }

  static Corrections of(DrawerEvent event) {
    if (event instanceof DrawerEvent.Sold sold) {
      SaleFacts facts = sold.facts();
      return new Corrections(
          facts.voidedLines(), Total.NONE, 0, facts.reductions(), facts.overrides());
    }
    if (event instanceof DrawerEvent.BasketVoided voided) {
      return new Corrections(
          Total.NONE, Total.one(voided.amount()), voided.lines(), Sums.copy(Map.of()), Total.NONE);
    }
    return NONE;
  }

  /**
   * @throws ArithmeticException when a sum does not fit
   */
  public Corrections plus(Corrections other) {
    return new Corrections(
        voidedLines.plus(other.voidedLines),
        voidedBaskets.plus(other.voidedBaskets),
        Math.addExact(linesGivenUp, other.linesGivenUp),
        Sums.plus(reductions, other.reductions, Total::plus),
        overrides.plus(other.overrides));
  }

  /** All reductions of one kind together. */
  public Total reduced(Reduction.Kind kind) {
    Total total = Total.NONE;
    for (Map.Entry<Reduction, Total> one : reductions.entrySet()) {
      if (one.getKey().kind() == kind) {
        total = total.plus(one.getValue());
      }
    }
    return total;
  }

  /** What all reductions took off. */
  public Money reduced() {
    return Total.sum(reductions).amount();
  }
}
