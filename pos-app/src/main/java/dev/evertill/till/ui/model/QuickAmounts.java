package dev.evertill.till.ui.model;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import java.util.ArrayList;
import java.util.List;

/** What a customer is likely to hand over in notes. Functions only. */
final class QuickAmounts {
  private static final long[] NOTES = {5, 10, 20, 50, 100, 200};
  private static final long[] NOTES_WITHOUT_PARTS = {1000, 2000, 5000, 10_000, 20_000};
  private static final int MOST = 5;

  private QuickAmounts() {}

  /** The next amounts above what is due that can be laid down with one kind of note. */
  static List<Money> above(Money due, Currency currency) {
    long unit = 1;
    for (int i = 0; i < currency.decimals(); i++) {
      unit *= 10;
    }
    List<Money> amounts = new ArrayList<>();
    for (long note : currency.decimals() == 0 ? NOTES_WITHOUT_PARTS : NOTES) {
      long value = note * unit;
      Money next = Money.of(Math.multiplyExact(Math.floorDiv(due.minor(), value) + 1, value));
      if (!amounts.contains(next) && amounts.size() < MOST) {
        amounts.add(next);
      }
    }
    return amounts;
  }
}
