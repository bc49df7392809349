package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The goods on the counter. Immutable: every change gives a new basket. */
public record Basket(List<Line> lines) {
  public static final Basket EMPTY = new Basket(List.of());

  private static final Comparator<Tax> BY_CLASS =
      Comparator.comparing(Tax::taxClass)
          .thenComparing(tax -> tax.percent().thousandths())
          .thenComparing(Tax::name);

  public Basket {
    lines = List.copyOf(lines);
  }

  public Basket with(Item item, Quantity quantity) {
    List<Line> next = new ArrayList<>(lines);
    next.add(new Line(item, quantity, false));
    return new Basket(next);
  }

  public Basket withVoided(int line) {
    List<Line> next = new ArrayList<>(lines);
    next.set(line, lines.get(line).asVoided());
    return new Basket(next);
  }

  /** Nothing was ever put on the counter; a basket of voided lines only is not empty. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** There is something to pay for. */
  public boolean isPayable() {
    return lines.stream().anyMatch(line -> !line.voided());
  }

  /** Pieces on the counter; what is weighed counts as one. */
  public long items() {
    return lines.stream()
        .filter(line -> !line.voided())
        .mapToLong(
            line ->
                line.item().unit() == Unit.PIECE
                    ? line.quantity().thousandths() / Quantity.PER_UNIT
                    : 1)
        .sum();
  }

  public Money total() {
    return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
  }

  /**
   * The taxes inside the total, by class in the order of the class's name. The tax of a class is
   * worked out once from the sum of its lines, and the net is what is left, so that {@code net +
   * tax = gross} holds for each and the gross of all is the total.
   */
  public List<TaxSum> taxes() {
    Map<Tax, Money> gross = new TreeMap<>(BY_CLASS);
    for (Line line : lines) {
      if (!line.voided()) {
        gross.merge(line.item().tax(), line.amount(), Money::plus);
      }
    }
    List<TaxSum> sums = new ArrayList<>();
    gross.forEach(
        (rate, amount) -> {
          Money tax = rate.percent().includedIn(amount);
          sums.add(new TaxSum(rate, amount.minus(tax), tax, amount));
        });
    return sums;
  }

  /** Pays with what was handed over; change goes back in cash. */
  public Settlement settle(List<Tender> tenders) {
    if (!isPayable()) {
      return Settlement.refused(Refusal.NOTHING_TO_PAY);
    }
    if (tenders.stream().anyMatch(tender -> tender.amount().isNegative())) {
      return Settlement.refused(Refusal.TENDER_NOT_POSITIVE);
    }
    Money total = total();
    Money given = tenders.stream().map(Tender::amount).reduce(Money.ZERO, Money::plus);
    Money change = given.minus(total);
    if (change.isNegative()) {
      return Settlement.refused(Refusal.TENDER_TOO_SMALL);
    }
    return Settlement.of(new Sale(lines, taxes(), total, tenders, change));
  }
}
