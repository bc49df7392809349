package dev.evertill.till.checkout;

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
import java.util.Optional;

/**
 * Finds what a scan or an item number stands for: a line for the basket, a coupon, or the news why
 * neither. Changes nothing. Confined to the till thread.
 */
final class Lookup {
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
    Optional<Found> coupon = coupon(text);
    if (coupon.isPresent()) {
      return coupon.get();
    }
    Barcode code = catalogue.codes().read(text);
    if (code instanceof Barcode.Unreadable unreadable) {
      return nothing(Notice.Kind.UNREADABLE, text, unreadable.why());
    } else if (code instanceof Barcode.Plu plu) {
      return item(plu.digits(), quantity);
    } else if (code instanceof Barcode.Measured measured) {
      return measured(measured, text, quantity);
    } else if (code instanceof Gs1 gs1) {
      return gs1(gs1, text, quantity, now);
    }
    return catalogue
        .find((Barcode.Gtin) code)
        .map(item -> goods(item, quantity))
        .orElseGet(() -> unknown(Notice.Kind.UNKNOWN_BARCODE, text));
  }

  private Optional<Found> coupon(String text) {
    return catalogue
        .terms()
        .promotions()
        .askingFor(text)
        .map(
            promotion ->
                new Coupon(text, promotion.name(), promotion.coupon().orElseThrow().singleUse()));
  }

  /** By item number: a quick key, a search result, a price look-up number. */
  Found item(String sku, Optional<Quantity> quantity) {
    return catalogue
        .find(sku)
        .map(item -> goods(item, quantity))
        .orElseGet(() -> unknown(Notice.Kind.UNKNOWN_PLU, sku));
  }

  static boolean isTooMuch(Quantity quantity) {
    return quantity.compareTo(TOO_MUCH) >= 0;
  }

  private Found unknown(Notice.Kind kind, String typed) {
    return nothing(catalogue.version() == 0 ? Notice.Kind.NO_CATALOGUE : kind, typed);
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

  /** A label of the shop's scale. */
  private Found measured(Barcode.Measured code, String text, Optional<Quantity> quantity) {
    Optional<Item> item =
        catalogue.find(new Barcode.Gtin(code.gtin())).or(() -> catalogue.find(code.item()));
    if (item.isEmpty()) {
      return unknown(Notice.Kind.UNKNOWN_BARCODE, text);
    }
    return code.price().isPresent()
        ? labelled(item.get(), code.price().get(), Optional.empty())
        : line(item.get(), code.weight().or(code::count).or(() -> quantity).orElse(Quantity.ONE));
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

  private Found gs1(Gs1 code, String text, Optional<Quantity> quantity, LocalDateTime now) {
    Gs1 dated = code.in(now.getYear());
    Optional<Item> item = dated.gtin().flatMap(gtin -> catalogue.find(new Barcode.Gtin(gtin)));
    if (item.isEmpty()) {
      return unknown(Notice.Kind.UNKNOWN_BARCODE, text);
    }
    Optional<BatchCheck.Finding> finding = catalogue.batches().check(dated, now);
    Optional<Notice> trouble = finding.map(found -> notice(found, item.get(), dated));
    if (finding.isPresent() && finding.get().refused()) {
      return new Nothing(trouble.orElseThrow());
    }
    Found found = amountOf(dated, item.get(), quantity);
    return found instanceof Goods goods
        ? new Goods(withLot(goods.line(), dated), trouble.orElse(goods.news()))
        : found;
  }

  private static Notice notice(BatchCheck.Finding finding, Item item, Gs1 code) {
    return switch (finding.reason()) {
      case RECALLED, PERHAPS_RECALLED ->
          Notice.of(Notice.Kind.RECALLED, item.name(), code.batch().orElse(""));
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
    Optional<Quantity> weight =
        code.netWeight(Rounding.HALF_UP).filter(kg -> item.unit() == Unit.KILOGRAM);
    Optional<Money> price = code.price().flatMap(this::inOurCurrency);
    if (price.isPresent()) {
      return labelled(item, price.get(), weight);
    }
    return goods(item, weight.or(code::count).or(() -> typed));
  }

  private Optional<Money> inOurCurrency(Gs1Amount amount) {
    return amount.currency().isEmpty()
        ? amount.money(catalogue.shop().currency().decimals())
        : Optional.empty();
  }

  private static Line withLot(Line line, Gs1 code) {
    if (code.batch().isEmpty() && code.serial().isEmpty() && code.expiry().isEmpty()) {
      return line;
    }
    return line.withLot(new Lot(code.batch().orElse(""), code.serial().orElse(""), code.expiry()));
  }
}
