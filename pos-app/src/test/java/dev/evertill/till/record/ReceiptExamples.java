package dev.evertill.till.record;

import dev.evertill.receipt.render.PlainText;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.WorkedExample;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.By;
import dev.evertill.till.sale.Discount;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.PriceOverride;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.country.CountryProfile;
import dev.evertill.till.sale.country.CountryProfiles;
import dev.evertill.till.sale.promotion.Offer;
import dev.evertill.till.sale.promotion.Promotion;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.promotion.Selector;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.shift.Drawer;
import dev.evertill.till.shift.Shift;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The worked examples of receipts: a country, its classes, goods and payments, one a line; what
 * comes out is the paper from the goods to the taxes, 32 characters wide, without its rules.
 */
public final class ReceiptExamples implements WorkedExample {
  private static final ZonedDateTime AT = ZonedDateTime.parse("2026-11-16T14:32:07+01:00");
  private static final String EPOCH = "9f2c4e0d2b7a4d1c8e5f60718293a4b5";
  private static final By BY = new By("9", "Clara S.");

  private static final Pattern COUNTRY = Pattern.compile("country (\\w+)");
  private static final Pattern EXEMPT = Pattern.compile("class (\\S+) (.+) exempt: (.+)");
  private static final Pattern CLASS = Pattern.compile("class (\\S+) (.+): (.+)");
  private static final Pattern RATE = Pattern.compile("(.+) ([0-9.]+) %( on top)?");
  private static final Pattern FIXED = Pattern.compile("(.+) ([0-9.]+) each");
  private static final Pattern BACK = Pattern.compile("back (\\S+) (.+) (\\S+) of (\\S+) x (\\S+)");
  private static final Pattern SET = Pattern.compile("promotion (\\d+) of (.+) for (\\S+)");
  private static final Pattern INSTEAD = Pattern.compile("instead (\\S+)");
  private static final Pattern OFF = Pattern.compile("off (line|all) (\\S+)( %)? (.+)");
  private static final Pattern PAY = Pattern.compile("pay (cash|card) (\\S+)");
  private static final Pattern FOREIGN = Pattern.compile("pay (\\w+) (\\S+) at (\\S+)");
  private static final Pattern GOODS =
      Pattern.compile("(\\S+) (.+?)(?: (\\S+) (kg )?x)? ([0-9.]+)");

  /** One example in the making. Confined to one call. */
  private static final class Reading {
    private CountryProfile profile = Terms.plain(new Currency("EUR", 2)).profile();
    private final Map<String, TaxClass> classes = new HashMap<>();
    private final List<Promotion> promotions = new ArrayList<>();
    private final List<Tender> tenders = new ArrayList<>();
    private Basket basket = Basket.EMPTY;

    private Money money(String text) {
      return profile.currency().parse(text);
    }

    private UnitPrice price(String text) {
      return profile.currency().parseUnitPrice(text);
    }

    private Terms terms() {
      return new Terms(profile, Promotions.of(promotions));
    }
  }

  private interface Word {
    void read(Reading reading, Matcher found);
  }

  private record Kind(Pattern pattern, Word word) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(COUNTRY, ReceiptExamples::country),
          new Kind(EXEMPT, ReceiptExamples::exempt),
          new Kind(CLASS, ReceiptExamples::taxed),
          new Kind(BACK, ReceiptExamples::back),
          new Kind(SET, ReceiptExamples::promotion),
          new Kind(INSTEAD, ReceiptExamples::instead),
          new Kind(OFF, ReceiptExamples::off),
          new Kind(PAY, ReceiptExamples::pay),
          new Kind(FOREIGN, ReceiptExamples::foreign),
          new Kind(GOODS, ReceiptExamples::goods));

  @Override
  public List<String> compute(List<String> given) {
    Reading reading = new Reading();
    for (String line : given) {
      read(reading, line.strip().replaceAll(" +", " "));
    }
    try {
      return paper(reading);
    } catch (MalformedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void read(Reading reading, String line) {
    for (Kind kind : KINDS) {
      Matcher found = kind.pattern().matcher(line);
      if (found.matches()) {
        kind.word().read(reading, found);
        return;
      }
    }
    throw new IllegalArgumentException("not a line of a receipt example: " + line);
  }

  private static void country(Reading reading, Matcher found) {
    reading.profile = CountryProfiles.on(found.group(1), AT.toLocalDate()).orElseThrow();
  }

  private static void exempt(Reading reading, Matcher found) {
    reading.classes.put(
        found.group(1), TaxClass.exempt(found.group(1), found.group(2), found.group(3)));
  }

  /** {@code class Q GST and QST: GST 5 % + QST 9.975 %}. */
  private static void taxed(Reading reading, Matcher found) {
    List<Tax> taxes = new ArrayList<>();
    for (String text : found.group(3).split(" \\+ ")) {
      Matcher rate = RATE.matcher(text);
      Matcher fixed = FIXED.matcher(text);
      if (rate.matches()) {
        Tax tax =
            Tax.percent(rate.group(1), text.replace(" on top", ""), Percent.parse(rate.group(2)));
        taxes.add(rate.group(3) == null ? tax : tax.added());
      } else if (fixed.matches()) {
        taxes.add(
            Tax.perUnit(fixed.group(1), fixed.group(1), reading.price(fixed.group(2)))
                .raisingBase());
      } else {
        throw new IllegalArgumentException("not a tax: " + text);
      }
    }
    reading.classes.put(
        found.group(1), TaxClass.taxed(found.group(1), found.group(2), taxes.toArray(new Tax[0])));
  }

  private static Item item(Reading reading, String code, String name, String price, Unit unit) {
    TaxClass tax = reading.classes.get(code);
    if (tax == null) {
      throw new IllegalArgumentException("no class " + code + " before " + name);
    }
    return new Item(name, "", name, "Misc", reading.price(price), tax, unit, 0, false);
  }

  /** {@code B Bananas 1.250 kg x 1.79}. */
  private static void goods(Reading reading, Matcher found) {
    Unit unit = found.group(4) == null ? Unit.PIECE : Unit.KILOGRAM;
    Quantity quantity = found.group(3) == null ? Quantity.ONE : Quantity.parse(found.group(3));
    Item item = item(reading, found.group(1), found.group(2), found.group(5), unit);
    reading.basket = reading.basket.with(Line.of(item, quantity));
  }

  /** {@code back B Butter 2 of 3 x 2.59}: three were sold yesterday. */
  private static void back(Reading reading, Matcher found) {
    Item item = item(reading, found.group(1), found.group(2), found.group(5), Unit.PIECE);
    Basket yesterday = Basket.EMPTY.with(item, Quantity.parse(found.group(4)));
    Money paid = yesterday.priced(reading.terms(), AT.toLocalDateTime()).total();
    try {
      byte[] document =
          document(
              settled(yesterday, reading.terms(), List.of(card(paid))),
              98,
              reading.profile.currency());
      reading.basket =
          reading.basket.withBack(
              SaleDocuments.sold(SaleDocuments.read(document), 0, Quantity.ZERO),
              Quantity.parse(found.group(3)));
    } catch (MalformedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void promotion(Reading reading, Matcher found) {
    String name = found.group(1) + " of " + found.group(2) + " for " + found.group(3);
    reading.promotions.add(
        new Promotion(
            name,
            name,
            Promotion.When.ALWAYS,
            Set.of(),
            1,
            false,
            0,
            0,
            Optional.empty(),
            new Offer.ForPrice(
                Selector.items(found.group(2)),
                Integer.parseInt(found.group(1)),
                reading.money(found.group(3)))));
  }

  private static void instead(Reading reading, Matcher found) {
    reading.basket =
        reading.basket.withOverride(
            reading.basket.lines().size() - 1,
            new PriceOverride(reading.price(found.group(1)), "agreed", BY));
  }

  /** {@code off line 0.50 Dented lid}, {@code off all 10 % Opening week}. */
  private static void off(Reading reading, Matcher found) {
    String reason = found.group(4);
    Discount discount =
        found.group(3) == null
            ? Discount.amount(reading.money(found.group(2)), reason, BY)
            : Discount.part(Percent.parse(found.group(2)), reason, BY);
    reading.basket =
        found.group(1).equals("all")
            ? reading.basket.withDiscount(discount)
            : reading.basket.withDiscount(reading.basket.lines().size() - 1, discount);
  }

  private static Tender card(Money amount) {
    return Tender.of(Tender.Kind.CARD, amount, "");
  }

  private static void pay(Reading reading, Matcher found) {
    Money amount = reading.money(found.group(2));
    reading.tenders.add(found.group(1).equals("cash") ? Tender.cash(amount) : card(amount));
  }

  /** {@code pay USD 40.00 at 0.8612}. */
  private static void foreign(Reading reading, Matcher found) {
    Currency other = Currency.of(found.group(1));
    reading.tenders.add(
        Tender.foreignCash(
            new Tender.Foreign(other, other.parse(found.group(2)), new BigDecimal(found.group(3))),
            reading.profile.currency()));
  }

  private static Sale settled(Basket basket, Terms terms, List<Tender> tenders) {
    return basket
        .priced(terms, AT.toLocalDateTime())
        .settle(tenders)
        .sale()
        .orElseThrow(() -> new IllegalArgumentException("it is not paid"));
  }

  private static byte[] document(Sale sale, long number, Currency currency) {
    return SaleDocuments.write(
        sale,
        new EntryNumber("03", EPOCH, number),
        new Stamp("id", AT),
        new Shop("", "Shop", "", "", currency, ""),
        new Shift(
            "1", "1", "Anna K.", LocalDate.of(2026, 11, 16), Money.ZERO, currency, Drawer.NONE),
        1);
  }

  private static List<String> paper(Reading reading) throws MalformedException {
    Sale sale = settled(reading.basket, reading.terms(), reading.tenders);
    EntryNumber place = new EntryNumber("03", EPOCH, 123);
    byte[] document = document(sale, 123, reading.profile.currency());
    List<String> lines =
        PlainText.of(new Slips(Locale.ROOT).of(SlipKind.RECEIPT, 0, place, document), 48)
            .lines()
            .toList();
    Predicate<String> rule = line -> line.startsWith("----");
    return lines.stream()
        .skip(2)
        .takeWhile(line -> !line.startsWith("Receipt "))
        .filter(rule.negate())
        .map(line -> line.strip().replaceAll(" +", " "))
        .toList();
  }
}
