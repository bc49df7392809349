package dev.evertill.sync.protocol;

import java.nio.charset.StandardCharsets;

/**
 * What an entry says of itself besides its document. Immutable.
 *
 * <p>Both clocks are kept: the till's own time, and how far head office's was ahead when last heard
 * (null: never heard). The order of entries is their number, never a time. Its canonical form,
 * which the hash covers, is UTF-8 with one line feed after each line:
 *
 * <pre>
 * evertill-entry/1
 * till              0117-03
 * epoch             9f0c4e0d2b7a4d1c8e5f60718293a4b5
 * number            42
 * kind              sale
 * id                0190a5d2-7c1e-7b3a-9f00-1c2d3e4f5a6b
 * till's time       1767225600000        milliseconds since 1970, UTC
 * office's offset   -1200                milliseconds, or - for none
 * </pre>
 *
 * (the values only, without their names). No field may hold a line break or another control
 * character, so that two headers never share one canonical form.
 */
public record EntryHeader(
    String till,
    String epoch,
    long number,
    String kind,
    String id,
    long tillTimeMillis,
    Long officeOffsetMillis) {
  private static final int MOST_CHARACTERS = 200;

  public EntryHeader {
    oneLine("till", till);
    oneLine("epoch", epoch);
    oneLine("kind", kind);
    oneLine("id", id);
    if (number < 1) {
      throw new IllegalArgumentException("number " + number + ": allowed is 1 or more");
    }
  }

  private static void oneLine(String field, String value) {
    if (value == null || value.isEmpty() || value.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          field + " " + value + ": allowed are 1 to " + MOST_CHARACTERS + " characters");
    }
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (Character.isISOControl(c) || Character.isSurrogate(c)) {
        throw new IllegalArgumentException(
            String.format(
                "%s: character %d is U+%04X: allowed are printable characters, no line breaks",
                field, at + 1, (int) c));
      }
    }
  }

  public byte[] canonical() {
    return String.join(
            "\n",
            "evertill-entry/1",
            till,
            epoch,
            Long.toString(number),
            kind,
            id,
            Long.toString(tillTimeMillis),
            officeOffsetMillis == null ? "-" : officeOffsetMillis.toString(),
            "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
