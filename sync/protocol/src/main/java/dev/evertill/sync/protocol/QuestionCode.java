package dev.evertill.sync.protocol;

import java.util.List;

/** What head office may ask about an entry, as words that both sides know. Constants only. */
public final class QuestionCode {
  /** The line is no entry. */
  public static final String UNREADABLE_LINE = "unreadable-line";

  /** The entry's document cannot be read. */
  public static final String UNREADABLE_DOCUMENT = "unreadable-document";

  /** The document says another till, epoch, number or id than its entry. */
  public static final String OTHER_ENTRY = "other-entry";

  /** Net and tax of a rate are not its gross amount. */
  public static final String WRONG_TAX = "wrong-tax";

  /** A line's amounts do not fit each other. */
  public static final String WRONG_LINE = "wrong-line";

  /** The lines or the taxes are not the total. */
  public static final String WRONG_TOTAL = "wrong-total";

  /** What was paid is not what was due. */
  public static final String WRONG_TENDERS = "wrong-tenders";

  /** A card, a coupon or goods of an earlier sale were claimed beyond what there was. */
  public static final String DOUBLE_CLAIM = "double-claim";

  public static final List<String> ALL =
      List.of(
          UNREADABLE_LINE,
          UNREADABLE_DOCUMENT,
          OTHER_ENTRY,
          WRONG_TAX,
          WRONG_LINE,
          WRONG_TOTAL,
          WRONG_TENDERS,
          DOUBLE_CLAIM);

  private QuestionCode() {}
}
