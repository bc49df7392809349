package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Trouble;

/**
 * What the till says of a trouble. Immutable.
 *
 * @param title what it is, short
 * @param help what happened, what it means, what to do
 */
public record TroubleText(String title, String help) {
  public static TroubleText of(Trouble trouble, Texts texts) {
    Object[] words =
        trouble.kind() == Trouble.Kind.MIRROR_LOST
            ? new Object[] {lossOfMirror(trouble, texts)}
            : trouble.words().stream().map(TroubleText::counted).toArray();
    String key = "trouble." + trouble.kind();
    return new TroubleText(texts.text(key, words), texts.text(key + ".help", words));
  }

  private static String lossOfMirror(Trouble lost, Texts texts) {
    return texts.text("mirror." + lost.words().get(0), lost.words().get(1));
  }

  /** A word that is a number is written as the language writes numbers. */
  private static Object counted(String word) {
    return word.matches("[0-9]{1,18}") ? (Object) Long.valueOf(word) : word;
  }
}
