package dev.evertill.till.catalogue;

import dev.evertill.sync.protocol.MalformedException;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** Reads fields of the catalogue's rows; what cannot be read is named. Functions only. */
final class Fields {
  private Fields() {}

  /**
   * @throws MalformedException the reader refuses it; it says why in the reader's words
   */
  static <T> T read(String field, String text, Function<String, T> reader)
      throws MalformedException {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new MalformedException(0, field, text, String.valueOf(e.getMessage()));
    }
  }

  /** A moment, a time or a day. */
  static <T> T read(String field, String text, Function<String, T> reader, String allowed)
      throws MalformedException {
    try {
      return reader.apply(text);
    } catch (DateTimeParseException e) {
      throw new MalformedException(0, field, text, "allowed is " + allowed);
    }
  }

  /** A field that the kind of its row asks for. */
  static <T> T there(String field, T value) throws MalformedException {
    if (value == null) {
      throw new MalformedException(0, field, null, "it must be there");
    }
    return value;
  }
}
