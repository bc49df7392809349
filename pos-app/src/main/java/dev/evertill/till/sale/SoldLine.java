package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxAmount;
import dev.evertill.till.sale.tax.TaxRule;
import dev.evertill.till.sale.tax.TaxShare;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a sale that was made, as far as it matters when its goods come back. Immutable.
 *
 * <p>What comes back is shared by the running total: the share of the first <i>n</i> pieces less
 * what was given back before. So pieces that come back one by one bring exactly what all of them
 * cost together, to the cent, with their reductions and taxes. Taxes are those of the sale, less by
 * what came back (Directive 2006/112/EC article 90 (1)), whatever is the law on the day of the
 * return.
 *
 * @param origin the sale and the place of the line in it
 * @param quantity how much was sold
 * @param returned how much of it is known to have come back already
 * @param listed what it cost before reductions
 * @param amount what was paid for it as the price was written
 * @param taxes what was paid for it and the taxes in it
 * @param prices whether the taxes that do not say so were inside the price
 */
public record SoldLine(
    Origin origin,
    Item item,
    Quantity quantity,
    Quantity returned,
    Money listed,
    List<Reduction> reductions,
    Money amount,
    TaxShare taxes,
    TaxRule.Prices prices) {

  /**
   * Where a line was sold.
   *
   * @param line its place in the sale, from 0
   */
  public record Origin(String till, String epoch, long number, int line) {}

  public SoldLine {
    reductions = List.copyOf(reductions);
    if (returned.thousandths() < 0 || returned.compareTo(quantity) > 0) {
      throw new IllegalArgumentException(
          "returned " + returned.text() + " of " + quantity.text() + " that were sold");
    }
  }

  /** What can still come back. */
  public Quantity left() {
    return quantity.minus(returned);
  }

  /**
   * The line of goods that come back, all amounts below zero.
   *
   * @param before how much of it comes back on lines before this one in the same basket
   */
  PricedLine back(Line line, Quantity before) {
    long from = returned.plus(before).thousandths();
    long to = Math.addExact(from, line.quantity().thousandths());
    Money paid = part(amount, from, to);
    Money whole = paid;
    List<Reduction> less = new ArrayList<>();
    for (Reduction reduction : reductions) {
      Money share = part(reduction.saved(), from, to);
      if (!share.isZero()) {
        less.add(reduction.withSaved(share));
        whole = whole.plus(share);
      }
    }
    return new PricedLine(line, whole, less, paid, taxesBack(paid, from, to));
  }

  /** Each tax is its share of that of the sale; nets and bases are what stands around them. */
  private TaxShare taxesBack(Money paid, long from, long to) {
    Money net = paid;
    Money gross = paid;
    List<Money> shares = new ArrayList<>();
    for (TaxAmount tax : taxes.taxes()) {
      Money share = part(tax.amount(), from, to);
      shares.add(share);
      if (tax.tax().isIncluded(prices)) {
        net = net.minus(share);
      } else {
        gross = gross.plus(share);
      }
    }
    List<TaxAmount> parts = new ArrayList<>();
    Money raised = net;
    for (int i = 0; i < shares.size(); i++) {
      Tax tax = taxes.taxes().get(i).tax();
      parts.add(new TaxAmount(tax, tax.onRaisedBase() ? raised : net, shares.get(i)));
      raised = tax.raisesBase() ? raised.plus(shares.get(i)) : raised;
    }
    return new TaxShare(net, parts, gross);
  }

  /** The share of what lies between two running quantities, with its sign turned. */
  private Money part(Money whole, long from, long to) {
    long sold = quantity.thousandths();
    return Money.of(
        Math.subtractExact(
            Rounding.HALF_UP.ratio(whole.minor(), from, sold),
            Rounding.HALF_UP.ratio(whole.minor(), to, sold)));
  }
}
