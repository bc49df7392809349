package dev.evertill.sync.server;

import dev.evertill.sync.server.page.DiffView;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.Optional;

/** The versions of the catalogue. Safe from any thread. */
final class VersionPages implements Routes.Group {
  private static final String AT = "/catalogue";

  private final CatalogueDesk desk;
  private final PageFrames frames;

  VersionPages(CatalogueDesk desk, PageFrames frames) {
    this.desk = desk;
    this.frames = frames;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.SEE, HandlerType.GET, AT, this::versions),
        PageRights.endpoint(Right.SEE, HandlerType.GET, AT + "/changes", this::changes));
  }

  private void versions(Context context) {
    frames.show(context, "catalogue", "Catalogue", AT, desk.versions());
  }

  private void changes(Context context) throws RefusedException {
    long from = Routes.number(context, "from", 0);
    long to = Routes.number(context, "to", from + 1);
    String after = context.queryParam("after");
    Optional<Catalogue.Cursor> cursor = Optional.ofNullable(after).flatMap(Catalogue.Cursor::parse);
    if (after != null && cursor.isEmpty()) {
      throw RefusedException.malformed("after " + after + ": allowed is what the page before says");
    }
    DiffView changes =
        desk.between(
                from,
                to,
                cursor.map(Catalogue.Cursor::kind).orElse(""),
                cursor.map(Catalogue.Cursor::key).orElse(""))
            .orElseThrow(
                () ->
                    RefusedException.of(
                        404,
                        "no-version",
                        "There are no such versions",
                        "from "
                            + from
                            + " to "
                            + to
                            + ": allowed is from an older version, or 0,"
                            + " to a version that was published"));
    frames.show(context, "changes", "What changed from " + from + " to " + to, AT, changes);
  }
}
