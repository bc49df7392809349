package dev.evertill.sync.server;

import io.javalin.http.Context;
import java.util.Optional;

/**
 * The two cookies of the pages: who is logged in, and, before that, by which the log-in's form is
 * known. Immutable.
 *
 * @param secure whether the pages are over TLS; then browsers keep the cookies from anybody else
 */
record PageCookies(boolean secure) {
  private static final String SESSION = "evertill";
  private static final String FORM = "evertill-form";
  private static final int LONGEST = 100;

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
