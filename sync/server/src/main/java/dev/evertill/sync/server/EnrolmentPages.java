package dev.evertill.sync.server;

import dev.evertill.sync.server.page.EnrolmentView;
import dev.evertill.sync.server.page.EnrolmentView.Open;
import dev.evertill.sync.server.page.Figures;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Codes with which tills are enrolled. Safe from any thread. */
final class EnrolmentPages implements Routes.Group {
  private static final Logger LOG = LoggerFactory.getLogger(EnrolmentPages.class);
  private static final String AT = "/enrolment";

  private final Database database;
  private final Optional<Enrolments> enrolments;
  private final InstantSource clock;
  private final ZoneId zone;
  private final PageFrames frames;

  EnrolmentPages(
      Database database,
      Optional<Enrolments> enrolments,
      InstantSource clock,
      ZoneId zone,
      PageFrames frames) {
    this.database = database;
    this.enrolments = enrolments;
    this.clock = clock;
    this.zone = zone;
    this.frames = frames;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.ENROL, HandlerType.GET, AT, this::list),
        PageRights.endpoint(Right.ENROL, HandlerType.POST, AT, this::make));
  }

  private void list(Context context) {
    show(context, null, "", null);
  }

  private void show(Context context, String code, String till, String fault) {
    frames.show(
        context,
        "enrolment",
        "Enrolment",
        AT,
        new EnrolmentView(enrolments.isPresent(), codes(), code, till, fault));
  }

  private List<Open> codes() {
    long now = clock.millis();
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select till, expires, key_hash from enrolment_code"
                            + " order by expires desc, till limit 100")
                    .map(
                        (row, context) ->
                            new Open(
                                row.getString(1),
                                Figures.time(row.getLong(2), zone),
                                row.getString(3) != null
                                    ? "used"
                                    : row.getLong(2) <= now ? "over" : "open"))
                    .list());
  }

  private void make(Context context) throws RefusedException {
    if (enrolments.isEmpty()) {
      throw RefusedException.of(
          409, "no-certificates", "There are no certificates", "head office works without");
    }
    String till = Optional.ofNullable(context.formParam("till")).orElse("").strip();
    try {
      Routes.id("till", till);
    } catch (RefusedException e) {
      context.status(HttpStatus.BAD_REQUEST);
      show(context, null, till, e.getMessage());
      return;
    }
    String code = enrolments.get().code(till).text();
    LOG.info("{} made an enrolment code for till {}", PageGate.visitor(context).name(), till);
    show(context, code, till, null);
  }
}
