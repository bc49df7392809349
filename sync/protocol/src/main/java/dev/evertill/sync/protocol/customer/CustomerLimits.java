package dev.evertill.sync.protocol.customer;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How large customers and their edits may be. What is refused is said without its value, which is a
 * person's. Functions only.
 */
public final class CustomerLimits {
  /** Characters of a value. */
  public static final int MOST_VALUE = 2_000;

  /** Fields of a customer. */
  public static final int MOST_FIELDS = 100;

  /** Edits of one request. */
  public static final int MOST_EDITS = 5_000;

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9.-]{0,63}");

  private CustomerLimits() {}

  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Why there can be no such edit, empty where there can. */
  public static Optional<String> refusal(String id, String field, String value) {
    if (!isId(id)) {
      return Optional.of(
          "id: allowed is a UUID of version 7, 36 characters, lower case; this has "
              + id.length()
              + " characters");
    }
    if (!FIELD.matcher(field).matches()) {
      return Optional.of(
          "field: allowed are 1 to 64 of letters, digits, dot, dash, a small letter first;"
              + " this has "
              + field.length()
              + " characters");
    }
    if (value == null) {
      return Optional.empty();
    }
    if (field.equals(CustomerEdit.DELETED)) {
      return Optional.of("deleted: allowed is no value");
    }
    if (value.isEmpty() || value.length() > MOST_VALUE) {
      return Optional.of(
          field + " has " + value.length() + " characters: allowed are 1 to " + MOST_VALUE);
    }
    return unprintable(field, value);
  }

  private static Optional<String> unprintable(String field, String value) {
    for (int at = 0; at < value.length(); ) {
      int letter = value.codePointAt(at);
      boolean surrogate = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
      if (Character.isISOControl(letter) && letter != '\n' && letter != '\t' || surrogate) {
        return Optional.of(
            String.format(
                "%s: character %d is U+%04X: allowed are printable characters, line feeds and tabs",
                field, at + 1, letter));
      }
      at += Character.charCount(letter);
    }
    return Optional.empty();
  }

  static void mustHold(String id, String field, String value) {
    refusal(id, field, value)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
  }
}
