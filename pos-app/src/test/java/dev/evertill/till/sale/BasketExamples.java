package dev.evertill.till.sale;

import dev.evertill.till.WorkedExample;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.promotion.Offer;
import dev.evertill.till.sale.promotion.Promotion;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.promotion.Selector;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxAmount;
import dev.evertill.till.sale.tax.TaxClass;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The worked examples of baskets. Amounts have two decimals; prices hold 20 % VAT. */
public final class BasketExamples {
  private static final Currency CURRENCY = Shelf.EUR;

  private BasketExamples() {}

  /** The kinds of examples by the word in the page. */
  public static Map<String, WorkedExample> kinds() {
    return Map.of(
        "basket", new Counter(),
        "pay", new Paying(),
        "return", new Returning(),
        "payers", new Payers());
  }

  private static String words(String text) {
    return text.trim().replaceAll("\\s+", " ");
  }

  private static Money money(String text) {
    return CURRENCY.parse(text.trim());
  }

  private static String text(Money amount) {
    return CURRENCY.text(amount);
  }

  /**
   * {@code Coffee 2 x 6.00}, {@code Book 1 x 20.00 fixed price}, {@code Ham 0.5 kg x 9.90 label
   * 4.90}.
   */
  private static Line line(String text) {
    String[] words = words(text).split(" ");
    boolean weighed = words[2].equals("kg");
    String price = words[weighed ? 4 : 3];
    Item item =
        new Item(
            words[0],
            "",
            words[0],
            words[0],
            CURRENCY.parseUnitPrice(price),
            TaxClass.taxed("A", "Normal", Tax.percent("VAT", "VAT", Percent.of(20))),
            weighed ? Unit.KILOGRAM : Unit.PIECE,
            0,
            text.contains("fixed price"));
    Line line = Line.of(item, Quantity.parse(words[1]));
    String[] label = text.split(" label ");
    return label.length == 1 ? line : line.withLabel(money(label[1]));
  }

  /** {@code 10 %} or {@code 1.50}, as a discount. */
  private static Discount discount(String text) {
    String[] words = words(text).split(" ");
    return text.contains("%")
        ? Discount.part(Percent.parse(words[0]), words(text), Shelf.ANNA)
        : Discount.amount(money(words[0]), words(text), Shelf.ANNA);
  }

  /**
   * Lines and what happens to them; what comes out is each line with its reductions, and the total.
   *
   * <pre>
   * promotion 20 % off Coffee
   * Coffee  2 x 6.00
   *   now 5.00 damaged
   *   less 10 %
   *   voided
   * back 1 of Cup 3 x 4.99 less 10 %
   * basket less 1.00
   * </pre>
   */
  private static final class Counter implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      Basket basket = Basket.EMPTY;
      List<Promotion> promotions = new ArrayList<>();
      for (String row : given) {
        String text = words(row);
        if (text.startsWith("promotion ")) {
          promotions.add(promotion(text.substring("promotion ".length())));
        } else {
          try {
            basket = with(basket, text);
          } catch (IllegalArgumentException e) {
            return List.of("refused: " + e.getMessage());
          }
        }
      }
      Terms terms = new Terms(Shelf.PLAIN.profile(), Promotions.of(promotions));
      return texts(basket.priced(terms, Shelf.NOON));
    }

    private static Promotion promotion(String text) {
      String[] halves = text.split(" off ");
      return new Promotion(
          text,
          text,
          Promotion.When.ALWAYS,
          Set.of(),
          1,
          false,
          0,
          0,
          Optional.empty(),
          new Offer.Each(
              halves[1].equals("all") ? Selector.ALL : Selector.items(halves[1]),
              new Offer.Off.Part(Percent.parse(words(halves[0]).split(" ")[0]))));
    }

    private static Basket with(Basket basket, String text) {
      int last = basket.lines().size() - 1;
      String[] words = text.split(" ", 3);
      switch (words[0]) {
        case "now":
          return basket.withOverride(
              last, new PriceOverride(CURRENCY.parseUnitPrice(words[1]), words[2], Shelf.ANNA));
        case "less":
          return basket.withDiscount(last, discount(text.substring("less ".length())));
        case "voided":
          return basket.withVoided(last);
        case "basket":
          return basket.withDiscount(discount(text.substring("basket less ".length())));
        case "back":
          return back(basket, text);
        default:
          return basket.with(line(text));
      }
    }

    private static Basket back(Basket basket, String text) {
      String[] halves = text.split(" of ", 2);
      return basket.withBack(sold(halves[1]), Quantity.parse(halves[0].split(" ")[1]));
    }

    private static List<String> texts(Priced priced) {
      List<String> out = new ArrayList<>();
      for (PricedLine line : priced.lines()) {
        StringBuilder text = new StringBuilder(line.line().item().name());
        text.append(line.line().isBack() ? " back " : " ").append(text(line.listed()));
        line.line()
            .override()
            .ifPresent(
                other ->
                    text.append(" (list ")
                        .append(CURRENCY.text(line.line().item().price()))
                        .append(", ")
                        .append(other.reason())
                        .append(", ")
                        .append(other.allowedBy().name())
                        .append(")"));
        for (Reduction reduction : line.reductions()) {
          String source = reduction.source().text().replace("-discount", "");
          text.append(", ").append(source).append(' ').append(text(reduction.saved().negate()));
        }
        text.append(" = ").append(text(line.amount()));
        out.add(text.append(line.line().voided() ? ", voided" : "").toString());
      }
      out.add("to pay " + text(priced.total()) + ", saved " + text(priced.saved()));
      return out;
    }
  }

  /** {@code Cup 3 x 4.99 less 10 %}, sold. */
  private static SoldLine sold(String text) {
    String[] halves = text.split(" less ");
    Basket basket = Basket.EMPTY.with(line(halves[0]));
    if (halves.length > 1) {
      basket = basket.withDiscount(0, discount(halves[1]));
    }
    return Shelf.sold(Shelf.priced(basket), 0);
  }

  /**
   * What was sold, and how much of it comes back each time; what comes out is what goes back.
   *
   * <pre>
   * sold Cup 3 x 4.99 less 10 %
   * back 1
   * </pre>
   */
  private static final class Returning implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      SoldLine sold = sold(words(given.get(0)).substring("sold ".length()));
      List<String> out = new ArrayList<>();
      out.add("sold " + text(sold.taxes().gross(), sold.taxes().taxes()));
      Money all = Money.ZERO;
      for (String row : given.subList(1, given.size())) {
        Quantity quantity = Quantity.parse(words(row).split(" ")[1]);
        try {
          PricedLine line =
              Shelf.priced(Basket.EMPTY.withBack(sold, quantity)).lines().get(0);
          out.add(words(row) + " " + text(line.taxes().gross(), line.taxes().taxes()));
          all = all.plus(line.taxes().gross());
          sold = RandomGoods.returned(sold, quantity);
        } catch (IllegalArgumentException e) {
          out.add(words(row) + " refused: " + e.getMessage());
        }
      }
      out.add("all " + text(all));
      return out;
    }

    private static String text(Money gross, List<TaxAmount> taxes) {
      return BasketExamples.text(gross)
          + taxes.stream()
              .map(tax -> ", " + tax.tax().name() + " " + BasketExamples.text(tax.amount()))
              .collect(Collectors.joining());
    }

    private static String text(Money amount) {
      return BasketExamples.text(amount);
    }
  }

  /**
   * What is paid where, and with what; what comes out is the change and the rounding.
   *
   * <pre>
   * CH 12.43: card 5.00, cash 10.00
   * CH 12.43: 20.00 USD at 0.90
   * </pre>
   */
  private static final class Paying implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      return given.stream().map(BasketExamples::words).map(Paying::answer).toList();
    }

    private static String answer(String text) {
      String[] halves = text.split(":", 2);
      String[] what = halves[0].split(" ");
      Terms terms = Shelf.in(what[0]);
      Priced basket = Shelf.due(terms, money(what[1]).minor());
      List<Tender> tenders =
          halves[1].isBlank()
              ? List.of()
              : Arrays.stream(halves[1].split(","))
                  .map(tender -> tender(words(tender).split(" "), terms))
                  .toList();
      Settlement settlement = basket.settle(tenders);
      return text
          + " => "
          + settlement
              .sale()
              .map(
                  sale -> "change " + text(sale.change()) + ", rounding " + text(sale.rounding()))
              .orElseGet(() -> refused(settlement.refusal().orElseThrow()));
    }

    private static String refused(Refusal why) {
      return "refused, " + why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Tender tender(String[] words, Terms terms) {
      if (words.length == 4) {
        Tender.Foreign foreign =
            new Tender.Foreign(
                Currency.of(words[1]), money(words[0]), new BigDecimal(words[3]));
        return Tender.foreignCash(foreign, terms.profile().currency());
      }
      Money amount = money(words[1]);
      return words[0].equals("cash")
          ? Tender.cash(amount)
          : Tender.of(
              Tender.Kind.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_')),
              amount,
              "1");
    }
  }

  /** {@code 100.00 over 3}; what comes out is what each pays. */
  private static final class Payers implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      List<String> out = new ArrayList<>();
      for (String row : given) {
        String[] words = words(row).split(" ");
        List<Money> parts =
            Shelf.due(Shelf.PLAIN, money(words[0]).minor()).split(Integer.parseInt(words[2]));
        out.add(
            words(row)
                + " = "
                + parts.stream().map(BasketExamples::text).collect(Collectors.joining(" ")));
      }
      return out;
    }
  }
}
