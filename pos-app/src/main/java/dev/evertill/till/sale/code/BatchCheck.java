package dev.evertill.till.sale.code;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether goods whose code names batch or dates may be sold: a setting and a function. Immutable.
 *
 * <p>Recalled goods and expired ones (17, 7003) are always refused: in the European Union food past
 * its use-by date counts as unsafe and must not be sold (Regulation 1169/2011, article 24;
 * Regulation 178/2002, article 14). A sell-by date (16) is refused or warned of as the shop
 * decides, a best-before date (15) as well; it is no more than a warning by law.
 *
 * @param recalls what is called back
 * @param refuseAfterSellBy whether goods past their sell-by date are refused, not only warned of
 * @param refuseAfterBestBefore the same for the best-before date
 */
public record BatchCheck(
    List<Recall> recalls, boolean refuseAfterSellBy, boolean refuseAfterBestBefore) {

  /** The usual one: nothing past its sell-by date, a warning past its best-before date. */
  public static final BatchCheck NO_RECALLS = new BatchCheck(List.of(), true, false);

  public BatchCheck {
    recalls = List.copyOf(recalls);
  }

  /**
   * Goods that are called back: all of an item, a batch of it, or one piece.
   *
   * @param gtin 14 digits
   * @param batch empty for all
   * @param serial empty for all
   */
  public record Recall(String gtin, String batch, String serial) {
    public Recall {
      Objects.requireNonNull(gtin, "gtin");
      Objects.requireNonNull(batch, "batch");
      Objects.requireNonNull(serial, "serial");
    }

    /** All pieces of a batch. */
    public Recall(String gtin, String batch) {
      this(gtin, batch, "");
    }
  }

  /** Why the goods are not as they should be, the gravest first. */
  public enum Reason {
    RECALLED,
    EXPIRED,
    /** A batch or piece of this item is called back and the code does not say which it is. */
    PERHAPS_RECALLED,
    PAST_SELL_BY,
    PAST_BEST_BEFORE
  }

  /**
   * What was found.
   *
   * @param refused true when they must not be sold, false for a warning
   * @param why one line for the cashier
   */
  public record Finding(Reason reason, boolean refused, String why) {}

  /**
   * The gravest finding; empty when the goods may be sold. The day that a date names is the last on
   * which they may be.
   *
   * @param now the shop's date and time
   */
  public Optional<Finding> check(Gs1 code, LocalDateTime now) {
    Gs1 dated = code.in(now.getYear());
    return recalled(dated)
        .or(() -> expired(dated, now))
        .or(() -> perhapsRecalled(dated))
        .or(() -> past(dated.sellBy(), now, Reason.PAST_SELL_BY, refuseAfterSellBy, "Sell by "))
        .or(
            () ->
                past(
                    dated.bestBefore(),
                    now,
                    Reason.PAST_BEST_BEFORE,
                    refuseAfterBestBefore,
                    "Best before "));
  }

  private Optional<Finding> recalled(Gs1 code) {
    for (Recall recall : recalls) {
      if (concerns(recall, code)
          && (recall.batch().isEmpty() || code.batch().equals(Optional.of(recall.batch())))
          && (recall.serial().isEmpty() || code.serial().equals(Optional.of(recall.serial())))) {
        String batch = code.batch().map(text -> "Batch " + text).orElse("This item");
        return Optional.of(new Finding(Reason.RECALLED, true, batch + " is recalled."));
      }
    }
    return Optional.empty();
  }

  /** What the code does not say may be what is called back. */
  private Optional<Finding> perhapsRecalled(Gs1 code) {
    for (Recall recall : recalls) {
      boolean batch = open(recall.batch(), code.batch());
      boolean serial = open(recall.serial(), code.serial());
      if (concerns(recall, code) && batch && serial) {
        String what =
            code.batch().isEmpty() && !recall.batch().isEmpty()
                ? "Batch " + recall.batch()
                : "Serial number " + recall.serial();
        return Optional.of(
            new Finding(
                Reason.PERHAPS_RECALLED, false, what + " of this item is recalled. Look at it."));
      }
    }
    return Optional.empty();
  }

  private static boolean open(String recalled, Optional<String> scanned) {
    return recalled.isEmpty() || scanned.isEmpty() || scanned.get().equals(recalled);
  }

  private static boolean concerns(Recall recall, Gs1 code) {
    return code.gtin()
        .or(() -> code.piece().map(Gs1.Piece::gtin))
        .equals(Optional.of(recall.gtin()));
  }

  private static Optional<Finding> expired(Gs1 code, LocalDateTime now) {
    return past(code.expiry(), now, Reason.EXPIRED, true, "Expired on ")
        .or(
            () ->
                code.expiryTime()
                    .filter(now::isAfter)
                    .map(
                        time ->
                            new Finding(
                                Reason.EXPIRED,
                                true,
                                "Expired on "
                                    + time.toLocalDate()
                                    + " at "
                                    + time.toLocalTime()
                                    + ".")));
  }

  private static Optional<Finding> past(
      Optional<LocalDate> last, LocalDateTime now, Reason reason, boolean refused, String words) {
    return last.filter(date -> now.toLocalDate().isAfter(date))
        .map(date -> new Finding(reason, refused, words + date + "."));
  }
}
