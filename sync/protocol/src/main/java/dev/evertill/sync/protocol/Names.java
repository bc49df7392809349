package dev.evertill.sync.protocol;

import java.util.regex.Pattern;

/** What tills, epochs, branches, stores, zones and drafts may be called. Functions only. */
public final class Names {
  public static final String ALLOWED =
      "allowed are 1 to 64 of letters, digits, dot, dash, underscore";

  /** They stand in paths, where dots alone lead elsewhere. */
  private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}");

  private Names() {}

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** What is wrong with another one: {@code till 0 3: allowed are 1 to 64 of letters, …}. */
  public static String fault(String what, String text) {
    return what + " " + text + ": " + ALLOWED;
  }
}
