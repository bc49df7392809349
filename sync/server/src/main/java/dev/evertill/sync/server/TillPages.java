package dev.evertill.sync.server;

import dev.evertill.sync.server.page.TillView;
import dev.evertill.sync.server.page.TillsView;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores and their tills. Safe from any thread. */
final class TillPages implements Routes.Group {
  private static final Logger LOG = LoggerFactory.getLogger(TillPages.class);
  private static final String AT = "/";

  private final TillDesk desk;
  private final JournalDesk journals;
  private final DayBook dayBook;
  private final Optional<Enrolments> enrolments;
  private final PageFrames frames;

  TillPages(
      TillDesk desk,
      JournalDesk journals,
      DayBook dayBook,
      Optional<Enrolments> enrolments,
      PageFrames frames) {
    this.desk = desk;
    this.journals = journals;
    this.dayBook = dayBook;
    this.enrolments = enrolments;
    this.frames = frames;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.SEE, HandlerType.GET, AT, this::all),
        PageRights.endpoint(Right.SEE, HandlerType.GET, "/tills/{till}", this::one),
        PageRights.endpoint(Right.ENROL, HandlerType.POST, "/tills/{till}/revoke", this::revoke));
  }

  private void all(Context context) {
    // It also says which store a till is in.
    dayBook.catchUp(SalesPages.BATCHES_WAITED_FOR);
    frames.show(context, "tills", "Stores and tills", AT, desk.all());
  }

  private void one(Context context) throws RefusedException {
    TillsView.Till till = found(context);
    frames.show(
        context,
        "till",
        "Till " + till.name(),
        AT,
        new TillView(
            till,
            journals.epochs(till.name()),
            journals.missing(till.name()),
            journals.copies(till.name()),
            enrolments.isPresent(),
            desk.certificates(till.name()),
            desk.revoked(till.name())));
  }

  private TillsView.Till found(Context context) throws RefusedException {
    String name = Routes.id(context, "till");
    return desk.find(name)
        .orElseThrow(
            () ->
                RefusedException.of(
                    404,
                    "no-till",
                    "There is no such till",
                    "till " + name + " is not known here"));
  }

  private void revoke(Context context) throws RefusedException {
    TillsView.Till till = found(context);
    if (enrolments.isEmpty()) {
      throw RefusedException.of(
          409, "no-certificates", "There are no certificates", "head office works without");
    }
    if (!"yes".equals(context.formParam("sure"))) {
      throw RefusedException.malformed("sure: allowed is yes, ticked in the form");
    }
    enrolments.get().revokeTill(till.name());
    LOG.info("{} revoked all keys of till {}", PageGate.visitor(context).name(), till.name());
    context.redirect("/tills/" + till.name(), HttpStatus.SEE_OTHER);
  }
}
