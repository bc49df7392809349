package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.CashMoved;
import dev.evertill.till.record.TillDocuments.NoSale;
import dev.evertill.till.shift.Shift;
import java.time.ZonedDateTime;
import java.util.List;

/** Cash that no sale moved, and the drawer opened for nothing. Functions only. */
public final class CashDocuments {
  private static final String NO_SALE = "evertill.no-sale/1";
  private static final String CASH_IN = format(Kind.CASH_IN);
  private static final String CASH_OUT = format(Kind.CASH_OUT);
  private static final String DROP = format(Kind.DROP);

  private CashDocuments() {}

  private static String format(Kind kind) {
    return "evertill." + kind.text() + "/1";
  }

  /** Money laid in, for instance coins from the bank. */
  public static byte[] cashIn(
      String till, ZonedDateTime at, Shop shop, Shift shift, Money amount, String reason) {
    return moved(CASH_IN, till, at, shop, shift, amount, reason, null);
  }

  /** Money taken out, for instance for a supplier. */
  public static byte[] cashOut(
      String till, ZonedDateTime at, Shop shop, Shift shift, Money amount, String reason) {
    return moved(CASH_OUT, till, at, shop, shift, amount, reason, null);
  }

  /** Takings brought to the safe, in the bag of this number. */
  public static byte[] drop(
      String till, ZonedDateTime at, Shop shop, Shift shift, Money amount, String bag) {
    return moved(DROP, till, at, shop, shift, amount, null, bag);
  }

  private static byte[] moved(
      String format,
      String till,
      ZonedDateTime at,
      Shop shop,
      Shift shift,
      Money amount,
      String reason,
      String bag) {
    return Wire.bytes(
        new CashMoved(
            format,
            Documents.shop(shop),
            till,
            Documents.AT.format(at),
            shift.businessDay().toString(),
            shift.id(),
            Documents.cashier(shift),
            shift.currency().code(),
            shift.currency().decimals(),
            amount.minor(),
            reason,
            bag));
  }

  /** Money laid in, taken out or brought to the safe: its format says which. */
  static CashMoved readMoved(byte[] document) throws MalformedException {
    CashMoved moved = Wire.read(CashMoved.class, document, 0);
    Checks.format(List.of(CASH_IN, CASH_OUT, DROP), moved.format());
    Checks.moment("at", moved.at());
    Checks.day("businessDay", moved.businessDay());
    Checks.currency("", moved.currency(), moved.decimals());
    Checks.cash("amount", moved.amount());
    if (moved.format().equals(DROP)) {
      Checks.said("bag", moved.bag());
    } else {
      Checks.said("reason", moved.reason());
    }
    return moved;
  }

  /** The same, of an entry whose kind is known. */
  static CashMoved readMoved(Kind kind, byte[] document) throws MalformedException {
    CashMoved moved = readMoved(document);
    Checks.format(format(kind), moved.format());
    return moved;
  }

  /** Which of the three it is. */
  static Kind kind(CashMoved moved) {
    if (moved.format().equals(CASH_IN)) {
      return Kind.CASH_IN;
    }
    return moved.format().equals(DROP) ? Kind.DROP : Kind.CASH_OUT;
  }

  /** The drawer was opened and no money is said to have moved. */
  public static byte[] noSale(ZonedDateTime at, Shift shift, String reason) {
    return Wire.bytes(
        new NoSale(
            NO_SALE,
            Documents.AT.format(at),
            shift.businessDay().toString(),
            shift.id(),
            Documents.cashier(shift),
            reason));
  }

  static NoSale readNoSale(byte[] document) throws MalformedException {
    NoSale noSale = Wire.read(NoSale.class, document, 0);
    Checks.format(NO_SALE, noSale.format());
    Checks.moment("at", noSale.at());
    Checks.day("businessDay", noSale.businessDay());
    Checks.said("reason", noSale.reason());
    return noSale;
  }
}
