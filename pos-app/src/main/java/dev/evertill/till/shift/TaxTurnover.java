package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The turnover of one tax class at its rates: {@code net + taxes = gross}, always. Amounts in minor
 * units, below 0 where goods came back. Immutable.
 *
 * @param taxes in the order of the class
 */
public record TaxTurnover(String taxClass, List<Part> taxes, Money net, Money gross) {

  /** One tax at one rate; a tax per unit has the rate 0. Immutable. */
  public record Rate(String code, Percent percent) implements Comparable<Rate> {
    private static final Comparator<Rate> ORDER =
        Comparator.comparing(Rate::code).thenComparing(Rate::percent);

    @Override
    public int compareTo(Rate other) {
      return ORDER.compare(this, other);
    }
  }

  /** What one tax took, and of how much. Immutable. */
  public record Part(Rate rate, Money base, Money tax) {
    public static Part of(String code, Percent percent, Money base, Money tax) {
      return new Part(new Rate(code, percent), base, tax);
    }

    Part plus(Part other) {
      return new Part(rate, base.plus(other.base), tax.plus(other.tax));
    }
  }

  /** What is added in one line: a class whose rate changes has two. Immutable. */
  public record Key(String taxClass, List<Rate> rates) implements Comparable<Key> {
    public Key {
      rates = List.copyOf(rates);
    }

    @Override
    public int compareTo(Key other) {
      int order = taxClass.compareTo(other.taxClass);
      for (int i = 0; order == 0 && i < Math.min(rates.size(), other.rates.size()); i++) {
        order = rates.get(i).compareTo(other.rates.get(i));
      }
      return order != 0 ? order : Integer.compare(rates.size(), other.rates.size());
    }
  }

  /**
   * @throws IllegalArgumentException when net and taxes are not the gross
   */
  public TaxTurnover {
    taxes = List.copyOf(taxes);
    Money sum = net;
    for (Part part : taxes) {
      sum = sum.plus(part.tax);
    }
    if (!sum.equals(gross)) {
      throw new IllegalArgumentException(
          "tax class "
              + taxClass
              + ": net and taxes make "
              + sum.minor()
              + ", gross is "
              + gross.minor());
    }
  }

  public Key key() {
    return new Key(taxClass, taxes.stream().map(Part::rate).toList());
  }

  /** All taxes of the class together. */
  public Money tax() {
    return gross.minus(net);
  }

  TaxTurnover plus(TaxTurnover other) {
    List<Part> both = new ArrayList<>();
    for (int i = 0; i < taxes.size(); i++) {
      both.add(taxes.get(i).plus(other.taxes.get(i)));
    }
    return new TaxTurnover(taxClass, both, net.plus(other.net), gross.plus(other.gross));
  }
}
