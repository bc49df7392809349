package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Works out the taxes of a document. Functions only. */
public final class Taxation {
  private Taxation() {}

  /**
   * The taxes of the lines of one document, by the country's rule. The sums do not depend on the
   * order of the lines; the negated lines give the negated document.
   *
   * @throws ArithmeticException when an amount does not fit
   */
  public static Taxed of(List<Taxable> lines, TaxRule rule) {
    Map<TaxClass, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      places.computeIfAbsent(lines.get(i).taxClass(), taxClass -> new ArrayList<>()).add(i);
    }
    TaxShare[] shares = new TaxShare[lines.size()];
    List<TaxSum> sums = new ArrayList<>(places.size());
    places.forEach(
        (taxClass, members) -> {
          List<TaxShare> parts = shares(taxClass, members.stream().map(lines::get).toList(), rule);
          for (int i = 0; i < parts.size(); i++) {
            shares[members.get(i)] = parts.get(i);
          }
          sums.add(TaxSum.of(taxClass, parts));
        });
    sums.sort(Comparator.comparing(TaxSum::taxClass, TaxOrder.CLASSES));
    return new Taxed(List.of(shares), sums);
  }

  /** The shares of the lines of one class; what is known of goods that come back stays as it is. */
  private static List<TaxShare> shares(TaxClass taxClass, List<Taxable> lines, TaxRule rule) {
    Formula formula = taxClass.where(rule.prices());
    List<Taxable> open = lines.stream().filter(line -> line.known().isEmpty()).toList();
    List<TaxShare> worked =
        rule.scope() == TaxRule.Scope.LINE
            ? lineByLine(formula, open, rule)
            : together(formula, open, rule);
    List<TaxShare> shares = new ArrayList<>(lines.size());
    int next = 0;
    for (Taxable line : lines) {
      shares.add(line.known().isPresent() ? line.known().get() : worked.get(next++));
    }
    return shares;
  }

  private static List<TaxShare> lineByLine(Formula formula, List<Taxable> lines, TaxRule rule) {
    List<TaxShare> shares = new ArrayList<>(lines.size());
    for (Taxable line : lines) {
      long amount = line.amount().minor();
      long quantity = line.quantity().thousandths();
      shares.add(formula.share(line.amount(), formula.amounts(amount, quantity, rule)));
    }
    return shares;
  }

  /** Rounds the taxes once: they are linear, so those of all lines are those of the sums. */
  private static List<TaxShare> together(Formula formula, List<Taxable> lines, TaxRule rule) {
    Money amount = Money.ZERO;
    Quantity quantity = Quantity.ZERO;
    for (Taxable line : lines) {
      amount = amount.plus(line.amount());
      quantity = quantity.plus(line.quantity());
    }
    long[] totals = formula.amounts(amount.minor(), quantity.thousandths(), rule);
    long[][] amounts = new long[lines.size()][totals.length];
    for (int tax = 0; tax < totals.length; tax++) {
      long[] shares = ShareOut.of(totals[tax], formula.part(tax), lines);
      for (int line = 0; line < shares.length; line++) {
        amounts[line][tax] = shares[line];
      }
    }
    List<TaxShare> shares = new ArrayList<>(lines.size());
    for (int line = 0; line < amounts.length; line++) {
      shares.add(formula.share(lines.get(line).amount(), amounts[line]));
    }
    return shares;
  }
}
