package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Exact;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The taxes of one line straight from their definition, as a second opinion: forwards from a net to
 * a price, and the net from the prices of two nets.
 */
final class ExactTaxes {
  private final List<Tax> taxes;
  private final TaxRule.Prices prices;

  ExactTaxes(TaxClass taxClass, TaxRule.Prices prices) {
    this.taxes = taxClass.taxes();
    this.prices = prices;
  }

  /** The exact taxes of a price as it is written. */
  List<Exact> of(Taxable line) {
    return forwards(net(line), line.quantity());
  }

  Exact net(Taxable line) {
    Exact free = price(Exact.ZERO, line.quantity());
    Exact one = price(Exact.ONE, line.quantity());
    return Exact.of(line.amount()).minus(free).dividedBy(one.minus(free));
  }

  /** Base first: the net rounded, then each tax rounded on rounded bases. */
  List<Money> onRoundedNet(Taxable line, Rounding rounding) {
    Exact net = Exact.of(net(line).rounded(rounding));
    List<Exact> amounts = new ArrayList<>();
    for (int i = 0; i < taxes.size(); i++) {
      amounts.add(Exact.of(amount(i, net, amounts, line.quantity()).rounded(rounding)));
    }
    return amounts.stream().map(amount -> amount.rounded(Rounding.UP)).toList();
  }

  private Exact price(Exact net, Quantity quantity) {
    List<Exact> amounts = forwards(net, quantity);
    Exact price = net;
    for (int i = 0; i < taxes.size(); i++) {
      price = taxes.get(i).isIncluded(prices) ? price.plus(amounts.get(i)) : price;
    }
    return price;
  }

  private List<Exact> forwards(Exact net, Quantity quantity) {
    List<Exact> amounts = new ArrayList<>();
    for (int i = 0; i < taxes.size(); i++) {
      amounts.add(amount(i, net, amounts, quantity));
    }
    return amounts;
  }

  private Exact amount(int i, Exact net, List<Exact> before, Quantity quantity) {
    Tax tax = taxes.get(i);
    if (tax.kind() == Tax.Kind.PER_UNIT) {
      return new Exact(
              BigInteger.valueOf(tax.perUnit().value()), BigInteger.TEN.pow(tax.perUnit().places()))
          .times(Exact.of(quantity.thousandths(), Quantity.PER_UNIT));
    }
    Exact base = net;
    for (int raising : raisers(i)) {
      base = base.plus(before.get(raising));
    }
    Exact amount = base.times(tax.percent().exact());
    return tax.kind() == Tax.Kind.PERCENT
        ? amount
        : amount.dividedBy(Exact.ONE.minus(ratesBeside(i)));
  }

  private Set<Integer> raisers(int i) {
    Set<Integer> raisers = new TreeSet<>();
    for (int j = 0; j < i && taxes.get(i).onRaisedBase(); j++) {
      if (taxes.get(j).raisesBase()) {
        raisers.add(j);
      }
    }
    return raisers;
  }

  private Exact ratesBeside(int i) {
    Exact rates = taxes.get(i).percent().exact();
    for (int left = i - 1; left >= 0 && beside(left, i); left--) {
      rates = rates.plus(taxes.get(left).percent().exact());
    }
    for (int right = i + 1; right < taxes.size() && beside(right, i); right++) {
      rates = rates.plus(taxes.get(right).percent().exact());
    }
    return rates;
  }

  private boolean beside(int other, int i) {
    return taxes.get(other).kind() == Tax.Kind.PERCENT_OF_GROSS
        && raisers(other).equals(raisers(i))
        && taxes.get(other).isIncluded(prices) == taxes.get(i).isIncluded(prices);
  }

  /** Whether these rates of the gross can stand side by side at all, wherever they do. */
  static boolean possible(List<Tax> taxes) {
    return taxes.stream()
            .filter(tax -> tax.kind() == Tax.Kind.PERCENT_OF_GROSS)
            .mapToLong(tax -> tax.percent().millionths())
            .sum()
        < Percent.HUNDRED.millionths();
  }
}
