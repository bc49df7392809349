package dev.evertill.till.ui;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.ui.model.SaleModel;
import java.util.ArrayList;
import java.util.List;

/** Every notice there is, with words as long as they come in a shop. */
final class Notices {
  private Notices() {}

  static List<Notice> all() {
    List<Notice> all = new ArrayList<>();
    for (Notice.Kind kind : Notice.Kind.values()) {
      switch (kind) {
        case NOT_RECORDED, DRAFT_NOT_KEPT -> {
          for (NotRecordedException.Cause cause : NotRecordedException.Cause.values()) {
            all.add(Notice.of(kind, cause.name()));
          }
        }
        case PAID -> all.add(Notice.of(kind, "0117-03-9F2C-000123", "1234.56"));
        case BASKET_VOIDED, REPRINTED, JOURNAL_DAMAGED_ENTRY ->
            all.add(Notice.of(kind, "0117-03-9F2C-000123"));
        case QUANTITY_SET, QUANTITY_NOT_READ, AMOUNT_NOT_READ ->
            all.add(Notice.of(kind, "1234567.890"));
        case BASKET_BACK, DAY_CLOSED, ENTRIES_UNREADABLE -> all.add(Notice.of(kind, "1234"));
        case UNKNOWN_BARCODE, UNREADABLE, UNKNOWN_PLU ->
            all.add(Notice.of(kind, "04012345002041", "check digit 1, expected 2"));
        case WHOLE_PIECES -> all.add(Notice.of(kind, "Barilla Spaghetti No. 5 500 g", "1.234"));
        case RECALLED -> all.add(Notice.of(kind, "Barilla Spaghetti No. 5 500 g", "L4711-2026B"));
        case EXPIRED, PAST_BEST_BEFORE ->
            all.add(Notice.of(kind, "Barilla Spaghetti No. 5 500 g", "2026-11-16"));
        case COUPON_TAKEN, COUPON_USED ->
            all.add(Notice.of(kind, "Fruit and vegetables week, 10 % off"));
        default -> all.add(Notice.of(kind, "Barilla Spaghetti No. 5 500 g", "18"));
      }
    }
    return all;
  }

  /** Shows it over the basket that is on the screen. */
  static void show(SaleModel model, Notice notice) {
    Counter now = model.counter.get();
    model.show(
        new Counter(
            now.priced(), now.selected(), now.nextQuantity(), notice, now.shift(), now.paid()));
  }
}
