package dev.evertill.till.shift;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Rounding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happened at a till, told in sentences: {@code Ann opens with 100.00}. Euros. */
final class Told {
  static final Currency EURO = new Currency("EUR", 2);
  private static final String AMOUNT = "(-?\\d+\\.\\d\\d)";
  private static final Pattern GOODS = Pattern.compile(AMOUNT + " of (\\w+) at ([\\d.]+) %");
  private static final Pattern TENDER =
      Pattern.compile(
          "(cash|card|voucher|gift card|on account|other)(?: ([A-Z]{3}))? "
              + AMOUNT
              + "(?: worth "
              + AMOUNT
              + ")?");
  private static final Pattern REDUCTION =
      Pattern.compile("(line discount|basket discount|promotion) (.+) saves " + AMOUNT);
  private static final Pattern PIECES = Pattern.compile("(\\d+) (note|coin)s? of " + AMOUNT);

  private final List<DrawerEvent> events = new ArrayList<>();

  static List<DrawerEvent> events(List<String> sentences) {
    Told told = new Told();
    sentences.forEach(sentence -> told.hear(sentence.strip().replaceAll("\\s+", " ")));
    return List.copyOf(told.events);
  }

  private void hear(String sentence) {
    String[] who = sentence.split(" ", 2);
    long number = events.size() + 1L;
    At at =
        new At(
            number,
            Instant.parse("2026-03-02T07:00:00Z").plusSeconds(60 * number),
            new At.Cashier(who[0], who[0]));
    events.add(event(at, who[1]));
  }

  private static DrawerEvent event(At at, String what) {
    Matcher told;
    if ((told = match("opens with (.+)", what)) != null) {
      return new DrawerEvent.Opened(at, contents(told.group(1)));
    }
    if ((told = match("pays in (.+) for (.+)", what)) != null) {
      return new DrawerEvent.PaidIn(at, contents(told.group(1)), told.group(2));
    }
    if ((told = match("pays out (.+) for (.+)", what)) != null) {
      return new DrawerEvent.PaidOut(at, contents(told.group(1)), told.group(2));
    }
    if ((told = match("drops (.+) in (.+)", what)) != null) {
      return new DrawerEvent.Drop(at, contents(told.group(1)), told.group(2));
    }
    if ((told = match("counts (.+)", what)) != null) {
      return new DrawerEvent.Counted(at, contents(told.group(1)));
    }
    if ((told = match("hands over to (.+)", what)) != null) {
      return new DrawerEvent.HandedOver(at, new At.Cashier(told.group(1), told.group(1)));
    }
    return paper(at, what);
  }

  private static DrawerEvent paper(At at, String what) {
    Matcher told;
    if ((told = match("opens the drawer for (.+)", what)) != null) {
      return new DrawerEvent.NoSale(at, told.group(1));
    }
    if ((told = match("gives up a basket of " + AMOUNT + " with (\\d+) lines", what)) != null) {
      return new DrawerEvent.BasketVoided(
          at, EURO.parse(told.group(1)), Long.parseLong(told.group(2)));
    }
    if ((told = match("prints a (copy|pro forma|delivery|training) of (.+)", what)) != null) {
      for (DrawerEvent.Slip slip : DrawerEvent.Slip.values()) {
        if (slip.text().equals(told.group(1))) {
          return new DrawerEvent.Printed(at, slip, EURO.parse(told.group(2)));
        }
      }
    }
    if ((told = match("asks the price of (.+): " + AMOUNT, what)) != null) {
      return new DrawerEvent.PriceAsked(at, told.group(1), EURO.parse(told.group(2)));
    }
    return new DrawerEvent.Sold(at, sale(what));
  }

  private static Matcher match(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.matches() ? matcher : null;
  }

  /** {@code cash 12.00, card 5.00} or {@code 3 notes of 20.00, 4 coins of 0.50}. */
  static Contents contents(String text) {
    Contents contents = Contents.NONE;
    CashCount pieces = CashCount.none("EUR");
    for (String part : text.split(", ")) {
      Matcher piece = PIECES.matcher(part);
      Matcher tender = TENDER.matcher(part);
      if (piece.matches()) {
        pieces = pieces.with(piece(piece), Long.parseLong(piece.group(1)));
      } else if (tender.matches()) {
        contents = contents.with(tender(tender), EURO.parse(tender.group(3)));
      } else {
        contents = contents.with(TenderType.cash("EUR"), EURO.parse(part));
      }
    }
    return pieces.pieces().isEmpty() ? contents : contents.with(pieces);
  }

  private static Denomination piece(Matcher piece) {
    long value = EURO.parse(piece.group(3)).minor();
    return piece.group(2).equals("coin") ? Denomination.coin(value) : Denomination.note(value);
  }

  private static TenderType tender(Matcher tender) {
    return new TenderType(
        TenderType.Kind.parse(tender.group(1)), tender.group(2) == null ? "EUR" : tender.group(2));
  }

  private static SaleFacts sale(String what) {
    String[] parts = what.split("; ", 2);
    Sum sum = new Sum();
    String goods = parts[0];
    if (goods.startsWith("exchanges ")) {
      String[] both = goods.split(" for ", 2);
      sum.goods(both[0], -1);
      sum.goods(both[1], 1);
    } else if (goods.startsWith("collects ")) {
      String[] both = goods.substring("collects ".length()).split(" for ", 2);
      sum.collected.put(both[1], Total.one(EURO.parse(both[0])));
    } else if (goods.startsWith("takes back ")) {
      sum.goods(goods, -1);
    } else if (goods.startsWith("sells ")) {
      sum.goods(goods, 1);
    } else {
      throw new IllegalArgumentException("nobody understands: " + what);
    }
    for (String extra : parts[1].split(", ")) {
      sum.extra(extra);
    }
    return sum.facts();
  }

  /** A document in the making. */
  private static final class Sum {
    private final SortedMap<String, Money> rates = new TreeMap<>();
    private final SortedMap<String, Total> groups = new TreeMap<>();
    private final SortedMap<String, Total> collected = new TreeMap<>();
    private final SortedMap<Reduction, Total> reductions = new TreeMap<>();
    private final List<Payment> payments = new ArrayList<>();
    private Money rounding = Money.ZERO;
    private Total sold = Total.NONE;
    private Total returned = Total.NONE;
    private Total voided = Total.NONE;
    private Total overrides = Total.NONE;

    void goods(String text, int sign) {
      Matcher goods = GOODS.matcher(text);
      while (goods.find()) {
        Money amount = EURO.parse(goods.group(1));
        Money gross = sign < 0 ? amount.negate() : amount;
        rates.merge(goods.group(3), gross, Money::plus);
        groups.merge(goods.group(2), Total.one(gross), Total::plus);
        sold = sign < 0 ? sold : sold.plus(Total.one(amount));
        returned = sign < 0 ? returned.plus(Total.one(amount)) : returned;
      }
    }

    void extra(String text) {
      Matcher tender = TENDER.matcher(text);
      Matcher reduction = REDUCTION.matcher(text);
      if (tender.matches()) {
        Money given = EURO.parse(tender.group(3));
        Money value = tender.group(4) == null ? given : EURO.parse(tender.group(4));
        payments.add(new Payment(tender(tender), given, Money.ZERO, value));
      } else if (reduction.matches()) {
        reductions.put(reduction(reduction), Total.one(EURO.parse(reduction.group(3))));
      } else if (text.startsWith("change ")) {
        change(EURO.parse(text.substring("change ".length())));
      } else if (text.startsWith("rounding ")) {
        rounding = EURO.parse(text.substring("rounding ".length()));
      } else if (text.startsWith("void ")) {
        voided = voided.plus(Total.one(EURO.parse(text.substring("void ".length()))));
      } else if (text.startsWith("price typed ")) {
        overrides = overrides.plus(Total.one(EURO.parse(text.substring("price typed ".length()))));
      } else {
        throw new IllegalArgumentException("nobody understands: " + text);
      }
    }

    /** Off the shop's cash that was given; beside foreign cash it is a payment of its own. */
    private void change(Money change) {
      for (int i = 0; i < payments.size(); i++) {
        if (payments.get(i).tender().equals(TenderType.cash("EUR"))) {
          payments.set(i, Payment.of(TenderType.cash("EUR"), payments.get(i).given(), change));
          return;
        }
      }
      payments.add(Payment.of(TenderType.cash("EUR"), Money.ZERO, change));
    }

    private static Reduction reduction(Matcher reduction) {
      for (Reduction.Kind kind : Reduction.Kind.values()) {
        if (kind.text().equals(reduction.group(1))) {
          return new Reduction(kind, reduction.group(2));
        }
      }
      throw new IllegalArgumentException("no reduction: " + reduction.group(1));
    }

    SaleFacts facts() {
      List<TaxTurnover> classes = new ArrayList<>();
      rates.forEach(
          (rate, gross) -> {
            Percent percent = Percent.parse(rate);
            long hundred = Percent.HUNDRED.millionths();
            Money tax =
                Money.of(
                    Rounding.HALF_UP.ratio(
                        gross.minor(), percent.millionths(), hundred + percent.millionths()));
            Money net = gross.minus(tax);
            classes.add(
                new TaxTurnover(
                    rate + " %",
                    List.of(TaxTurnover.Part.of("VAT", percent, net, tax)),
                    net,
                    gross));
          });
      return new SaleFacts(
          classes,
          groups,
          payments,
          collected,
          rounding,
          sold,
          returned,
          voided,
          reductions,
          overrides);
    }
  }
}
