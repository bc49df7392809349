package dev.evertill.till.sale.code;

import dev.evertill.till.money.Exact;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A GS1 element string or Digital Link, read and checked (GS1 General Specifications, section 3).
 * Each method says its application identifier; empty when the code does not have it. Immutable.
 *
 * <p>Two are equal when they have the same elements in the same order.
 */
public final class Gs1 implements Barcode {
  /** A pound is exactly 0.45359237 kg (international yard and pound agreement of 1959). */
  private static final Exact KILOGRAMS_PER_POUND = Exact.of(45_359_237, 100_000_000);

  private final List<Element> elements;
  private final int year;

  /** The elements were checked before. */
  Gs1(List<Element> elements, int year) {
    this.elements = List.copyOf(elements);
    this.year = year;
  }

  /** What a plain GTIN says: its item, and neither batch nor date. */
  public static Gs1 of(Gtin code, int year) {
    return new Gs1(List.of(new Element("01", code.digits())), year);
  }

  /** One identifier and its value, as they were scanned. */
  public record Element(String ai, String value) {
    /** The data title of the standard, such as {@code BATCH/LOT}. */
    public String title() {
      Ai known = AiTable.of(ai);
      return known == null ? "" : known.title();
    }
  }

  /**
   * A number with decimals: {@code value} ÷ 10 to the power of {@code places}.
   *
   * @param ai whose it is; its title says the unit
   */
  public record Measure(String ai, long value, int places) {
    /** Exactly, in the unit of its identifier. */
    public Exact exact() {
      return new Exact(BigInteger.valueOf(value), BigInteger.TEN.pow(places));
    }
  }

  /** A piece of an item that consists of several (8006, 8026). */
  public record Piece(String gtin, int number, int total) {}

  /** A key with the serial number behind it, empty when there is none (253, 255, 8003). */
  public record Serialised(String key, String serial) {}

  /** The item's GTIN (01); a logistic unit or a coupon has none. */
  @Override
  public List<String> keys() {
    return gtin().stream().toList();
  }

  /** All elements, in the order in which they were scanned. */
  public List<Element> elements() {
    return elements;
  }

  /** The year from which two digits of a year are understood. */
  public int year() {
    return year;
  }

  /** The same code read in another year. */
  public Gs1 in(int otherYear) {
    return new Gs1(elements, otherYear);
  }

  /** The value of {@code ai}, as it was scanned. */
  public Optional<String> value(String ai) {
    for (Element element : elements) {
      if (element.ai().equals(ai)) {
        return Optional.of(element.value());
      }
    }
    return Optional.empty();
  }

  /** What the standard wants marked beside these elements, perhaps in another symbol. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Element element : elements) {
      for (List<String> alternatives : AiTable.of(element.ai()).needs()) {
        if (alternatives.stream().noneMatch(this::has)) {
          missing.add("AI " + element.ai() + " needs AI " + String.join(" or ", alternatives));
        }
      }
    }
    return List.copyOf(missing);
  }

  private boolean has(String pattern) {
    return elements.stream().anyMatch(element -> Ai.matches(pattern, element.ai()));
  }

  /** 00: a logistic unit (SSCC), 18 digits. */
  public Optional<String> sscc() {
    return value("00");
  }

  /** 01: the item, 14 digits. */
  public Optional<String> gtin() {
    return value("01");
  }

  /** 02: the items inside, 14 digits. */
  public Optional<String> content() {
    return value("02");
  }

  /** 03: the item of a made-to-order one, 14 digits. */
  public Optional<String> madeToOrderGtin() {
    return value("03");
  }

  /** 10: batch or lot. */
  public Optional<String> batch() {
    return value("10");
  }

  /** 11. */
  public Optional<LocalDate> productionDate() {
    return date("11");
  }

  /** 12: a payment slip's. */
  public Optional<LocalDate> dueDate() {
    return date("12");
  }

  /** 13. */
  public Optional<LocalDate> packagingDate() {
    return date("13");
  }

  /** 15. */
  public Optional<LocalDate> bestBefore() {
    return date("15");
  }

  /** 16. */
  public Optional<LocalDate> sellBy() {
    return date("16");
  }

  /** 17: the last day on which it may be used. */
  public Optional<LocalDate> expiry() {
    return date("17");
  }

  /** 7003: the minute in which it expires. */
  public Optional<LocalDateTime> expiryTime() {
    return value("7003").map(text -> Gs1Date.time(text, year));
  }

  /** 8008: to the hour, the minute or the second. */
  public Optional<LocalDateTime> productionTime() {
    return value("8008").map(text -> Gs1Date.time(text, year));
  }

  private Optional<LocalDate> date(String ai) {
    return value(ai).map(text -> Gs1Date.date(text, year));
  }

  /** 20: internal product variant. */
  public Optional<String> variant() {
    return value("20");
  }

  /** 21. */
  public Optional<String> serial() {
    return value("21");
  }

  /** 22: consumer product variant. */
  public Optional<String> consumerVariant() {
    return value("22");
  }

  /** 240: additional identification by the maker. */
  public Optional<String> additionalId() {
    return value("240");
  }

  /** 241: the customer's part number. */
  public Optional<String> customerPart() {
    return value("241");
  }

  /** 250. */
  public Optional<String> secondarySerial() {
    return value("250");
  }

  /** 30: how many are in an item of variable count. */
  public Optional<Quantity> count() {
    return value("30").map(text -> Quantity.of(Long.parseLong(text)));
  }

  /** 37: how many of {@link #content} are inside. */
  public Optional<Quantity> contained() {
    return value("37").map(text -> Quantity.of(Long.parseLong(text)));
  }

  /** All measures, 310n to 369n, in their units. */
  public List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    for (Element element : elements) {
      if (element.ai().length() == 4
          && element.ai().compareTo("3100") >= 0
          && element.ai().compareTo("3699") <= 0) {
        measures.add(measure(element));
      }
    }
    return List.copyOf(measures);
  }

  /**
   * The measure whose identifier begins with these three digits: 315 for the net volume in litres.
   */
  public Optional<Measure> measure(String threeDigits) {
    return withPlaces(threeDigits).map(Gs1::measure);
  }

  private static Measure measure(Element element) {
    return new Measure(element.ai(), Long.parseLong(element.value()), places(element));
  }

  /** 310n, or 320n in kilograms: the net weight, exactly. */
  public Optional<Exact> netKilograms() {
    Optional<Exact> kilograms = measure("310").map(Measure::exact);
    return kilograms.isPresent()
        ? kilograms
        : measure("320").map(pounds -> pounds.exact().times(KILOGRAMS_PER_POUND));
  }

  /** The net weight in thousandths of a kilogram; weights finer than a gram are rounded. */
  public Optional<Quantity> netWeight(Rounding rounding) {
    return netKilograms()
        .map(kg -> new Quantity(kg.times(Exact.of(1000)).rounded(rounding).minor()));
  }

  /** 392n, or 393n with its currency: what this item of variable measure costs. */
  public Optional<Gs1Amount> price() {
    return amount("392", "393");
  }

  /** 390n, or 391n with its currency: what is to be paid, or a coupon's value. */
  public Optional<Gs1Amount> payable() {
    return amount("390", "391");
  }

  /** 395n: the price of one unit of measure. */
  public Optional<Gs1Amount> pricePerMeasure() {
    return amount("395", "");
  }

  private Optional<Gs1Amount> amount(String local, String withCurrency) {
    Optional<Element> plain = withPlaces(local);
    if (plain.isPresent() || withCurrency.isEmpty()) {
      return plain.map(found -> new Gs1Amount("", Long.parseLong(found.value()), places(found)));
    }
    return withPlaces(withCurrency)
        .map(
            found ->
                new Gs1Amount(
                    found.value().substring(0, 3),
                    Long.parseLong(found.value().substring(3)),
                    places(found)));
  }

  /** 394n: a coupon's discount. */
  public Optional<Percent> percentOff() {
    return withPlaces("394")
        .map(
            found ->
                Percent.parse(
                    BigDecimal.valueOf(Long.parseLong(found.value()), places(found))
                        .toPlainString()));
  }

  /** 8005: the price per unit of measure, six digits whose decimals the trade partners agree. */
  public Optional<String> agreedUnitPrice() {
    return value("8005");
  }

  private Optional<Element> withPlaces(String threeDigits) {
    for (Element element : elements) {
      if (element.ai().length() == 4 && element.ai().startsWith(threeDigits)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  private static int places(Element element) {
    return element.ai().charAt(3) - '0';
  }

  /** 410 to 417: a location or a party, 13 digits; the identifier says which. */
  public Optional<String> gln(String ai) {
    return ai.length() == 3 && ai.startsWith("41") ? value(ai) : Optional.empty();
  }

  /** 253: a document (GDTI) with its serial number. */
  public Optional<Serialised> document() {
    return serialised("253", 0);
  }

  /** 255: a coupon (GCN) with its serial number. */
  public Optional<Serialised> coupon() {
    return serialised("255", 0);
  }

  /** 8003: a returnable asset (GRAI), 13 digits, with its serial number: a crate, a keg. */
  public Optional<Serialised> asset() {
    return serialised("8003", 1);
  }

  private Optional<Serialised> serialised(String ai, int from) {
    int to = from + 13;
    return value(ai).map(text -> new Serialised(text.substring(from, to), text.substring(to)));
  }

  /** 8006: which piece of which item. */
  public Optional<Piece> piece() {
    return value("8006").map(Gs1::piece);
  }

  /** 8026: the pieces inside. */
  public Optional<Piece> containedPiece() {
    return value("8026").map(Gs1::piece);
  }

  private static Piece piece(String text) {
    return new Piece(
        text.substring(0, 14),
        Integer.parseInt(text, 14, 16, 10),
        Integer.parseInt(text, 16, 18, 10));
  }

  /** 8020: the reference of a payment slip. */
  public Optional<String> paymentReference() {
    return value("8020");
  }

  /** 8111: loyalty points of a coupon. */
  public Optional<Integer> points() {
    return value("8111").map(Integer::valueOf);
  }

  /** 8200: the maker's page of the item. */
  public Optional<String> productUrl() {
    return value("8200");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Gs1 code && code.elements.equals(elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  /** As printed for people: {@code (01)09501101530003(17)251231}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Element element : elements) {
      text.append('(').append(element.ai()).append(')').append(element.value());
    }
    return text.toString();
  }
}
