package dev.evertill.sync.server;

/**
 * Why a person should look at an entry. Immutable.
 *
 * @param code one of {@link dev.evertill.sync.protocol.QuestionCode}; null for a question that was
 *     asked before there were any
 * @param text one line; it may quote what a till sent
 */
record Question(String code, String text) {
  /** What stands for a character that one line of text cannot hold, or not every database. */
  private static final int INSTEAD = 0xFFFD;

  Question {
    text = line(text);
  }

  private static String line(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || isHalf(c) ? INSTEAD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHalf(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }
}
