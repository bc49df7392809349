package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.ShiftClosed;
import dev.evertill.till.record.TillDocuments.ShiftOpened;
import dev.evertill.till.shift.Drawer;
import dev.evertill.till.shift.Shift;
import java.time.ZonedDateTime;
import java.util.List;

/** A drawer handed to a cashier, and counted at the end. Functions only. */
public final class ShiftDocuments {
  private static final String OPENED = "evertill.shift-opened";
  private static final String CLOSED = "evertill.shift-closed";

  private ShiftDocuments() {}

  /** A drawer is handed to a cashier with its float. */
  public static byte[] opened(Shift shift, ZonedDateTime at) {
    return Wire.bytes(
        new ShiftOpened(
            OPENED + "/2",
            Documents.AT.format(at),
            shift.businessDay().toString(),
            shift.id(),
            Documents.cashier(shift),
            shift.currency().code(),
            shift.currency().decimals(),
            shift.openingFloat().minor()));
  }

  /**
   * A shift as its opening tells, which is folded into its drawer by its {@link DrawerEvents}:
   * until then the drawer is empty.
   */
  public record Opening(String at, Shift shift) {}

  /**
   * A shift's begin.
   *
   * @param usual the shop's currency, for version 1, which does not say it
   */
  public static Opening readOpened(byte[] document, Currency usual) throws MalformedException {
    ShiftOpened opened = Wire.read(ShiftOpened.class, document, 0);
    Checks.moment("at", opened.at());
    Checks.number("shift", opened.shift());
    Currency currency =
        currencyOf(OPENED, opened.format(), opened.currency(), opened.decimals(), usual);
    Shift shift =
        new Shift(
            opened.shift(),
            opened.cashier().id(),
            opened.cashier().name(),
            Checks.day("businessDay", opened.businessDay()),
            Money.of(Checks.money("openingFloat", opened.openingFloat())),
            currency,
            Drawer.NONE);
    return new Opening(opened.at(), shift);
  }

  /** Version 2 says it, version 1 does not. */
  private static Currency currencyOf(
      String name, String format, String code, Integer decimals, Currency usual)
      throws MalformedException {
    Checks.format(List.of(name + "/1", name + "/2"), format);
    return format.endsWith("/1")
        ? usual
        : Checks.currency("", Checks.there("currency", code), Checks.there("decimals", decimals));
  }

  /**
   * A drawer was counted.
   *
   * @param shift as it was at that moment
   * @param counted the cash found in it
   */
  public static byte[] closed(Shift shift, ZonedDateTime at, Money counted) {
    return Wire.bytes(
        new ShiftClosed(
            CLOSED + "/2",
            Documents.AT.format(at),
            shift.businessDay().toString(),
            shift.id(),
            Documents.cashier(shift),
            shift.currency().code(),
            shift.currency().decimals(),
            shift.expected().minor(),
            counted.minor(),
            shift.difference(counted).minor()));
  }

  /**
   * What was counted when a shift was closed.
   *
   * @param currency of the amounts
   */
  public record Closing(
      String at, Person cashier, Currency currency, Money expected, Money counted) {}

  /**
   * A shift's end.
   *
   * @param usual the currency of its opening, for version 1, which does not say it
   */
  public static Closing readClosed(byte[] document, Currency usual) throws MalformedException {
    ShiftClosed closed = Wire.read(ShiftClosed.class, document, 0);
    Currency currency =
        currencyOf(CLOSED, closed.format(), closed.currency(), closed.decimals(), usual);
    Checks.moment("at", closed.at());
    Checks.day("businessDay", closed.businessDay());
    Checks.money("expected", closed.expected());
    Checks.money("counted", closed.counted());
    long difference = closed.counted() - closed.expected();
    Checks.within("difference", closed.difference(), difference, difference);
    return new Closing(
        closed.at(),
        closed.cashier(),
        currency,
        Money.of(closed.expected()),
        Money.of(closed.counted()));
  }
}
