package dev.evertill.sync.server;

import com.squareup.moshi.JsonReader;
import dev.evertill.sync.protocol.RawJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;

/** What is different in a row, as people write it in files. Functions only. */
final class DiffWords {
  private static final String PLACES = "places";

  /** Fields follow each other as rows are written. */
  private static final Pattern PRICE =
      Pattern.compile("(\"price\":)(-?[0-9]{1,18})(?=(?:,\"places\":([0-9]))?)");

  private static final Pattern AMOUNT = Pattern.compile("(\"amount\":)(-?[0-9]{1,18})()");
  private static final Pattern LEAST = Pattern.compile("(\"least\":)(-?[0-9]{1,18})()");

  /** Where the least is money, and no number of pieces. */
  private static final Pattern OF_MONEY = Pattern.compile("\"kind\":\"basket\"|\"by\":\"amount\"");

  private DiffWords() {}

  /**
   * A text as it is, a price as people write it; what has parts stays JSON, with money in whole
   * units.
   *
   * @param value as JSON, null for none
   * @param of the row it is a field of
   * @param decimals of the shop's currency
   */
  static String of(String name, String value, RawJson of, int decimals) {
    if (value == null) {
      return "";
    }
    if (name.equals("price") && value.matches("-?[0-9]{1,18}")) {
      String places = field(of, PLACES).filter(said -> said.matches("[0-9]")).orElse("0");
      return money(value, decimals + Integer.parseInt(places));
    }
    if (!value.startsWith("{") && !value.startsWith("[")) {
      return text(value);
    }
    String words = inUnits(AMOUNT, inUnits(PRICE, value, decimals), decimals);
    return OF_MONEY.matcher(value).find() ? inUnits(LEAST, words, decimals) : words;
  }

  private static String inUnits(Pattern field, String json, int decimals) {
    Matcher found = field.matcher(json);
    return found.replaceAll(
        one -> {
          String places = one.group(3);
          int more = places == null || places.isEmpty() ? 0 : Integer.parseInt(places);
          return one.group(1) + money(one.group(2), decimals + more);
        });
  }

  private static String money(String units, int decimals) {
    return BigDecimal.valueOf(Long.parseLong(units), decimals).toPlainString();
  }

  /** A text or a number of a row; empty where it has none of this name. */
  static Optional<String> field(RawJson value, String name) {
    return Optional.ofNullable(Changes.fields(value).get(name))
        .filter(json -> json.matches("(?s)[\"0-9-].*"))
        .map(DiffWords::text);
  }

  /** A text without its quotes; what is none as it is. */
  private static String text(String json) {
    if (!json.startsWith("\"")) {
      return json;
    }
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json))) {
      return reader.nextString();
    } catch (IOException e) {
      throw new UncheckedIOException("a row that was taken before", e);
    }
  }
}
