package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.CashMoved;
import dev.evertill.till.record.TillDocuments.DayClosed;
import java.util.Optional;

/** What a document is about in money, in the currency of its day. Immutable. */
public record Amount(Money money, Currency currency) {
  /**
   * The total of a sale, return or void; the float of a shift and the cash it was closed with; what
   * was moved or charged; the turnover of a day.
   *
   * @param usual the shop's currency, for documents that do not say theirs
   * @return empty for an entry that is not about money
   * @throws MalformedException the document cannot be read
   */
  public static Optional<Amount> of(Kind kind, byte[] document, Currency usual)
      throws MalformedException {
    return Optional.ofNullable(orNone(kind, document, usual));
  }

  private static Amount orNone(Kind kind, byte[] document, Currency usual)
      throws MalformedException {
    return switch (kind) {
      case SALE, RETURN -> {
        SaleDocument sale = SaleDocuments.read(document);
        yield minor(sale.total(), sale.currency(), sale.decimals());
      }
      case VOID -> new Amount(Money.of(Documents.readVoided(document).total()), usual);
      case SHIFT_OPENED -> {
        ShiftDocuments.Opening opening = ShiftDocuments.readOpened(document, usual);
        yield new Amount(opening.shift().openingFloat(), opening.shift().currency());
      }
      case SHIFT_CLOSED -> {
        ShiftDocuments.Closing closing = ShiftDocuments.readClosed(document, usual);
        yield new Amount(closing.counted(), closing.currency());
      }
      case CASH_IN, CASH_OUT, DROP -> {
        CashMoved moved = CashDocuments.readMoved(kind, document);
        yield minor(moved.amount(), moved.currency(), moved.decimals());
      }
      case CHARGE_ASKED -> charged(ChargeDocuments.readAsked(document));
      case CHARGE_ANSWERED -> charged(ChargeDocuments.readAnswered(document).charge());
      case DAY_CLOSED -> {
        DayClosed day = Documents.readDayClosed(document);
        yield minor(day.totals().turnover(), day.currency(), day.decimals());
      }
      case EPOCH_OPENED, NO_SALE, APPROVAL, REPRINT, LOG_IN, CLOCK_JUMP, CATALOGUE_ACTIVE -> null;
    };
  }

  private static Amount charged(Charge charge) {
    return new Amount(charge.amount(), charge.currency());
  }

  private static Amount minor(long amount, String currency, int decimals) {
    return new Amount(Money.of(amount), new Currency(currency, decimals));
  }
}
