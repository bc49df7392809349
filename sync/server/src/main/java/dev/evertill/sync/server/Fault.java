package dev.evertill.sync.server;

import dev.evertill.sync.protocol.MayBeMissing;

/**
 * What is wrong with a file that was handed in, as a person can find it there.
 *
 * @param file as its sender calls it
 * @param line counted from 1, 0 for what is wrong with all of it
 * @param field the column or the name of the value, missing for a whole line
 * @param value as it stands there, shortened; missing where nothing stands, empty for no matter
 */
public record Fault(
    String file,
    long line,
    @MayBeMissing String field,
    @MayBeMissing String value,
    String allowed) {
  private static final int MOST_SHOWN = 80;

  static Fault of(String file, long line, String field, String value, String allowed) {
    return new Fault(file, line, field, value == null ? null : shown(value), allowed);
  }

  /** Without what would break a line of a terminal or a log. */
  private static String shown(String value) {
    String plain = value.replaceAll("\\p{Cntrl}", "\uFFFD");
    return plain.length() <= MOST_SHOWN ? plain : plain.substring(0, MOST_SHOWN) + "…";
  }

  /** {@code goods.csv: line 7: price 1,999: allowed is …} */
  String text() {
    return file
        + ": "
        + (line > 0 ? "line " + line + ": " : "")
        + (field == null
            ? ""
            : field + (value == null ? " is missing" : value.isEmpty() ? "" : " " + value) + ": ")
        + allowed;
  }
}
