package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Exact;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * How the taxes of a class follow from a price as it is written and its quantity. Each tax is
 * linear in the net and the quantity, and the price is the net with the included taxes; so the net,
 * and with it every tax, is a {@link Part} of the price, found once for a class. Immutable.
 */
final class Formula {
  /** So much of the net and so much for a thousandth of the quantity, exactly. */
  private record Linear(Exact ofNet, Exact ofQuantity) {
    static final Linear NET = new Linear(Exact.ONE, Exact.ZERO);

    Linear plus(Linear other) {
      return new Linear(ofNet.plus(other.ofNet), ofQuantity.plus(other.ofQuantity));
    }

    Linear times(Exact factor) {
      return new Linear(ofNet.times(factor), ofQuantity.times(factor));
    }

    /**
     * The same of the price: net = (price − price's part for the quantity) ÷ price's part of net.
     */
    Part of(Linear price) {
      Exact ofAmount = ofNet.dividedBy(price.ofNet);
      return new Part(ofAmount, ofQuantity.minus(ofAmount.times(price.ofQuantity)));
    }
  }

  private final List<Tax> taxes;
  private final boolean[] included;

  /** By what base × rate is divided, in millionths of a percent. */
  private final long[] divisors;

  private final Part net;
  private final List<Part> parts = new ArrayList<>();

  private Formula(List<Tax> taxes, boolean[] included) {
    this.taxes = taxes;
    this.included = included;
    this.divisors = divisors();
    List<Linear> amounts = new ArrayList<>();
    Linear raised = Linear.NET;
    Linear price = Linear.NET;
    for (int i = 0; i < taxes.size(); i++) {
      Tax tax = taxes.get(i);
      Linear amount = amount(i, tax.onRaisedBase() ? raised : Linear.NET);
      amounts.add(amount);
      raised = tax.raisesBase() ? raised.plus(amount) : raised;
      price = included[i] ? price.plus(amount) : price;
    }
    net = Linear.NET.of(price);
    for (Linear amount : amounts) {
      parts.add(amount.of(price));
    }
  }

  /**
   * @throws IllegalArgumentException when rates of the gross side by side are 100 % or more
   */
  static Formula of(List<Tax> taxes, TaxRule.Prices prices) {
    boolean[] included = new boolean[taxes.size()];
    for (int i = 0; i < included.length; i++) {
      included[i] = taxes.get(i).isIncluded(prices);
    }
    return new Formula(taxes, included);
  }

  /**
   * 100 %, or for rates of the gross what is left of it beside them: in Lei Complementar 87/96
   * article 13 § 1 the price holds its own tax, and so all those worked out on it side by side.
   */
  private long[] divisors() {
    long[] left = new long[taxes.size()];
    int[] raises = raisesBefore();
    for (int from = 0, until; from < left.length; from = until) {
      long rates = 0;
      until = from;
      do {
        rates = Math.addExact(rates, ofGross(until));
        until++;
      } while (until < left.length && isBeside(until - 1, until, raises));
      if (rates >= Percent.HUNDRED.millionths()) {
        throw new IllegalArgumentException(
            new Percent(rates).text() + " % of gross side by side, less than 100 is allowed");
      }
      for (int i = from; i < until; i++) {
        left[i] = Percent.HUNDRED.millionths() - rates;
      }
    }
    return left;
  }

  /** The rate as one of the gross, 0 for other taxes. */
  private long ofGross(int i) {
    Tax tax = taxes.get(i);
    return tax.kind() == Tax.Kind.PERCENT_OF_GROSS ? tax.percent().millionths() : 0;
  }

  /** For each tax how many before it raise its base. */
  private int[] raisesBefore() {
    int[] raises = new int[taxes.size()];
    int raising = 0;
    for (int i = 0; i < raises.length; i++) {
      raises[i] = taxes.get(i).onRaisedBase() ? raising : 0;
      raising += taxes.get(i).raisesBase() ? 1 : 0;
    }
    return raises;
  }

  /** Both are rates of the gross, on one base, and the price holds both or neither. */
  private boolean isBeside(int one, int next, int[] raises) {
    return taxes.get(one).kind() == Tax.Kind.PERCENT_OF_GROSS
        && taxes.get(next).kind() == Tax.Kind.PERCENT_OF_GROSS
        && raises[one] == raises[next]
        && included[one] == included[next];
  }

  private Linear amount(int i, Linear base) {
    Tax tax = taxes.get(i);
    if (tax.kind() == Tax.Kind.PER_UNIT) {
      BigInteger divisor =
          BigInteger.TEN
              .pow(tax.perUnit().places())
              .multiply(BigInteger.valueOf(Quantity.PER_UNIT));
      return new Linear(Exact.ZERO, new Exact(BigInteger.valueOf(tax.perUnit().value()), divisor));
    }
    return base.times(Exact.of(tax.percent().millionths(), divisors[i]));
  }

  /**
   * The taxes of a price, rounded, in the order of the class.
   *
   * @param amount the price as it is written, minor units
   * @param quantity thousandths
   * @throws ArithmeticException when one does not fit
   */
  long[] amounts(long amount, long quantity, TaxRule rule) {
    if (rule.order() == TaxRule.Order.BASE_FIRST) {
      return onRoundedBases(net.rounded(amount, quantity, rule.rounding()), quantity, rule);
    }
    long[] amounts = new long[parts.size()];
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = parts.get(i).rounded(amount, quantity, rule.rounding());
    }
    return amounts;
  }

  /** EN 16931 BR-CO-17: a tax is the rounded base × its rate, rounded; so on through the taxes. */
  private long[] onRoundedBases(long net, long quantity, TaxRule rule) {
    long[] amounts = new long[taxes.size()];
    long raised = net;
    for (int i = 0; i < amounts.length; i++) {
      Tax tax = taxes.get(i);
      amounts[i] = amount(i, tax.onRaisedBase() ? raised : net, quantity, rule.rounding());
      raised = tax.raisesBase() ? Math.addExact(raised, amounts[i]) : raised;
    }
    return amounts;
  }

  private long amount(int i, long base, long quantity, Rounding rounding) {
    Tax tax = taxes.get(i);
    return tax.kind() == Tax.Kind.PER_UNIT
        ? tax.perUnit().times(new Quantity(quantity), rounding).minor()
        : rounding.ratio(base, tax.percent().millionths(), divisors[i]);
  }

  /** What tax {@code i} is of a price, exactly. */
  Part part(int i) {
    return parts.get(i);
  }

  /** Net and gross around given taxes: the net takes what the included ones leave of the price. */
  TaxShare share(Money amount, long[] amounts) {
    Money plain = amount;
    Money gross = amount;
    for (int i = 0; i < amounts.length; i++) {
      Money tax = Money.of(amounts[i]);
      plain = included[i] ? plain.minus(tax) : plain;
      gross = included[i] ? gross : gross.plus(tax);
    }
    List<TaxAmount> shares = new ArrayList<>(amounts.length);
    Money raised = plain;
    for (int i = 0; i < amounts.length; i++) {
      Tax tax = taxes.get(i);
      Money share = Money.of(amounts[i]);
      shares.add(new TaxAmount(tax, tax.onRaisedBase() ? raised : plain, share));
      raised = tax.raisesBase() ? raised.plus(share) : raised;
    }
    return new TaxShare(plain, shares, gross);
  }
}
