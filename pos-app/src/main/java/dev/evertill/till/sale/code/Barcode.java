package dev.evertill.till.sale.code;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * What a scanner or a hand typed, read. Immutable. A code that cannot be read is an answer, {@link
 * Unreadable}, not an exception.
 */
public sealed interface Barcode
    permits Barcode.Gtin, Barcode.Plu, Barcode.Measured, Gs1, Barcode.Unreadable {

  /**
   * What to look the item up by, the first one first: GTINs of 14 digits and numbers of the shop's
   * own. Empty when this names no item.
   */
  List<String> keys();

  /**
   * A global trade item number (GS1 General Specifications, section 1.4 and 2.1). ISBN (978, 979)
   * and ISSN (977) are GTINs too.
   *
   * @param digits 14 digits with leading zeros, so that a UPC-A scanned as EAN-13 or inside a GS1
   *     symbol is the same number
   * @param addOn the 2 or 5 digits printed beside an EAN or UPC (issue or suggested price), empty
   *     when there are none
   */
  record Gtin(String digits, String addOn) implements Barcode {
    private static final int GTIN_8_ZEROS = 6;
    private static final int LENGTH = 14;

    /**
     * @throws IllegalArgumentException when there are not 14 digits
     */
    public Gtin {
      if (digits.length() != LENGTH) {
        throw new IllegalArgumentException("GTIN " + digits + ": 14 digits are allowed");
      }
    }

    @Override
    public List<String> keys() {
      return List.of(digits);
    }

    /** Without an add-on. */
    public Gtin(String digits) {
      this(digits, "");
    }

    /**
     * A number that means something in one shop or one country only: GS1 prefixes 02, 04 and 20 to
     * 29, and GTIN-8 that begin with 0 or 2 (GS1 General Specifications, section 1.4.3 and 1.4.4).
     */
    public boolean isInStore() {
      if (digits.startsWith("0".repeat(GTIN_8_ZEROS))) {
        char first = digits.charAt(GTIN_8_ZEROS);
        return first == '0' || first == '2';
      }
      return digits.startsWith("002") || digits.startsWith("004") || digits.startsWith("02");
    }

    /**
     * A coupon, not goods: GS1 prefixes 050 to 059 (United States, section 1.4.3), 981 to 984
     * (common currency) and 990 to 999.
     */
    public boolean isCoupon() {
      return digits.startsWith("005")
          || digits.startsWith("099")
          || (digits.startsWith("098") && digits.charAt(3) >= '1' && digits.charAt(3) <= '4');
    }

    /** A refund receipt, for instance of a bottle machine: GS1 prefix 980. */
    public boolean isRefundReceipt() {
      return digits.startsWith("0980");
    }
  }

  /** A number of the shop's own or a price look-up number of the IFPS, without leading zeros. */
  record Plu(String digits) implements Barcode {
    @Override
    public List<String> keys() {
      return List.of(digits);
    }
  }

  /**
   * A code of the shop's scale: an item with its weight, its price or its count (GS1 General
   * Specifications, section 2.1.11 and 2.1.12). Look it up by {@code gtin} first, then by {@code
   * item}.
   *
   * @param item the item's number without leading zeros, as its layout says which digits these are
   * @param gtin the code with zeros for the value and its check digits made right: 14 digits, the
   *     same for each piece of this item
   * @param kind what was measured
   * @param value thousandths of a kilogram, minor units, or thousandths of a piece; above 0
   */
  record Measured(String item, String gtin, Kind kind, long value) implements Barcode {
    /** What the value of a code is. */
    public enum Kind {
      WEIGHT,
      PRICE,
      COUNT
    }

    @Override
    public List<String> keys() {
      return List.of(gtin, item);
    }

    /** Kilograms, when the code holds a weight. */
    public Optional<Quantity> weight() {
      return kind == Kind.WEIGHT ? Optional.of(new Quantity(value)) : Optional.empty();
    }

    /** What the piece costs, when the code holds a price. */
    public Optional<Money> price() {
      return kind == Kind.PRICE ? Optional.of(Money.of(value)) : Optional.empty();
    }

    /** Pieces, when the code holds a count. */
    public Optional<Quantity> count() {
      return kind == Kind.COUNT ? Optional.of(new Quantity(value)) : Optional.empty();
    }
  }

  /** Not a code; {@code why} says what is wrong, where, and what was expected. */
  record Unreadable(String why) implements Barcode {
    @Override
    public List<String> keys() {
      return List.of();
    }
  }

  /** Reads without layouts of scales: a code of the shop's scale is then an ordinary GTIN. */
  static Barcode read(String text) {
    return BarcodeReader.PLAIN.read(text);
  }

  /**
   * The GS1 check digit of a number without one: weights 3 and 1 from the right, modulo 10 (GS1
   * General Specifications, section 7.9.1).
   *
   * @param body digits only
   */
  static int checkDigit(String body) {
    return CheckDigits.gs1(body, 0, body.length());
  }

  /**
   * The check digit of a price or weight inside a code (GS1 General Specifications, section 7.9.2
   * to 7.9.4).
   *
   * @param value 4 or 5 digits
   * @throws IllegalArgumentException when it has another length
   */
  static int valueCheckDigit(String value) {
    return CheckDigits.ofValue(value);
  }
}
