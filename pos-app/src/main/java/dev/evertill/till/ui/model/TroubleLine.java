package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.Trouble;

/**
 * The gravest trouble as a line of news: once, after the news of the start, until goods or other
 * news come. On the event thread only.
 */
final class TroubleLine {
  private final Texts texts;
  private News line = News.NONE;
  private boolean told;

  TroubleLine(Texts texts) {
    this.texts = texts;
  }

  /**
   * What stands in the line of news with a new state of the counter.
   *
   * @param shown what stands there now
   * @param own the counter's own news
   */
  News with(Counter before, Counter next, Status status, News shown, News own) {
    boolean isShown = line != News.NONE && shown.equals(line);
    if (!own.equals(News.NONE)) {
      told &= !isShown || !isOfTheStart(next.notice());
      return own;
    }
    return isShown && next.basket().equals(before.basket()) ? line : untold(status);
  }

  private static boolean isOfTheStart(Notice notice) {
    return notice.kind() == Notice.Kind.BASKET_BACK
        || notice.kind() == Notice.Kind.ENTRIES_UNREADABLE;
  }

  /** The line, unless it was told or there is none. The counter itself names a damaged entry. */
  News untold(Status status) {
    if (told) {
      return News.NONE;
    }
    status.troubles().stream()
        .filter(trouble -> trouble.kind() != Trouble.Kind.ENTRY_DAMAGED)
        .findFirst()
        .map(trouble -> TroubleText.of(trouble, texts).title())
        .ifPresent(
            title -> {
              line = new News(News.Tone.TROUBLE, texts.text("trouble.notice", title));
              told = true;
            });
    return told ? line : News.NONE;
  }
}
