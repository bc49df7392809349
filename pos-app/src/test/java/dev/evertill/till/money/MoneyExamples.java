package dev.evertill.till.money;

import dev.evertill.till.WorkedExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The worked examples of amounts: each line that is given comes out with what the till makes of it.
 */
public final class MoneyExamples {
  private MoneyExamples() {}

  /** The kinds of examples by the word they begin with. */
  public static Map<String, WorkedExample> kinds() {
    Map<String, WorkedExample> kinds = new TreeMap<>();
    kinds.put("amount", eachLine(MoneyExamples::amount));
    kinds.put("currency", eachLine(MoneyExamples::currency));
    kinds.put("line-price", eachLine(MoneyExamples::linePrice));
    kinds.put("rounding", eachLine(MoneyExamples::rounding));
    kinds.put("percent", eachLine(MoneyExamples::percent));
    kinds.put("split", eachLine(MoneyExamples::split));
    kinds.put("exact", eachLine(MoneyExamples::exact));
    return kinds;
  }

  private static WorkedExample eachLine(Function<String, String> answer) {
    return given -> {
      List<String> out = new ArrayList<>();
      for (String line : given) {
        out.add(answer.apply(line.strip().replaceAll(" +", " ")));
      }
      return out;
    };
  }

  /** {@code EUR 12,5} → {@code EUR 12,5 = 12.50}. */
  private static String amount(String line) {
    String[] words = line.split(" ", 2);
    Currency currency = Currency.of(words[0]);
    return line + orRefused(() -> " = " + currency.text(currency.parse(words[1])));
  }

  /** {@code KWD} → {@code KWD 3 decimals}. */
  private static String currency(String line) {
    return line + orRefused(() -> " " + Currency.of(line).decimals() + " decimals");
  }

  private static String orRefused(Supplier<String> answer) {
    try {
      return answer.get();
    } catch (IllegalArgumentException e) {
      return " refused: " + e.getMessage();
    }
  }

  /** {@code 1.044 x EUR 1.79 half up} → {@code … = 1.87}. */
  private static String linePrice(String line) {
    String[] words = line.split(" ", 5);
    Currency currency = Currency.of(words[2]);
    UnitPrice price = currency.parseUnitPrice(words[3]);
    Money cost = price.times(Quantity.parse(words[0]), way(words[4]));
    return line + " = " + currency.text(cost);
  }

  /** {@code 2.5} → {@code 2.5 half up 3, half down 2, half even 2, up 3, down 2}. */
  private static String rounding(String line) {
    long thousandths = Quantity.parse(line).thousandths();
    List<String> ways = new ArrayList<>();
    for (Rounding rounding : Rounding.values()) {
      ways.add(name(rounding) + " " + rounding.ratio(thousandths, 1, Quantity.PER_UNIT));
    }
    return line + " " + String.join(", ", ways);
  }

  /** {@code 9.975 % of CAD 100.00 half up} → {@code … = 9.98}. */
  private static String percent(String line) {
    String[] words = line.split(" ", 6);
    Currency currency = Currency.of(words[3]);
    Money part = Percent.parse(words[0]).of(currency.parse(words[4]), way(words[5]));
    return line + " = " + currency.text(part);
  }

  /**
   * {@code EUR 10.00 into 3} → {@code … = 3.33 3.34 3.33}; {@code EUR 1.00 by 1.00 2.00 4.00} in
   * proportion.
   */
  private static String split(String line) {
    String[] words = line.split(" ");
    Currency currency = Currency.of(words[0]);
    Money whole = currency.parse(words[1]);
    List<Money> weights = new ArrayList<>();
    for (int i = 3; i < words.length; i++) {
      weights.add(currency.parse(words[i]));
    }
    List<Money> parts =
        words[2].equals("into")
            ? Shares.equal(whole, Integer.parseInt(words[3]))
            : Shares.of(whole, weights);
    return line + " = " + String.join(" ", parts.stream().map(currency::text).toList());
  }

  /** {@code 1/3 + 1/6} → {@code 1/3 + 1/6 = 1/2}. */
  private static String exact(String line) {
    String[] words = line.split(" ");
    Exact left = fraction(words[0]);
    Exact right = fraction(words[2]);
    Exact result =
        switch (words[1]) {
          case "+" -> left.plus(right);
          case "-" -> left.minus(right);
          case "x" -> left.times(right);
          default -> left.dividedBy(right);
        };
    return line + " = " + result.dividend() + "/" + result.divisor();
  }

  private static Exact fraction(String text) {
    String[] parts = text.split("/");
    return Exact.of(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  private static Rounding way(String name) {
    return Rounding.valueOf(name.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  private static String name(Rounding rounding) {
    return rounding.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
