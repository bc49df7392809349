package dev.evertill.till.checkout;

import java.util.List;

/**
 * News for the cashier: what happened, with the words that the text of its kind needs. Immutable.
 */
public record Notice(Kind kind, List<String> words) {
  /** The kinds of news; each has a text {@code notice.<kind>} in the screen's language. */
  public enum Kind {
    NONE,
    UNKNOWN_BARCODE,
    UNREADABLE,
    UNKNOWN_PLU,
    NO_CATALOGUE,
    CATALOGUE_DAMAGED,
    NO_SHIFT,
    SHIFT_IS_OPEN,
    BASKET_OPEN,
    WEIGHT_NEEDED,
    WHOLE_PIECES,
    QUANTITY_NOT_READ,
    QUANTITY_SET,
    EXPIRED,
    RECALLED,
    PERHAPS_RECALLED,
    PAST_BEST_BEFORE,
    COUPON_TAKEN,
    COUPON_USED,
    AGE_CHECK,
    AMOUNT_NOT_READ,
    TENDER_TOO_SMALL,
    NOTHING_TO_PAY,
    NOTHING_TO_VOID,
    NOT_RECORDED,
    SPLIT_BASKET,
    CLOCK_JUMPED,
    ENTRIES_UNREADABLE,
    JOURNAL_DAMAGED_ENTRY,
    MISTAKE,
    DRAFT_NOT_KEPT,
    BASKET_BACK,
    BASKET_VOIDED,
    LINE_VOIDED,
    PAID,
    SHIFT_OPENED,
    CASH_LAID_IN,
    CASH_TAKEN_OUT,
    DROPPED,
    DRAWER_OPENED,
    AMOUNT_NOT_ABOVE_ZERO,
    DRAWER_HOLDS_LESS,
    REASON_MISSING,
    BAG_MISSING,
    HELD,
    NOTHING_TO_HOLD,
    NOT_HELD,
    HELD_UNREADABLE,
    BASKETS_HELD,
    REPRINTED,
    NOTHING_TO_REPRINT,
    DAY_CLOSED
  }

  public static final Notice NONE = new Notice(Kind.NONE, List.of());

  public Notice {
    words = List.copyOf(words);
  }

  public static Notice of(Kind kind, String... words) {
    return new Notice(kind, List.of(words));
  }

  /** Something did not work and the cashier has to do something. */
  public boolean isTrouble() {
    return switch (kind) {
      case NONE,
          QUANTITY_SET,
          AGE_CHECK,
          COUPON_TAKEN,
          PERHAPS_RECALLED,
          PAST_BEST_BEFORE,
          BASKET_BACK,
          BASKET_VOIDED,
          LINE_VOIDED,
          PAID,
          SHIFT_OPENED,
          CASH_LAID_IN,
          CASH_TAKEN_OUT,
          DROPPED,
          DRAWER_OPENED,
          HELD,
          REPRINTED,
          DAY_CLOSED ->
          false;
      default -> true;
    };
  }
}
