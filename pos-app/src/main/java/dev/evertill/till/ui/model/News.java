package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Notice;
import java.util.ArrayList;
import java.util.List;

/** One line for the cashier: what happened and what to do, and how much it matters. Immutable. */
public record News(Tone tone, String text) {
  /** What colour and sign the line has. */
  public enum Tone {
    NONE,
    INFO,
    GOOD,
    ATTENTION,
    TROUBLE
  }

  public static final News NONE = new News(Tone.NONE, "");

  /** A product's name in a line of news is cut here, so that what to do still fits. */
  private static final int LONGEST_WORD = 32;

  /** Ends a word that is cut, and with it its sentence. */
  private static final String CUT = "…";

  static News of(Notice notice, Texts texts, MoneyText money) {
    if (notice.kind() == Notice.Kind.NONE) {
      return NONE;
    }
    Object[] words = words(notice, texts, money).toArray();
    String text = texts.text("notice." + notice.kind(), words);
    return new News(tone(notice), text.replace(CUT + ".", CUT));
  }

  private static Tone tone(Notice notice) {
    if (notice.isTrouble()) {
      return Tone.TROUBLE;
    }
    return switch (notice.kind()) {
      case AGE_CHECK, PERHAPS_RECALLED -> Tone.ATTENTION;
      case PAID, SHIFT_OPENED, DAY_CLOSED, CASH_LAID_IN, CASH_TAKEN_OUT, DROPPED, DRAWER_OPENED ->
          Tone.GOOD;
      default -> Tone.INFO;
    };
  }

  /** The words of documents and codes, as this language writes them. */
  private static List<Object> words(Notice notice, Texts texts, MoneyText money) {
    List<String> given = notice.words();
    List<Object> words = new ArrayList<>(given.stream().map(News::shortened).toList());
    switch (notice.kind()) {
      case PAID -> words.set(1, money.ofDocument(given.get(1)));
      case QUANTITY_SET -> words.set(0, money.local(given.get(0)));
      case CASH_LAID_IN, CASH_TAKEN_OUT, DROPPED, AMOUNT_NOT_ABOVE_ZERO, DRAWER_HOLDS_LESS ->
          words.set(0, money.ofDocument(given.get(0)));
      case BASKET_BACK, BASKETS_HELD -> words.set(0, Long.parseLong(given.get(0)));
      case NOT_RECORDED, DRAFT_NOT_KEPT -> words.set(0, texts.text("cause." + given.get(0)));
      default -> {}
    }
    return words;
  }

  private static String shortened(String word) {
    return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD - 1).strip() + CUT;
  }
}
