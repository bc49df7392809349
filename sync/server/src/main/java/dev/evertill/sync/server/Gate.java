package dev.evertill.sync.server;

import io.javalin.http.Context;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may ask what, where head office has certificates: a till is who its certificate says, and
 * asks about itself alone. Whoever has none is answered one thing, its enrolment. Safe from any
 * thread.
 *
 * <p>It judges the address as it was sent, and takes only plain ones: no escapes, no dots that
 * climb, so that nothing behind it can read another till's name out of it.
 */
final class Gate {
  static final String ENROLMENTS = "/v1/enrolments";

  private static final String CALLER = "caller";
  private static final String PRESENTED = "jakarta.servlet.request.X509Certificate";

  private static final int LONGEST = 500;
  private static final Pattern PLAIN = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+)+");
  private static final Pattern OF_A_TILL = Pattern.compile("/v1/tills/([^/]+)/(.+)");

  /** What a till with an expired certificate may still do: hand in its sales, and renew it. */
  private static final Pattern ALSO_EXPIRED =
      Pattern.compile(
          "GET state|POST epochs/[^/]+/(journal|branches/[^/]+)|PUT epochs/[^/]+/anchors/[^/]+"
              + "|PUT closes/[^/]+|POST certificate");

  private final Enrolments enrolments;
  private final InstantSource clock;

  Gate(Enrolments enrolments, InstantSource clock) {
    this.enrolments = enrolments;
    this.clock = clock;
  }

  /** Who calls; empty where head office works without certificates. */
  static Optional<Caller> caller(Context context) {
    return Optional.ofNullable(context.attribute(CALLER));
  }

  /** Before anything is read of a request. */
  void check(Context context) throws RefusedException {
    String path = context.req().getRequestURI();
    if (path.equals(ENROLMENTS) && context.req().getMethod().equals("POST")) {
      return;
    }
    Caller caller = presented(context);
    if (enrolments.isRevoked(caller)) {
      throw RefusedException.of(
          403,
          "revoked",
          "This till's certificate was revoked",
          "certificate " + caller.serial() + " of till " + caller.till() + ": enrol it again");
    }
    if (path.length() > LONGEST || !PLAIN.matcher(path).matches()) {
      throw RefusedException.malformed("the address is none of those that are answered here");
    }
    Matcher ofTill = OF_A_TILL.matcher(path);
    boolean own = ofTill.matches();
    if (own && !ofTill.group(1).equals(caller.till())) {
      throw otherTill(ofTill.group(1), caller);
    }
    Instant end = caller.certificate().getNotAfter().toInstant();
    boolean always =
        own && ALSO_EXPIRED.matcher(context.req().getMethod() + " " + ofTill.group(2)).matches();
    if (clock.instant().isAfter(end) && !always) {
      throw RefusedException.of(
          403,
          "expired",
          "This till's certificate has expired",
          "it was good until " + end + "; sales and closes are still taken, and it can be renewed");
    }
    context.attribute(CALLER, caller);
  }

  static RefusedException otherTill(String till, Caller caller) {
    return RefusedException.of(
        403,
        "other-till",
        "This is another till's",
        "till " + till + ": the certificate is till " + caller.till() + "'s");
  }

  private static Caller presented(Context context) throws RefusedException {
    X509Certificate[] chain = (X509Certificate[]) context.req().getAttribute(PRESENTED);
    if (chain == null || chain.length == 0) {
      throw RefusedException.of(
          401,
          "no-certificate",
          "This till is not enrolled",
          "no certificate came with the request: ask head office for a code, and enrol the till");
    }
    return Caller.of(chain[0]);
  }
}
