package dev.evertill.till.checkout;

import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.CashDocuments;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Shop;
import dev.evertill.till.record.Stamp;
import dev.evertill.till.shift.Shift;
import java.util.Optional;

/**
 * Cash that no sale moves, and the drawer opened for nothing: each is an entry, opens the drawer,
 * and prints a slip where money moved. Confined to the till thread.
 */
final class CashMovements {
  private final Catalogue catalogue;
  private final Pen pen;
  private final Day day;

  CashMovements(Catalogue catalogue, Pen pen, Day day) {
    this.catalogue = catalogue;
    this.pen = pen;
    this.day = day;
  }

  Notice in(Money amount, String reason) throws NotRecordedException {
    return moved(Kind.CASH_IN, Notice.Kind.CASH_LAID_IN, amount, reason);
  }

  Notice out(Money amount, String reason) throws NotRecordedException {
    return moved(Kind.CASH_OUT, Notice.Kind.CASH_TAKEN_OUT, amount, reason);
  }

  Notice drop(Money amount, String bag) throws NotRecordedException {
    return moved(Kind.DROP, Notice.Kind.DROPPED, amount, bag);
  }

  private Notice moved(Kind kind, Notice.Kind done, Money amount, String what)
      throws NotRecordedException {
    Optional<Notice> refusal = refusal(kind, amount, what);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Shift shift = day.shift().orElseThrow();
    Shop shop = catalogue.shop();
    Stamp stamp = pen.stamp();
    Recorded recorded =
        pen.write(
            place ->
                Posting.cashMoved(
                    kind,
                    stamp.id(),
                    stamp.millis(),
                    document(kind, place, stamp, shop, shift, amount, what.strip())));
    day.happened(recorded);
    return Notice.of(done, shift.currency().text(amount), what.strip());
  }

  private Optional<Notice> refusal(Kind kind, Money amount, String what) {
    if (day.shift().isEmpty()) {
      return Optional.of(Notice.of(Notice.Kind.NO_SHIFT));
    }
    Shift shift = day.shift().get();
    if (amount.compareTo(Money.ZERO) <= 0) {
      return Optional.of(
          Notice.of(Notice.Kind.AMOUNT_NOT_ABOVE_ZERO, shift.currency().text(amount)));
    }
    if (what.isBlank()) {
      return Optional.of(
          Notice.of(kind == Kind.DROP ? Notice.Kind.BAG_MISSING : Notice.Kind.REASON_MISSING));
    }
    boolean leaves = kind != Kind.CASH_IN;
    return leaves && amount.compareTo(shift.expected()) > 0
        ? Optional.of(
            Notice.of(Notice.Kind.DRAWER_HOLDS_LESS, shift.currency().text(shift.expected())))
        : Optional.empty();
  }

  private static byte[] document(
      Kind kind,
      EntryNumber place,
      Stamp stamp,
      Shop shop,
      Shift shift,
      Money amount,
      String what) {
    return switch (kind) {
      case CASH_IN -> CashDocuments.cashIn(place.till(), stamp.at(), shop, shift, amount, what);
      case CASH_OUT -> CashDocuments.cashOut(place.till(), stamp.at(), shop, shift, amount, what);
      case DROP -> CashDocuments.drop(place.till(), stamp.at(), shop, shift, amount, what);
      default -> throw new IllegalArgumentException("no cash moves with " + kind);
    };
  }

  Notice noSale(String reason) throws NotRecordedException {
    if (day.shift().isEmpty()) {
      return Notice.of(Notice.Kind.NO_SHIFT);
    }
    if (reason.isBlank()) {
      return Notice.of(Notice.Kind.REASON_MISSING);
    }
    Stamp stamp = pen.stamp();
    byte[] document = CashDocuments.noSale(stamp.at(), day.shift().get(), reason.strip());
    day.happened(pen.write(place -> Posting.noSale(stamp.id(), stamp.millis(), document)));
    return Notice.of(Notice.Kind.DRAWER_OPENED, reason.strip());
  }
}
