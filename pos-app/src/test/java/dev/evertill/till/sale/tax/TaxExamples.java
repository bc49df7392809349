package dev.evertill.till.sale.tax;

import dev.evertill.till.WorkedExample;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The worked examples of taxes. Amounts have two decimals. */
public final class TaxExamples {
  private static final Currency CURRENCY = new Currency("EUR", 2);

  private TaxExamples() {}

  /** The kinds of examples by the word in the page. */
  public static Map<String, WorkedExample> kinds() {
    return Map.of("tax", new Document(), "tax-class", new ClassOfGoods(), "tax-table", new Table());
  }

  /**
   * A rule, classes and lines; what comes out is each line, each sum and what is to be paid.
   *
   * <pre>
   * prices with tax, rounded by document, tax first, half up
   * class A: VAT 20 %
   * line  A  12.00
   * line  A  2 for 24.00
   * back  A  -12.00 = -10.00 + VAT -2.00
   * </pre>
   */
  public static final class Document implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      return TaxExamples.refusedOr(
          () -> {
            TaxRule rule = rule(given.get(0));
            Map<String, TaxClass> classes = new HashMap<>();
            List<Taxable> lines = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (String text : given.subList(1, given.size())) {
              String[] words = text.trim().split("\\s+", 3);
              if (words[0].equals("class")) {
                String[] halves = text.trim().substring("class".length()).split(":", 2);
                classes.put(halves[0].trim(), taxClass(halves[0], halves[1]));
              } else {
                names.add(words[1]);
                lines.add(line(words[0], classes.get(words[1]), words[2]));
              }
            }
            return texts(Taxation.of(lines, rule), names);
          });
    }
  }

  /** Classes; what comes out is how each is treated, or why it is refused. */
  public static final class ClassOfGoods implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      List<String> out = new ArrayList<>();
      for (String text : given) {
        String[] halves = text.trim().substring("class".length()).split(":", 2);
        out.addAll(
            refusedOr(
                () -> {
                  TaxClass goods = taxClass(halves[0], halves[1]);
                  return List.of(
                      goods.code()
                          + " "
                          + goods.treatment().text()
                          + ", category "
                          + goods.category());
                }));
      }
      return out;
    }
  }

  /** Classes with their days, then days; what comes out is the class of each day. */
  public static final class Table implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      return refusedOr(
          () -> {
            List<TaxTable.Period> periods = new ArrayList<>();
            List<String> questions = new ArrayList<>();
            for (String text : given) {
              if (text.trim().startsWith("class ")) {
                periods.add(period(text.trim().substring("class ".length())));
              } else {
                questions.add(text.trim());
              }
            }
            TaxTable table = new TaxTable(periods);
            return questions.stream().map(question -> answer(table, question)).toList();
          });
    }

    private static TaxTable.Period period(String text) {
      String[] halves = text.split(":", 2);
      List<String> words = List.of(halves[0].trim().split("\\s+"));
      return new TaxTable.Period(
          taxClass(words.get(0), halves[1]), dayAfter("from", words), dayAfter("until", words));
    }

    private static Optional<LocalDate> dayAfter(String word, List<String> words) {
      int at = words.indexOf(word);
      return at < 0 ? Optional.empty() : Optional.of(LocalDate.parse(words.get(at + 1)));
    }

    private static String answer(TaxTable table, String question) {
      String[] words = question.split("\\s+");
      return question.replaceAll("\\s+", " ")
          + ": "
          + table
              .on(LocalDate.parse(words[0]), words[1])
              .map(goods -> goods.taxes().stream().map(TaxExamples::text).toList())
              .map(taxes -> String.join(", ", taxes))
              .orElse("none");
    }
  }

  private interface Work {
    List<String> done();
  }

  private static List<String> refusedOr(Work work) {
    try {
      return work.done();
    } catch (IllegalArgumentException e) {
      return List.of("refused: " + e.getMessage());
    }
  }

  /** {@code prices with tax, rounded by document, tax first, half up}. */
  static TaxRule rule(String text) {
    List<String> parts = Arrays.stream(text.split(",")).map(String::trim).toList();
    return new TaxRule(
        one(
            parts.get(0),
            Map.of(
                "prices with tax", TaxRule.Prices.TAX_INCLUDED,
                "prices without tax", TaxRule.Prices.TAX_ADDED)),
        one(
            parts.get(1),
            Map.of(
                "rounded by document", TaxRule.Scope.DOCUMENT,
                "rounded by line", TaxRule.Scope.LINE)),
        one(
            parts.get(2),
            Map.of("tax first", TaxRule.Order.TAX_FIRST, "base first", TaxRule.Order.BASE_FIRST)),
        Rounding.valueOf(parts.get(3).replace(' ', '_').toUpperCase(Locale.ROOT)));
  }

  private static <T> T one(String word, Map<String, T> known) {
    T value = known.get(word);
    if (value == null) {
      throw new IllegalStateException("example: " + word + " is none of " + known.keySet());
    }
    return value;
  }

  /** A class whose code ends at a bracket: {@code A(2020)} is another class of code A. */
  static TaxClass taxClass(String name, String taxes) {
    String code = name.trim().replaceAll("\\(.*", "");
    String text = taxes.trim();
    if (text.startsWith("exempt")) {
      return TaxClass.exempt(code, code, text.substring("exempt".length()).trim());
    }
    if (text.startsWith("outside")) {
      return TaxClass.outside(code, code, text.substring("outside".length()).trim());
    }
    return TaxClass.taxed(
        code,
        code,
        text.isEmpty()
            ? new Tax[0]
            : Arrays.stream(text.split(";")).map(TaxExamples::tax).toArray(Tax[]::new));
  }

  /** {@code VAT 20 %}, {@code ICMS 18 % of gross}, {@code ECO 0.50 each, raising the base}. */
  static Tax tax(String text) {
    List<String> parts = Arrays.stream(text.split(",")).map(String::trim).toList();
    String[] words = parts.get(0).split("\\s+", 3);
    Tax tax =
        switch (words[2]) {
          case "%" -> Tax.percent(words[0], words[0], Percent.parse(words[1]));
          case "% of gross" -> Tax.percentOfGross(words[0], words[0], Percent.parse(words[1]));
          case "each" -> Tax.perUnit(words[0], words[0], CURRENCY.parseUnitPrice(words[1]));
          default -> throw new IllegalStateException("example: " + parts.get(0) + " is no tax");
        };
    for (String part : parts.subList(1, parts.size())) {
      tax =
          switch (part) {
            case "included" -> tax.included();
            case "added" -> tax.added();
            case "raising the base" -> tax.raisingBase();
            case "on the plain base" -> tax.onPlainBase();
            default -> throw new IllegalStateException("example: " + part + " is no way of a tax");
          };
    }
    return tax;
  }

  private static Taxable line(String kind, TaxClass taxClass, String text) {
    if (kind.equals("back")) {
      TaxShare known = share(taxClass, text);
      return new Taxable(taxClass, Quantity.of(-1), known.gross(), Optional.of(known));
    }
    String[] halves = text.split(" for ");
    Quantity quantity = halves.length == 1 ? Quantity.ONE : Quantity.parse(halves[0].trim());
    Money amount = CURRENCY.parse(halves[halves.length - 1].trim());
    boolean back = halves.length == 1 && amount.isNegative();
    return Taxable.of(taxClass, back ? quantity.negate() : quantity, amount);
  }

  /** {@code 12.00 = 10.00 + VAT 2.00}. */
  private static TaxShare share(TaxClass taxClass, String text) {
    String[] parts = text.split("[=+]");
    Money net = CURRENCY.parse(parts[1].trim());
    List<TaxAmount> taxes = new ArrayList<>();
    for (int i = 2; i < parts.length; i++) {
      String[] words = parts[i].trim().split("\\s+");
      taxes.add(new TaxAmount(taxClass.taxes().get(i - 2), net, CURRENCY.parse(words[1])));
    }
    return new TaxShare(net, taxes, CURRENCY.parse(parts[0].trim()));
  }

  private static List<String> texts(Taxed taxed, List<String> names) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      out.add("line " + names.get(i) + " " + text(taxed.lines().get(i)));
    }
    for (TaxSum sum : taxed.sums()) {
      out.add("sum " + sum.taxClass().code() + " " + text(sum));
    }
    out.add("to pay " + CURRENCY.text(taxed.gross()));
    return out;
  }

  /** {@code 12.60 = 10.00 + ECO 0.50 + VAT 2.10 of 10.50}: the base where it is not the net. */
  static String text(TaxShare share) {
    return text(share.gross(), share.net(), share.taxes());
  }

  static String text(TaxSum sum) {
    return text(sum.gross(), sum.net(), sum.taxes());
  }

  private static String text(Money gross, Money net, List<TaxAmount> taxes) {
    return CURRENCY.text(gross)
        + " = "
        + CURRENCY.text(net)
        + taxes.stream()
            .map(
                tax ->
                    " + "
                        + tax.tax().name()
                        + " "
                        + CURRENCY.text(tax.amount())
                        + (tax.base().equals(net) ? "" : " of " + CURRENCY.text(tax.base())))
            .collect(Collectors.joining());
  }

  private static String text(Tax tax) {
    return tax.kind() == Tax.Kind.PER_UNIT
        ? tax.name() + " " + CURRENCY.text(tax.perUnit()) + " each"
        : tax.name() + " " + tax.percent().text() + " %";
  }
}
