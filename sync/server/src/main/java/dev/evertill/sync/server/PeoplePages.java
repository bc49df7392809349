package dev.evertill.sync.server;

import dev.evertill.sync.server.page.Figures;
import dev.evertill.sync.server.page.PeopleView;
import dev.evertill.sync.server.people.Passwords;
import dev.evertill.sync.server.people.People;
import dev.evertill.sync.server.people.Right;
import dev.evertill.sync.server.people.Role;
import dev.evertill.sync.server.people.Tokens;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may log in. Safe from any thread. */
final class PeoplePages implements Routes.Group {
  private static final Logger LOG = LoggerFactory.getLogger(PeoplePages.class);
  private static final String AT = "/people";

  private final People people;
  private final Tokens tokens;
  private final ZoneId zone;
  private final PageFrames frames;

  PeoplePages(People people, Tokens tokens, ZoneId zone, PageFrames frames) {
    this.people = people;
    this.tokens = tokens;
    this.zone = zone;
    this.frames = frames;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.PEOPLE, HandlerType.GET, AT, this::list),
        PageRights.endpoint(Right.PEOPLE, HandlerType.POST, AT, this::keep),
        PageRights.endpoint(Right.PEOPLE, HandlerType.POST, AT + "/remove", this::remove));
  }

  private void list(Context context) {
    show(context, null, null);
  }

  private void show(Context context, String done, String fault) {
    String self = PageGate.visitor(context).name();
    frames.show(
        context,
        "people",
        "People",
        AT,
        new PeopleView(
            people.all().stream()
                .map(
                    person ->
                        new PeopleView.Person(
                            person.name(),
                            person.role().word(),
                            Figures.time(person.changed(), zone),
                            person.name().equals(self)))
                .toList(),
            tokens.all().stream()
                .map(
                    token ->
                        new PeopleView.Token(
                            token.name(), token.role().word(), Figures.time(token.made(), zone)))
                .toList(),
            Arrays.stream(Role.values()).map(Role::word).toList(),
            done,
            fault));
  }

  private static String said(Context context, String field) {
    return Optional.ofNullable(context.formParam(field)).orElse("");
  }

  /** A new person; of one who is known the password is set, and the role stays. */
  private void keep(Context context) {
    String name = said(context, "name").strip();
    String password = said(context, "password");
    Optional<Role> role = Role.of(said(context, "role"));
    Optional<String> fault =
        People.nameFault(name)
            .or(() -> Passwords.fault(name, password))
            .or(
                () ->
                    role.isPresent()
                        ? Optional.empty()
                        : Optional.of("role: allowed are " + Role.allowed()));
    if (fault.isPresent()) {
      context.status(HttpStatus.BAD_REQUEST);
      show(context, null, fault.get());
      return;
    }
    boolean added = people.add(name, role.orElseThrow(), password);
    if (!added) {
      people.password(name, password);
    }
    LOG.info(
        "{} {} {}",
        PageGate.visitor(context).name(),
        added ? "added" : "set the password of",
        name);
    show(
        context,
        added
            ? name + " may log in as " + role.get().word() + "."
            : "The password of " + name + " is set; wherever " + name + " was logged in has ended.",
        null);
  }

  private void remove(Context context) {
    String name = said(context, "name");
    if (name.equals(PageGate.visitor(context).name())) {
      context.status(HttpStatus.BAD_REQUEST);
      show(context, null, "Nobody removes themselves: somebody must be left to let others in.");
      return;
    }
    boolean removed = people.remove(name);
    if (removed) {
      LOG.info("{} removed {}", PageGate.visitor(context).name(), name);
    }
    show(context, name + (removed ? " may not log in any more." : " was not known."), null);
  }
}
