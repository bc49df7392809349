package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps numbers of cards out of the journal, which never forgets: 12 to 19 digits in a row, also
 * with a space or hyphen between them, whose check digit (Luhn) is right. Functions only.
 */
final class CardNumbers {
  private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ -]?[0-9])*");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
  private static final int LEAST = 12;
  private static final int MOST = 19;

  /** What a customer may see of the number of a card (PCI DSS 3.4). */
  private static final int SHOWN = 4;

  private CardNumbers() {}

  /**
   * @throws MalformedException the text holds what looks like one; it is not repeated there
   */
  static String refuse(String field, String text) throws MalformedException {
    if (!masked(text).equals(text)) {
      throw new MalformedException(
          0, field, masked(text), "it looks like the number of a card, which is never kept");
    }
    return text;
  }

  /** The text without what looks like the number of a card: of its digits the last four stay. */
  static String masked(String text) {
    return DIGITS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(one(found.group())));
  }

  private static String one(String found) {
    String digits = NO_DIGIT.matcher(found).replaceAll("");
    if (digits.length() < LEAST || digits.length() > MOST || !isChecked(digits)) {
      return found;
    }
    return "*".repeat(digits.length() - SHOWN) + digits.substring(digits.length() - SHOWN);
  }

  /** Luhn: every second digit from the right counts double, its own digits summed. */
  private static boolean isChecked(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : digit * 2;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
