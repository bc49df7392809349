package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.CashMoved;
import dev.evertill.till.record.TillDocuments.NoSale;
import dev.evertill.till.record.TillDocuments.Reprint;
import dev.evertill.till.record.TillDocuments.Voided;
import dev.evertill.till.shift.At;
import dev.evertill.till.shift.Contents;
import dev.evertill.till.shift.DrawerEvent;
import dev.evertill.till.shift.Shift;
import java.util.Optional;

/** What an entry of the journal means to the drawer and to the figures. Functions only. */
public final class DrawerEvents {
  private static final At.Cashier NOBODY = new At.Cashier("", "");

  private DrawerEvents() {}

  /**
   * @param position of the entry in the journal, from 1: it never restarts
   * @param usual the shop's currency, for documents that do not say theirs
   * @return empty for an entry that moves neither money nor figures
   * @throws MalformedException the document cannot be read, or does not add up
   */
  public static Optional<DrawerEvent> of(
      String kind, long position, byte[] document, Currency usual) throws MalformedException {
    for (Kind known : Kind.values()) {
      if (known.text().equals(kind)) {
        return Optional.ofNullable(of(known, position, document, usual));
      }
    }
    return Optional.empty();
  }

  private static DrawerEvent of(Kind kind, long position, byte[] document, Currency usual)
      throws MalformedException {
    return switch (kind) {
      case SALE, RETURN -> sold(position, document);
      case SHIFT_OPENED, SHIFT_CLOSED -> shift(kind, position, document, usual);
      case CASH_IN, CASH_OUT, DROP -> moved(kind, position, document);
      case NO_SALE -> {
        NoSale noSale = CashDocuments.readNoSale(document);
        yield new DrawerEvent.NoSale(at(position, noSale.at(), noSale.cashier()), noSale.reason());
      }
      case VOID -> {
        Voided voided = Documents.readVoided(document);
        yield new DrawerEvent.BasketVoided(
            at(position, voided.at(), voided.cashier()),
            Money.of(voided.total()),
            voided.lines().size());
      }
      case REPRINT -> {
        Reprint reprint = Documents.readReprint(document);
        yield new DrawerEvent.Printed(
            at(position, reprint.at(), reprint.cashier()), DrawerEvent.Slip.COPY, Money.ZERO);
      }
      case EPOCH_OPENED,
          CHARGE_ASKED,
          CHARGE_ANSWERED,
          APPROVAL,
          LOG_IN,
          CLOCK_JUMP,
          DAY_CLOSED,
          CATALOGUE_ACTIVE ->
          null;
    };
  }

  private static DrawerEvent sold(long position, byte[] document) throws MalformedException {
    SaleDocument sale = SaleDocuments.read(document);
    At at = at(position, sale.at(), sale.cashier());
    return TaxDocuments.checked(
        "sale", sale.id(), id -> new DrawerEvent.Sold(at, SaleFigures.of(sale)));
  }

  private static DrawerEvent shift(Kind kind, long position, byte[] document, Currency usual)
      throws MalformedException {
    if (kind == Kind.SHIFT_CLOSED) {
      ShiftDocuments.Closing closing = ShiftDocuments.readClosed(document, usual);
      return new DrawerEvent.Counted(
          at(position, closing.at(), closing.cashier()),
          cash(closing.currency(), "counted", closing.counted()));
    }
    ShiftDocuments.Opening opening = ShiftDocuments.readOpened(document, usual);
    Shift shift = opening.shift();
    return new DrawerEvent.Opened(
        at(position, opening.at(), new Person(shift.cashierId(), shift.cashierName())),
        cash(shift.currency(), "openingFloat", shift.openingFloat()));
  }

  private static DrawerEvent moved(Kind kind, long position, byte[] document)
      throws MalformedException {
    CashMoved moved = CashDocuments.readMoved(kind, document);
    At at = at(position, moved.at(), moved.cashier());
    Contents amount = Contents.cash(moved.currency(), Money.of(moved.amount()));
    if (kind == Kind.CASH_IN) {
      return new DrawerEvent.PaidIn(at, amount, moved.reason());
    }
    return kind == Kind.DROP
        ? new DrawerEvent.Drop(at, amount, moved.bag())
        : new DrawerEvent.PaidOut(at, amount, moved.reason());
  }

  private static Contents cash(Currency currency, String field, Money amount)
      throws MalformedException {
    return TaxDocuments.checked(
        field, Long.toString(amount.minor()), text -> Contents.cash(currency.code(), amount));
  }

  private static At at(long position, String moment, Person cashier) throws MalformedException {
    return new At(
        position,
        Checks.moment("at", moment).toInstant(),
        cashier == null ? NOBODY : new At.Cashier(cashier.id(), cashier.name()));
  }
}
