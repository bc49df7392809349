package dev.evertill.sync.server;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a PostgreSQL database, {@code
 * jdbc:postgresql://HOST[:PORT]/DATABASE[?NAME=VALUE…]} with any options of the driver. Immutable.
 *
 * @param query what stands after the question mark, may be empty; holds the password
 */
record PostgresUrl(String place, String query) {
  private static final String PREFIX = "jdbc:postgresql://";
  private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?";
  private static final Pattern FORM =
      Pattern.compile(
          Pattern.quote(PREFIX)
              + ("(" + HOST + "(?:," + HOST + ")*/[^/?&@]+)")
              + "(?:\\?((?:[A-Za-z]+=[^&]*)(?:&[A-Za-z]+=[^&]*)*))?");
  private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})(?=[,/])");
  private static final int MOST_PORT = 65_535;

  /** What the driver does unless the address says otherwise; times are in seconds. */
  private static final String USUAL =
      "ApplicationName=evertill-head-office&connectTimeout=3&loginTimeout=10&tcpKeepAlive=true"
          + "&reWriteBatchedInserts=true";

  static PostgresUrl parse(String url) throws IOException {
    Matcher matcher = FORM.matcher(url);
    if (!matcher.matches()) {
      throw wrong(url, "");
    }
    Matcher port = PORT.matcher(matcher.group(1));
    while (port.find()) {
      int number = Integer.parseInt(port.group(1));
      if (number < 1 || number > MOST_PORT) {
        throw wrong(url, "port " + number + ": ");
      }
    }
    return new PostgresUrl(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
  }

  private static IOException wrong(String url, String what) {
    return new IOException(
        "--storage "
            + shown(url)
            + ": "
            + what
            + "allowed is jdbc:postgresql://HOST[:PORT]/DATABASE?user=NAME, with a port from 1 to "
            + MOST_PORT
            + "; the password as &password=… or in the file .pgpass");
  }

  /** Without anything that may be a password: all before an @, and all after a question mark. */
  private static String shown(String url) {
    return url.replaceFirst("(?s)//.*@", "//…@").replaceFirst("(?s)\\?.*", "?…");
  }

  /**
   * What the driver is given.
   *
   * @param waitSeconds for an answer, 0 for ever
   */
  String forDriver(int waitSeconds) {
    return PREFIX
        + place
        + "?"
        + USUAL
        + "&socketTimeout="
        + waitSeconds
        + (query.isEmpty() ? "" : "&" + query);
  }

  /** Where it is, for people: without password and options. */
  @Override
  public String toString() {
    return "postgresql://" + place;
  }
}
