package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueEnd;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.Wire;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** What tills ask of the catalogue, and the hints that there is another. Safe from any thread. */
final class CatalogueRoutes implements Routes.Group {
  private final Catalogue catalogue;
  private final Hints hints;

  CatalogueRoutes(Catalogue catalogue, Hints hints) {
    this.catalogue = catalogue;
    this.hints = hints;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(HandlerType.GET, "/v1/catalogue", this::catalogue),
        new Endpoint(HandlerType.GET, "/v1/hints", hints::listen));
  }

  private void catalogue(Context context) throws IOException, RefusedException {
    long since = Routes.number(context, "since", 0);
    String after = context.queryParam("after");
    Optional<Catalogue.Cursor> cursor = Optional.ofNullable(after).flatMap(Catalogue.Cursor::parse);
    if (after != null && cursor.isEmpty()) {
      throw RefusedException.malformed(
          "after " + after + ": allowed is what the page before said is next");
    }
    Catalogue.Page page =
        catalogue
            .inPagesOf(Routes.limit(context, Catalogue.PAGE))
            .page(till(context), since, cursor.orElse(null))
            .orElseThrow(
                () ->
                    RefusedException.of(
                        410,
                        "gone",
                        "What changed since then is not known",
                        "since " + since + ": pull everything, since 0"));
    context.contentType(Routes.NDJSON);
    try (OutputStream out = Routes.buffered(context)) {
      for (CatalogueRow row : page.rows()) {
        out.write(Wire.bytes(row));
        out.write('\n');
      }
      Catalogue.Version target = page.target();
      out.write(
          Wire.bytes(
              new CatalogueEnd(
                  target.version(),
                  target.rows(),
                  target.digest().hex(),
                  page.next(),
                  page.more())));
      out.write('\n');
    }
  }

  /** Who its certificate says, else who it says itself; null for nobody. */
  private static String till(Context context) throws RefusedException {
    String said = context.queryParam("till");
    if (said != null) {
      Routes.id("till", said);
    }
    Optional<Caller> caller = Gate.caller(context);
    if (caller.isEmpty()) {
      return said;
    }
    if (said != null && !said.equals(caller.get().till())) {
      throw Gate.otherTill(said, caller.get());
    }
    return caller.get().till();
  }
}
