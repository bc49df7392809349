package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.server.page.CloseView;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Days open, closed and disputed. Safe from any thread. */
final class DayPages implements Routes.Group {
  private static final String AT = "/days";
  private static final Set<String> VERDICTS =
      Set.of("", CloseAnswer.CONFIRMED, CloseAnswer.PARKED, CloseAnswer.DISPUTED);

  private final DayDesk desk;
  private final DayBook dayBook;
  private final PageFrames frames;

  DayPages(DayDesk desk, DayBook dayBook, PageFrames frames) {
    this.desk = desk;
    this.dayBook = dayBook;
    this.frames = frames;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.SEE, HandlerType.GET, AT, this::days),
        PageRights.endpoint(Right.SEE, HandlerType.GET, AT + "/{till}/{z}/{wording}", this::close));
  }

  private void days(Context context) throws RefusedException {
    String which = Optional.ofNullable(context.queryParam("verdict")).orElse("");
    if (!VERDICTS.contains(which)) {
      throw RefusedException.malformed(
          "verdict " + which + ": allowed are confirmed, parked, disputed");
    }
    dayBook.catchUp(SalesPages.BATCHES_WAITED_FOR);
    frames.show(context, "days", "Business days", AT, desk.days(which));
  }

  private void close(Context context) throws RefusedException {
    String till = Routes.id(context, "till");
    String z = context.pathParam("z");
    CloseView close =
        Optional.of(z)
            .filter(number -> number.matches("[0-9]{1,9}"))
            .flatMap(
                number -> desk.find(till, Integer.parseInt(number), context.pathParam("wording")))
            .orElseThrow(
                () ->
                    RefusedException.of(
                        404,
                        "no-close",
                        "There is no such close",
                        "till " + till + ", Z " + z + ": none is kept under this address"));
    frames.show(context, "close", "Till " + till + ", Z " + z, AT, close);
  }
}
