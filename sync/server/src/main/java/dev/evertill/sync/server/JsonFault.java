package dev.evertill.sync.server;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the JSON reader found wrong with a value, for a person who has not read the reader.
 * Immutable.
 *
 * @param place within the value, beginning with a dot or a bracket; empty for all of it
 * @param isMissing whether nothing stands there
 */
record JsonFault(String place, boolean isMissing, String allowed) {
  private static final Pattern UNKNOWN = Pattern.compile("Cannot skip unexpected .* at \\$(.*)");
  private static final Pattern MISSING =
      Pattern.compile("Required value '(.*)' .*missing at \\$(.*)");
  private static final Pattern NULL = Pattern.compile("Non-null value '.*' .*was null at \\$(.*)");
  private static final Pattern OTHER =
      Pattern.compile("Expected (.*) but was .* at path \\$(.*)", Pattern.DOTALL);

  private static final Map<String, String> KINDS =
      Map.of(
          "BEGIN_OBJECT", "an object",
          "BEGIN_ARRAY", "a list",
          "STRING", "a text",
          "a string", "a text",
          "a boolean", "true or false",
          "an int", "a whole number",
          "a long", "a whole number",
          "a double", "a number");

  static JsonFault of(String message) {
    String said = String.valueOf(message);
    Matcher unknown = UNKNOWN.matcher(said);
    if (unknown.matches()) {
      return new JsonFault(unknown.group(1), false, "there is no such");
    }
    Matcher missing = MISSING.matcher(said);
    if (missing.matches()) {
      return new JsonFault(missing.group(2) + "." + missing.group(1), true, "it must be there");
    }
    Matcher isNull = NULL.matcher(said);
    if (isNull.matches()) {
      return new JsonFault(isNull.group(1), true, "it must be there");
    }
    Matcher other = OTHER.matcher(said);
    if (other.matches()) {
      String kind = KINDS.getOrDefault(other.group(1), "another kind of value");
      return new JsonFault(other.group(2), false, kind + " is expected");
    }
    return new JsonFault("", false, "it cannot be read (" + said + ")");
  }
}
