package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.Reprint;
import dev.evertill.till.record.TillDocuments.ShiftClosed;
import dev.evertill.till.record.TillDocuments.ShiftOpened;
import dev.evertill.till.record.TillDocuments.Voided;
import dev.evertill.till.shift.At;
import dev.evertill.till.shift.Contents;
import dev.evertill.till.shift.DrawerEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What an entry of the journal means to the drawer and to the figures. Functions only. */
public final class DrawerEvents {
  private static final At.Cashier NOBODY = new At.Cashier("", "");

  private DrawerEvents() {}

  /**
   * @param position of the entry in the journal, from 1: it never restarts
   * @param currency ISO 4217 code of the shop's money
   * @return empty for an entry that moves neither money nor figures
   * @throws MalformedException the document cannot be read, or does not add up
   */
  public static Optional<DrawerEvent> of(
      String kind, long position, byte[] document, String currency) throws MalformedException {
    if (kind.equals(Kind.SALE.text())) {
      var sale = SaleDocuments.read(document);
      At at = at(position, sale.at(), sale.cashier());
      return Optional.of(
          TaxDocuments.checked(
              "sale", sale.id(), id -> new DrawerEvent.Sold(at, SaleFigures.of(sale))));
    } else if (kind.equals(Kind.SHIFT_OPENED.text())) {
      ShiftOpened opened = Wire.read(ShiftOpened.class, document, 0);
      return Optional.of(
          new DrawerEvent.Opened(
              at(position, opened.at(), opened.cashier()),
              cash(currency, "openingFloat", opened.openingFloat())));
    } else if (kind.equals(Kind.SHIFT_CLOSED.text())) {
      ShiftClosed closed = Documents.readShiftClosed(document);
      return Optional.of(
          new DrawerEvent.Counted(
              at(position, closed.at(), closed.cashier()),
              cash(currency, "counted", closed.counted())));
    } else if (kind.equals(Kind.VOID.text())) {
      Voided voided = Wire.read(Voided.class, document, 0);
      return Optional.of(
          new DrawerEvent.BasketVoided(
              at(position, voided.at(), voided.cashier()),
              Money.of(voided.total()),
              voided.lines().size()));
    } else if (kind.equals(Kind.REPRINT.text())) {
      Reprint reprint = Wire.read(Reprint.class, document, 0);
      return Optional.of(
          new DrawerEvent.Printed(
              at(position, reprint.at(), reprint.cashier()), DrawerEvent.Slip.COPY, Money.ZERO));
    }
    return Optional.empty();
  }

  private static Contents cash(String currency, String field, long minor)
      throws MalformedException {
    return TaxDocuments.checked(
        field, Long.toString(minor), text -> Contents.cash(currency, Money.of(minor)));
  }

  private static At at(long position, String moment, Person cashier) throws MalformedException {
    return new At(
        position,
        moment(moment),
        cashier == null ? NOBODY : new At.Cashier(cashier.id(), cashier.name()));
  }

  private static Instant moment(String text) throws MalformedException {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new MalformedException(0, "at", text, "allowed is a moment with its offset");
    }
  }
}
