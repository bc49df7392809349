package dev.evertill.till.checkout;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.Lot;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.code.Barcode;
import dev.evertill.till.sale.code.BatchCheck;
import dev.evertill.till.sale.code.Gs1;
import dev.evertill.till.sale.code.Gs1Amount;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what a scan or an item number stands for: a line for the basket, a coupon, or the news why
 * neither. Changes nothing. Confined to the till thread.
 */
final class Lookup {
  /** How a coupon's number is printed and kept: EAN-13 and UPC-A. */
  private static final List<Integer> GTIN_LENGTHS = List.of(13, 12);

  /** A global coupon number, and the North American coupons. */
  private static final List<String> COUPONS = List.of("255", "8110", "8112");

  /** The counter takes less of a thing at once, whoever says how much it is. */
  private static final Quantity TOO_MUCH = Quantity.of(10_000);

  private final Catalogue catalogue;

  Lookup(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What was found. */
  sealed interface Found permits Goods, Coupon, Nothing {}

  /** A line, and the news that goes with it. */
  record Goods(Line line, Notice news) implements Found {}

  /** A paper that a promotion asks for. */
  record Coupon(String code, String name, boolean singleUse) implements Found {}

  record Nothing(Notice why) implements Found {}

  private static Found nothing(Notice.Kind kind, String... words) {
    return new Nothing(Notice.of(kind, words));
  }

  /**
   * What the scan field held.
   *
   * @param quantity what was typed ahead
   */
  Found scanned(String typed, Optional<Quantity> quantity, LocalDateTime now) {
    String text = typed.strip();
    Barcode code = catalogue.codes().read(typed); // a separator at its edge says what it is
    Optional<Coupon> coupon = coupon(text, code);
    if (coupon.isPresent()) {
      return coupon.get();
    }
    if (code instanceof Barcode.Unreadable unreadable) {
      return nothing(Notice.Kind.UNREADABLE, text, unreadable.why());
    } else if (code instanceof Barcode.Plu plu) {
      return item(plu.digits(), quantity);
    } else if (code instanceof Barcode.Measured measured) {
      return listed(text)
          .map(gtin -> gtin(gtin, text, quantity, now))
          .orElseGet(() -> measured(measured, text, quantity));
    } else if (code instanceof Gs1 gs1) {
      return gs1(gs1, text, quantity, now);
    }
    return gtin((Barcode.Gtin) code, text, quantity, now);
  }

  /** The same paper has the same number, whichever symbol and scanner it came by. */
  private Optional<Coupon> coupon(String text, Barcode code) {
    return numbers(text, code).flatMap(number -> coupon(number).stream()).findFirst();
  }

  private Optional<Coupon> coupon(String number) {
    return catalogue
        .terms()
        .promotions()
        .askingFor(number)
        .map(
            promotion ->
                new Coupon(number, promotion.name(), promotion.coupon().orElseThrow().singleUse()));
  }

  /** As typed; a GTIN with 13 and with 12 digits; what a GS1 code says of a coupon. */
  private static Stream<String> numbers(String text, Barcode code) {
    Stream<String> more = Stream.empty();
    if (code instanceof Barcode.Gtin gtin) {
      more = GTIN_LENGTHS.stream().flatMap(length -> ofLength(length, gtin.digits()).stream());
    } else if (code instanceof Gs1 gs1) {
      more = COUPONS.stream().flatMap(ai -> gs1.value(ai).stream());
    }
    return Stream.concat(Stream.of(text), more);
  }

  private static Optional<String> ofLength(int length, String digits) {
    int zeros = digits.length() - length;
    return digits.startsWith("0".repeat(zeros))
        ? Optional.of(digits.substring(zeros))
        : Optional.empty();
  }

  /** By item number: a quick key, a search result, a price look-up number. */
  Found item(String sku, Optional<Quantity> quantity) {
    return catalogue
        .find(sku)
        .map(item -> goods(item, quantity))
        .orElseGet(() -> unknown(Notice.Kind.UNKNOWN_PLU, sku));
  }

  /** A quantity typed by hand, with point or comma; empty when it is none that is sold. */
  static Optional<Quantity> quantity(String typed) {
    try {
      Quantity quantity = Quantity.parse(typed.strip().replace(',', '.'));
      boolean sensible = quantity.thousandths() > 0 && !isTooMuch(quantity);
      return sensible ? Optional.of(quantity) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isTooMuch(Quantity quantity) {
    return quantity.compareTo(TOO_MUCH) >= 0;
  }

  private Found unknown(Notice.Kind kind, String typed) {
    if (catalogue.version() > 0) {
      return nothing(kind, typed);
    }
    boolean damaged = catalogue.trouble().isPresent();
    return nothing(damaged ? Notice.Kind.CATALOGUE_DAMAGED : Notice.Kind.NO_CATALOGUE, typed);
  }

  private Found goods(Item item, Optional<Quantity> given) {
    if (item.unit() == Unit.KILOGRAM && given.isEmpty()) {
      return nothing(Notice.Kind.WEIGHT_NEEDED, item.name());
    }
    return line(item, given.orElse(Quantity.ONE));
  }

  private Found line(Item item, Quantity quantity) {
    if (item.unit() == Unit.PIECE && !quantity.isWhole()) {
      return nothing(Notice.Kind.WHOLE_PIECES, item.name(), quantity.text());
    }
    if (isTooMuch(quantity) && item.unit() == Unit.PIECE) {
      return nothing(Notice.Kind.QUANTITY_NOT_READ, quantity.text());
    }
    Notice news =
        item.minimumAge() == 0
            ? Notice.NONE
            : Notice.of(Notice.Kind.AGE_CHECK, item.name(), Integer.toString(item.minimumAge()));
    return new Goods(Line.of(item, quantity), news);
  }

  /**
   * A number that is on the price list as it was scanned is that item, though a layout could take
   * it apart: shops number their own goods in the same range as their scale.
   */
  private Optional<Barcode.Gtin> listed(String text) {
    return Barcode.read(text) instanceof Barcode.Gtin gtin && catalogue.find(gtin).isPresent()
        ? Optional.of(gtin)
        : Optional.empty();
  }

  /** A label of the shop's scale. */
  private Found measured(Barcode.Measured code, String text, Optional<Quantity> quantity) {
    Optional<Item> item =
        catalogue.find(new Barcode.Gtin(code.gtin())).or(() -> catalogue.find(code.item()));
    if (item.isEmpty()) {
      return unknown(Notice.Kind.UNKNOWN_BARCODE, text);
    }
    if (code.price().isPresent()) {
      return labelled(item.get(), code.price().get(), Optional.empty());
    }
    return inUnit(item.get(), code);
  }

  /** A weight is no number of pieces, and a count is no weight. */
  private Found inUnit(Item item, Barcode.Measured code) {
    if (item.unit() == Unit.PIECE && code.weight().isPresent()) {
      return nothing(Notice.Kind.WHOLE_PIECES, item.name(), code.weight().get().text());
    }
    return goods(item, item.unit() == Unit.PIECE ? code.count() : code.weight());
  }

  /** The label's amount counts; how much it was for follows from the price of one where it can. */
  private Found labelled(Item item, Money amount, Optional<Quantity> weight) {
    Quantity quantity =
        item.unit() == Unit.PIECE
            ? Quantity.ONE
            : weight.or(() -> item.price().quantityFor(amount)).orElse(Quantity.ONE);
    Found found = line(item, quantity);
    return found instanceof Goods goods
        ? new Goods(goods.line().withLabel(amount), goods.news())
        : found;
  }

  private Found gtin(
      Barcode.Gtin code, String text, Optional<Quantity> quantity, LocalDateTime now) {
    return catalogue
        .find(code)
        .map(item -> checked(Gs1.of(code, now.getYear()), item, goods(item, quantity), now))
        .orElseGet(() -> unknown(Notice.Kind.UNKNOWN_BARCODE, text));
  }

  private Found gs1(Gs1 code, String text, Optional<Quantity> quantity, LocalDateTime now) {
    Gs1 dated = code.in(now.getYear());
    return dated
        .gtin()
        .flatMap(gtin -> catalogue.find(new Barcode.Gtin(gtin)))
        .map(item -> checked(dated, item, amountOf(dated, item, quantity), now))
        .orElseGet(() -> unknown(Notice.Kind.UNKNOWN_BARCODE, text));
  }

  /** What was found, unless its batch or date forbids it; a warning is its news. */
  private Found checked(Gs1 code, Item item, Found found, LocalDateTime now) {
    Optional<BatchCheck.Finding> finding = catalogue.batches().check(code, now);
    if (finding.isPresent() && finding.get().refused()) {
      return new Nothing(notice(finding.get(), item, code));
    }
    if (!(found instanceof Goods goods)) {
      return found;
    }
    Notice news = finding.map(warning -> news(warning, item, code, goods)).orElse(goods.news());
    return new Goods(withLot(goods.line(), code), news);
  }

  /** One line of news: a recall is graver than the customer's age, and that than a date. */
  private static Notice news(BatchCheck.Finding warning, Item item, Gs1 code, Goods goods) {
    boolean recall = warning.reason() == BatchCheck.Reason.PERHAPS_RECALLED;
    return recall || goods.news().equals(Notice.NONE) ? notice(warning, item, code) : goods.news();
  }

  private static Notice notice(BatchCheck.Finding finding, Item item, Gs1 code) {
    return switch (finding.reason()) {
      case RECALLED ->
          Notice.of(
              Notice.Kind.RECALLED, item.name(), code.batch().or(code::serial).orElse(item.sku()));
      case PERHAPS_RECALLED -> Notice.of(Notice.Kind.PERHAPS_RECALLED, item.name());
      case EXPIRED -> Notice.of(Notice.Kind.EXPIRED, item.name(), lastDay(code));
      case PAST_SELL_BY ->
          Notice.of(
              finding.refused() ? Notice.Kind.EXPIRED : Notice.Kind.PAST_BEST_BEFORE,
              item.name(),
              code.sellBy().map(LocalDate::toString).orElse(""));
      case PAST_BEST_BEFORE ->
          Notice.of(
              finding.refused() ? Notice.Kind.EXPIRED : Notice.Kind.PAST_BEST_BEFORE,
              item.name(),
              code.bestBefore().map(LocalDate::toString).orElse(""));
    };
  }

  private static String lastDay(Gs1 code) {
    return code.expiry()
        .or(() -> code.expiryTime().map(LocalDateTime::toLocalDate))
        .map(LocalDate::toString)
        .orElse("");
  }

  private Found amountOf(Gs1 code, Item item, Optional<Quantity> typed) {
    boolean weighed = item.unit() == Unit.KILOGRAM;
    Optional<Quantity> marked =
        (weighed ? code.netWeight(Rounding.HALF_UP) : code.count())
            .filter(quantity -> quantity.compareTo(Quantity.ZERO) > 0);
    Optional<Money> price = code.price().flatMap(this::inOurCurrency).filter(Money::isPositive);
    if (price.isPresent()) {
      return labelled(item, price.get(), marked);
    }
    return goods(item, marked.or(() -> typed));
  }

  /** A price in another currency is none of ours. */
  private Optional<Money> inOurCurrency(Gs1Amount amount) {
    Currency currency = catalogue.shop().currency();
    return amount.isIn(currency.code()) ? amount.money(currency.decimals()) : Optional.empty();
  }

  private static Line withLot(Line line, Gs1 code) {
    if (code.batch().isEmpty() && code.serial().isEmpty() && code.expiry().isEmpty()) {
      return line;
    }
    return line.withLot(new Lot(code.batch().orElse(""), code.serial().orElse(""), code.expiry()));
  }
}
