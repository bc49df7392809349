package dev.evertill.sync.server;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.page.ProblemView;
import dev.evertill.sync.server.people.Right;
import dev.evertill.sync.server.people.Role;
import dev.evertill.sync.server.people.Secrets;
import dev.evertill.sync.server.people.Sessions;
import dev.evertill.sync.server.people.Tokens;
import dev.evertill.sync.server.people.Visitor;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Stands before everything on the pages' port: nobody unknown passes but to the log-in, nobody
 * without the right that an endpoint asks for, and no form that another site made. Safe from any
 * thread.
 *
 * <p>Every endpoint names its {@link Right}. Programs show a token, people a cookie.
 */
final class PageGate {
  static final String LOG_IN = "/log-in";
  static final String LOG_OUT = "/log-out";

  /** What a form carries. */
  static final String TOKEN = "token";

  private static final String VISITOR = "visitor";
  private static final String BEARER = "Bearer ";
  private static final int HTTPS = 443;

  /** What every answer on the pages' port says to browsers. */
  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
              + " base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=()",
          "Cache-Control",
          "no-store");

  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);
  private static final Pattern FORM = Pattern.compile("application/x-www-form-urlencoded\\b.*");
  private static final Pattern PLACE = Pattern.compile("/(?!/)[A-Za-z0-9/._?=&%-]{0,500}");

  private final Sessions sessions;
  private final Tokens tokens;
  private final PageCookies cookies;
  private final PageFrames frames;

  PageGate(Sessions sessions, Tokens tokens, PageCookies cookies, PageFrames frames) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.cookies = cookies;
    this.frames = frames;
  }

  void addTo(RoutesConfig routes) {
    routes.before(PageGate::headers);
    routes.beforeMatched(this::check);
    routes.after(this::dress);
  }

  /** Who calls; there is one wherever a right was asked for. */
  static Visitor visitor(Context context) {
    return context.attribute(VISITOR);
  }

  /** A page of ours, or the first of them. */
  static String place(String wanted) {
    return wanted != null && PLACE.matcher(wanted).matches() ? wanted : "/";
  }

  private static void headers(Context context) {
    HEADERS.forEach(context::header);
  }

  private void check(Context context) throws RefusedException {
    Right right = right(context);
    String bearer = context.header("Authorization");
    Optional<Visitor> visitor = bearer == null ? bySession(context) : Optional.of(byToken(bearer));
    visitor.ifPresent(known -> context.attribute(VISITOR, known));
    if (visitor.isEmpty() && right != Right.OPEN) {
      unknown(context);
      return;
    }
    if (right != Right.OPEN && !visitor.orElseThrow().role().may(right)) {
      throw RefusedException.of(
          403,
          "not-allowed",
          "This is not yours to do",
          "as "
              + visitor.get().role().word()
              + " "
              + visitor.get().name()
              + " may not "
              + right.inWords()
              + ": "
              + Role.having(right)
              + " may");
    }
    if (visitor.isEmpty() && context.path().equals(LOG_OUT)) {
      return; // It ended by itself before.
    }
    if (bearer == null && !READING.contains(context.method())) {
      requireOurForm(context);
    }
  }

  private static Right right(Context context) {
    // A HEAD runs nothing, and is told no rights.
    return context.method() == HandlerType.HEAD
        ? Right.SEE
        : PageRights.of(context.routeRoles())
            .orElseThrow(() -> new IllegalStateException(context.path() + " names no right"));
  }

  private Visitor byToken(String authorization) throws RefusedException {
    return Optional.of(authorization)
        .filter(said -> said.startsWith(BEARER))
        .flatMap(said -> tokens.visitor(said.substring(BEARER.length()).strip()))
        .orElseThrow(
            () ->
                RefusedException.of(
                    401,
                    "wrong-token",
                    "The token is not good",
                    "allowed is Authorization: Bearer and a token of head-office token add"));
  }

  private Optional<Visitor> bySession(Context context) {
    return cookies.session(context).flatMap(sessions::visitor);
  }

  private static void unknown(Context context) throws RefusedException {
    if (context.method() == HandlerType.GET && wantsHtml(context)) {
      String query = context.queryString() == null ? "" : "?" + context.queryString();
      String to = place(context.path() + query);
      context.redirect(
          LOG_IN + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
      context.skipRemainingHandlers();
      return;
    }
    context.header("WWW-Authenticate", "Bearer");
    throw RefusedException.of(
        401,
        "not-logged-in",
        "Nobody is logged in",
        "log in, or show a token: Authorization: Bearer");
  }

  private static boolean wantsHtml(Context context) {
    String accept = context.header("Accept");
    return accept != null && accept.contains("text/html");
  }

  /**
   * Browsers say where a form comes from, and it carries what only our page knew. Either would do.
   */
  private void requireOurForm(Context context) throws RefusedException {
    String site = context.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin")) {
      throw foreign("Sec-Fetch-Site " + site + ": allowed is same-origin");
    }
    String origin = context.header("Origin");
    String own = "//" + authority(context);
    if (origin != null && !origin.endsWith(own)) {
      throw foreign("Origin " + origin + ": allowed is " + own);
    }
    String token = formToken(context);
    Optional<String> secret = cookies.session(context).or(() -> cookies.form(context));
    boolean known = visitor(context) != null;
    String expected =
        known
            ? visitor(context).formToken()
            : cookies.form(context).map(Secrets::formToken).orElse(null);
    if (secret.isEmpty() || expected == null || token == null || !Secrets.same(token, expected)) {
      throw foreign("its token is not this page's; go back, load the page again and repeat");
    }
  }

  /** Without http or https: what encrypts may stand before head office. */
  private static String authority(Context context) {
    String host = context.header("Host");
    if (host != null) {
      return host;
    }
    // HTTP/2 says it elsewhere.
    String name = context.req().getServerName();
    int port = context.req().getServerPort();
    return port == HTTPS ? name : name + ":" + port;
  }

  /**
   * @param type of a body, null for none
   */
  static boolean isForm(String type) {
    return type != null && FORM.matcher(type).matches();
  }

  /** A body that is no form is left to whoever reads it. */
  private static String formToken(Context context) {
    return isForm(context.contentType())
        ? context.formParam(TOKEN)
        : context.header("Evertill-Form-Token");
  }

  private static RefusedException foreign(String detail) {
    return RefusedException.of(403, "foreign-form", "This form is not from here", detail);
  }

  /** A problem as a person reads it. */
  private void dress(Context context) throws IOException {
    String type = context.res().getContentType();
    if (type == null || !type.startsWith(Routes.PROBLEM) || !wantsHtml(context)) {
      return;
    }
    try {
      Problem problem = Wire.problem(context.resultInputStream().readAllBytes());
      if (problem.type().equals("/problems/away")) {
        // Whoever it is would be asked of the storage that is away.
        frames.showAlone(context, "problem", problem.title(), problemView(problem));
        return;
      }
      dress(context, problem);
    } catch (MalformedException e) {
      throw new IllegalStateException("a problem of ours: " + e.getMessage(), e);
    }
  }

  private void dress(Context context, Problem problem) {
    if (visitor(context) == null && context.header("Authorization") == null) {
      // What is answered nowhere was not checked: whoever it is keeps the menu.
      bySession(context).ifPresent(known -> context.attribute(VISITOR, known));
    }
    boolean nowhere = problem.type().equals("/problems/http") && problem.status() == 404;
    frames.show(
        context,
        "problem",
        nowhere ? "There is no such page" : problem.title(),
        "",
        problemView(problem));
  }

  private static ProblemView problemView(Problem problem) {
    return new ProblemView(problem.status(), problem.title(), problem.detail());
  }
}
