package dev.evertill.sync.server;

import dev.evertill.sync.server.page.Frame;
import dev.evertill.sync.server.page.LogInView;
import dev.evertill.sync.server.people.LogInLimit;
import dev.evertill.sync.server.people.People;
import dev.evertill.sync.server.people.Right;
import dev.evertill.sync.server.people.Secrets;
import dev.evertill.sync.server.people.Sessions;
import dev.evertill.sync.server.people.TooBusyException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log-in and the log-out. Safe from any thread. */
final class LogInPages implements Routes.Group {
  private static final Logger LOG = LoggerFactory.getLogger(LogInPages.class);
  private static final int LONGEST_PASSWORD = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final People people;
  private final Sessions sessions;
  private final LogInLimit limit;
  private final PageCookies cookies;
  private final PageFrames frames;
  private final SecureRandom chance;

  LogInPages(
      People people,
      Sessions sessions,
      LogInLimit limit,
      PageCookies cookies,
      PageFrames frames,
      SecureRandom chance) {
    this.people = people;
    this.sessions = sessions;
    this.limit = limit;
    this.cookies = cookies;
    this.frames = frames;
    this.chance = chance;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.OPEN, HandlerType.GET, PageGate.LOG_IN, this::form),
        PageRights.endpoint(Right.OPEN, HandlerType.POST, PageGate.LOG_IN, this::logIn),
        PageRights.endpoint(Right.OPEN, HandlerType.POST, PageGate.LOG_OUT, this::logOut));
  }

  private void form(Context context) {
    String to = PageGate.place(context.queryParam("to"));
    if (PageGate.visitor(context) != null) {
      context.redirect(to, HttpStatus.SEE_OTHER);
      return;
    }
    show(context, new LogInView(to, "", null));
  }

  private void show(Context context, LogInView view) {
    String secret =
        cookies
            .form(context)
            .orElseGet(
                () -> {
                  String made = Secrets.make(chance);
                  cookies.form(context, made);
                  return made;
                });
    frames.show(
        context, "log-in", new Frame("Log in", "", null, Secrets.formToken(secret), 0), view);
  }

  private void logIn(Context context) {
    String name = said(context, "name");
    String password = said(context, "password");
    String to = PageGate.place(context.formParam("to"));
    String address = context.req().getRemoteAddr();
    if (People.nameFault(name).isPresent() || password.length() > LONGEST_PASSWORD) {
      // No name of anybody; it is counted under none, so that nobody fills the table with it.
      name = "?";
    }
    LogInLimit.Try one = new LogInLimit.Try(name, address, isKnown(context, name));
    Optional<People.Proof> proof;
    Optional<String> session;
    try {
      if (!limit.mayTry(one)) {
        LOG.warn("log-in as {} from {}: too many were wrong", name, address);
        refuse(
            context,
            TOO_MANY,
            new LogInView(
                to, "", "Too many log-ins were wrong. Try again in a quarter of an hour."));
        return;
      }
      proof = people.proof(name, password);
      session = proof.flatMap(sessions::begin);
      if (session.isEmpty()) {
        LOG.warn("log-in as {} from {}: wrong name or password", name, address);
        refuse(context, UNAUTHORIZED, new LogInView(to, "", "Wrong name or password."));
        return;
      }
    } catch (TooBusyException e) {
      refuse(context, UNAVAILABLE, new LogInView(to, name, "Many log in right now. Try again."));
      return;
    }
    limit.right(one);
    // Whatever cookie came with it: a new one, which nobody can have known before.
    cookies.session(context).ifPresent(sessions::end);
    cookies.forget(context);
    cookies.session(context, session.get());
    cookies.known(context, People.knownBy(proof.orElseThrow()));
    LOG.info("{} logged in from {}", name, address);
    context.redirect(to, HttpStatus.SEE_OTHER);
  }

  private boolean isKnown(Context context, String name) {
    return cookies.known(context).filter(keeps -> people.isKnown(name, keeps)).isPresent();
  }

  private static String said(Context context, String field) {
    String value = context.formParam(field);
    return value == null ? "" : value;
  }

  private void refuse(Context context, int status, LogInView view) {
    context.status(status);
    show(context, view);
  }

  private void logOut(Context context) {
    cookies.session(context).ifPresent(sessions::end);
    cookies.forget(context);
    context.redirect(PageGate.LOG_IN, HttpStatus.SEE_OTHER);
  }
}
