package dev.evertill.sync.server;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookies of the pages: who is logged in; before that, by which the log-in's form is known; and
 * that somebody logged in here before. Immutable.
 *
 * @param secure whether the pages are over TLS; then browsers keep the cookies from anybody else
 */
record PageCookies(boolean secure) {
  private static final String SESSION = "evertill";
  private static final String FORM = "evertill-form";
  private static final String KNOWN = "evertill-known";
  private static final int LONGEST = 100;

  /** Browsers keep none for longer. */
  private static final Duration KNOWN_FOR = Duration.ofDays(400);

  Optional<String> session(Context context) {
    return read(context, SESSION);
  }

  Optional<String> form(Context context) {
    return read(context, FORM);
  }

  void session(Context context, String secret) {
    write(context, SESSION, secret, "");
  }

  void form(Context context, String secret) {
    write(context, FORM, secret, "");
  }

  Optional<String> known(Context context) {
    return read(context, KNOWN);
  }

  void known(Context context, String keeps) {
    write(context, KNOWN, keeps, "; Max-Age=" + KNOWN_FOR.toSeconds());
  }

  void forget(Context context) {
    write(context, SESSION, "", "; Max-Age=0");
    write(context, FORM, "", "; Max-Age=0");
  }

  private String name(String plain) {
    return secure ? "__Host-" + plain : plain;
  }

  private Optional<String> read(Context context, String name) {
    return Optional.ofNullable(context.cookie(name(name)))
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
  }

  private void write(Context context, String name, String value, String life) {
    context
        .res()
        .addHeader(
            "Set-Cookie",
            name(name)
                + "="
                + value
                + "; Path=/; HttpOnly; SameSite=Strict"
                + life
                + (secure ? "; Secure" : ""));
  }
}
