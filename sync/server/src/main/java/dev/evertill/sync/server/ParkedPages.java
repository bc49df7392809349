package dev.evertill.sync.server;

import dev.evertill.sync.server.page.ParkedEntryView;
import dev.evertill.sync.server.page.ParkedView.Question;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.util.List;

/** Entries with a question, and the note that resolves one. Safe from any thread. */
final class ParkedPages implements Routes.Group {
  private static final String AT = "/parked";
  private static final String ENTRY = "/parked/{till}/{epoch}/{number}";

  private final ParkedDesk desk;
  private final PageFrames frames;

  ParkedPages(ParkedDesk desk, PageFrames frames) {
    this.desk = desk;
    this.frames = frames;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.SEE, HandlerType.GET, AT, this::list),
        PageRights.endpoint(Right.SEE, HandlerType.GET, ENTRY, this::entry),
        PageRights.endpoint(Right.SEE, HandlerType.GET, ENTRY + "/raw", this::raw),
        PageRights.endpoint(Right.RESOLVE, HandlerType.POST, ENTRY, this::resolve));
  }

  private void list(Context context) throws RefusedException {
    boolean resolved = "yes".equals(context.queryParam("resolved"));
    frames.show(
        context, "parked", "Parked entries", AT, desk.page(resolved, context.queryParam("after")));
  }

  private Question found(Context context) throws RefusedException {
    return desk.find(Routes.id(context, "till"), journal(context), number(context))
        .orElseThrow(
            () ->
                RefusedException.of(
                    404,
                    "no-question",
                    "There is no such parked entry",
                    context.path() + ": no entry with a question is held there"));
  }

  /** An epoch, or a branch of one. */
  private static String journal(Context context) throws RefusedException {
    String said = context.pathParam("epoch");
    Routes.id("epoch", JournalName.epoch(said));
    if (JournalName.isBranch(said)) {
      Routes.id("branch", JournalName.branch(said));
    }
    return said;
  }

  private static long number(Context context) throws RefusedException {
    return Routes.number("number", context.pathParam("number"), "a number from 1");
  }

  private void entry(Context context) throws RefusedException {
    show(context, found(context), "", null);
  }

  private void show(Context context, Question question, String note, String fault) {
    byte[] raw = desk.raw(question.till(), question.epoch(), question.number());
    frames.show(
        context,
        "parked-entry",
        "Entry " + question.till() + "-" + question.epochCode() + "-" + question.number(),
        AT,
        new ParkedEntryView(question, ParkedDesk.text(raw), raw.length, note, fault));
  }

  private void raw(Context context) throws RefusedException {
    Question question = found(context);
    context
        .contentType("application/octet-stream")
        .header(
            "Content-Disposition",
            "attachment; filename=\""
                + question.till()
                + "-"
                + question.epochCode()
                + "-"
                + question.number()
                + ".json\"")
        .result(desk.raw(question.till(), question.epoch(), question.number()));
  }

  private void resolve(Context context) throws RefusedException {
    Question question = found(context);
    String note = context.formParam("note") == null ? "" : context.formParam("note");
    try {
      boolean kept =
          desk.resolve(
              question.till(),
              question.epoch(),
              question.number(),
              note,
              PageGate.visitor(context).name());
      if (!kept) {
        context.status(HttpStatus.CONFLICT);
        show(context, found(context), "", "Somebody else resolved it before; that note stays.");
        return;
      }
    } catch (RefusedException e) {
      context.status(HttpStatus.BAD_REQUEST);
      show(context, question, note, e.getMessage());
      return;
    }
    context.redirect(question.address(), HttpStatus.SEE_OTHER);
  }
}
