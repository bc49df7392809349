package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.util.SortedMap;

/**
 * What a count says about a drawer. Immutable.
 *
 * @param lines what was counted, by tender
 * @param uncounted what ought to lie there and was not counted, by tender: neither over nor short
 */
public record Tally(SortedMap<TenderType, Line> lines, SortedMap<TenderType, Money> uncounted) {

  /** Which way a count is off. */
  public enum Verdict {
    EXACT("exact"),
    OVER("over"),
    SHORT("short");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /** The word in documents. */
    public String text() {
      return text;
    }
  }

  /** One tender, in minor units of its own currency. Immutable. */
  public record Line(Money expected, Money counted, Money tolerance) {

    /** What was counted less what was expected: below 0 is short, above is over. */
    public Money difference() {
      return counted.minus(expected);
    }

    public Verdict verdict() {
      if (difference().isZero()) {
        return Verdict.EXACT;
      }
      return difference().isNegative() ? Verdict.SHORT : Verdict.OVER;
    }

    /** Whether nobody need ask: off by the tolerance is still within it. */
    public boolean isWithin() {
      return difference().abs().compareTo(tolerance) <= 0;
    }
  }

  public Tally {
    lines = Sums.copy(lines);
    uncounted = Sums.copy(uncounted);
  }

  /** Whether every tender that was counted is within its tolerance. */
  public boolean isWithin() {
    return lines.values().stream().allMatch(Line::isWithin);
  }

  /** Whether nothing that ought to lie there was left out. */
  public boolean isComplete() {
    return uncounted.isEmpty();
  }
}
