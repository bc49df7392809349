package dev.evertill.sync.server;

import dev.evertill.sync.server.page.Figures;
import dev.evertill.sync.server.page.SalesView;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** What was sold on a business day. Safe from any thread. */
final class SalesPages implements Routes.Group {
  /** What came since the last look; of more the page says how much is missing. */
  static final int BATCHES_WAITED_FOR = 2;

  private static final String AT = "/sales";

  private final SalesDesk desk;
  private final DayBook dayBook;
  private final InstantSource clock;
  private final ZoneId zone;
  private final PageFrames frames;

  SalesPages(SalesDesk desk, DayBook dayBook, InstantSource clock, ZoneId zone, PageFrames frames) {
    this.desk = desk;
    this.dayBook = dayBook;
    this.clock = clock;
    this.zone = zone;
    this.frames = frames;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(PageRights.endpoint(Right.SEE, HandlerType.GET, AT, this::day));
  }

  private void day(Context context) throws RefusedException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    LocalDate day = day(context.queryParam("day"), today);
    dayBook.catchUp(BATCHES_WAITED_FOR);
    long behind = dayBook.behind();
    frames.show(
        context,
        "sales",
        day.equals(today) ? "Sales of today" : "Sales of " + day,
        AT,
        new SalesView(
            day.toString(),
            day.minusDays(1).toString(),
            day.plusDays(1).toString(),
            !day.isBefore(today),
            desk.day(day.toString()),
            behind == 0
                ? null
                : (behind == 1 ? "1 entry is" : Figures.count(behind) + " entries are")
                    + " not counted yet. Look again in a moment."));
  }

  private static LocalDate day(String said, LocalDate today) throws RefusedException {
    if (said == null) {
      return today;
    }
    try {
      LocalDate day = LocalDate.parse(said);
      if (day.getYear() >= 1970 && day.getYear() <= 9998) {
        return day;
      }
    } catch (DateTimeException e) {
      // Said below, with what is allowed.
    }
    throw RefusedException.malformed("day " + said + ": allowed is a day such as 2026-12-31");
  }
}
