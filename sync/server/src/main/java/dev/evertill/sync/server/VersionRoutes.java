package dev.evertill.sync.server;

import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.util.List;

/**
 * What programs of head office ask of the versions of the catalogue, and of where stores and tills
 * are. Safe from any thread.
 */
final class VersionRoutes implements Routes.Group {
  /** Rows of a page of changes, versions of a page of those. */
  static final int PAGE = 100;

  private static final String VERSION = "/api/catalogue/versions/{version}";

  private final Catalogue catalogue;
  private final Stores stores;

  VersionRoutes(Catalogue catalogue, Stores stores) {
    this.catalogue = catalogue;
    this.stores = stores;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.SEE, HandlerType.GET, "/api/catalogue/versions", this::versions),
        PageRights.endpoint(Right.SEE, HandlerType.GET, VERSION + "/diff", this::diff),
        PageRights.endpoint(
            Right.PUBLISH, HandlerType.POST, VERSION + "/republish", this::republish),
        PageRights.endpoint(Right.SEE, HandlerType.GET, "/api/stores", this::stores),
        PageRights.endpoint(Right.PUBLISH, HandlerType.PUT, "/api/stores/{store}", this::putStore),
        PageRights.endpoint(Right.PUBLISH, HandlerType.PUT, "/api/tills/{till}", this::putTill));
  }

  private void versions(Context context) throws RefusedException {
    long before = Routes.number(context, "before", Long.MAX_VALUE);
    Routes.answer(
        context,
        new CatalogueAnswers.VersionsAnswer(
            catalogue.versions(before, PAGE).stream()
                .map(CatalogueAnswers.VersionAnswer::of)
                .toList()));
  }

  private static long version(Context context) throws RefusedException {
    return Routes.number("version", context.pathParam("version"), "a number from 0");
  }

  private void diff(Context context) throws RefusedException {
    long to = version(context);
    long from = Routes.number(context, "from", Math.max(0, to - 1));
    Changes changes =
        catalogue
            .diff(from, to, after(context), PAGE)
            .orElseThrow(() -> notKnown("version " + from + " or " + to));
    Changes.Counts counts =
        catalogue.diffCounts(from, to).orElseThrow(() -> notKnown("version " + from + " or " + to));
    Routes.answer(context, CatalogueAnswers.ChangesAnswer.of(counts, changes));
  }

  /** Where the page before ended; null for the first. */
  static String after(Context context) throws RefusedException {
    String after = context.queryParam("after");
    try {
      RowPlace.parse(after);
      return after;
    } catch (IllegalArgumentException e) {
      throw RefusedException.malformed(e.getMessage());
    }
  }

  static RefusedException notKnown(String what) {
    return RefusedException.of(404, "not-known", "There is no such", what + " is not known here");
  }

  private void republish(Context context) throws IOException, RefusedException {
    long version = version(context);
    Catalogue.Published published =
        catalogue.republish(version).orElseThrow(() -> notKnown("version " + version));
    Routes.answer(context, CatalogueAnswers.PublishedAnswer.of(published));
  }

  private void stores(Context context) {
    Routes.answer(
        context,
        new CatalogueAnswers.StoresAnswer(
            stores.all().stream().map(CatalogueAnswers.StoreAnswer::of).toList()));
  }

  private void putStore(Context context) throws IOException, RefusedException {
    String store = Routes.id(context, "store");
    Routes.answer(
        context, new CatalogueAnswers.MovedAnswer(stores.putStore(store, place(context, "zone"))));
  }

  private void putTill(Context context) throws IOException, RefusedException {
    String till = Routes.id(context, "till");
    Routes.answer(
        context, new CatalogueAnswers.MovedAnswer(stores.putTill(till, place(context, "store"))));
  }

  /** Empty for none. */
  private static String place(Context context, String name) throws RefusedException {
    String said = context.queryParam(name);
    if (said == null) {
      throw RefusedException.malformed(name + " is missing: a name, or nothing for none");
    }
    return said.isEmpty() ? said : Routes.id(name, said);
  }
}
