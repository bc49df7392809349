package dev.evertill.sync.server;

import dev.evertill.sync.server.page.DiffView;
import dev.evertill.sync.server.page.PublishView;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of the catalogue and the drafts: what changes with them is shown before a manager
 * publishes a draft, throws it away, or publishes an earlier version again. Safe from any thread.
 */
final class VersionPages implements Routes.Group {
  private static final Logger LOG = LoggerFactory.getLogger(VersionPages.class);
  private static final String AT = "/catalogue";
  private static final String DRAFTS = AT + "/drafts/";
  private static final String DRAFT = DRAFTS + "{draft}";
  private static final String VERSIONS = AT + "/versions/";
  private static final String ROLL_BACK = VERSIONS + "{version}/roll-back";

  private final CatalogueDesk desk;
  private final Catalogue catalogue;
  private final Drafts drafts;
  private final PageFrames frames;

  VersionPages(CatalogueDesk desk, Catalogue catalogue, Drafts drafts, PageFrames frames) {
    this.desk = desk;
    this.catalogue = catalogue;
    this.drafts = drafts;
    this.frames = frames;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.SEE, HandlerType.GET, AT, this::versions),
        PageRights.endpoint(Right.SEE, HandlerType.GET, AT + "/changes", this::changes),
        PageRights.endpoint(Right.SEE, HandlerType.GET, DRAFT, this::draft),
        PageRights.endpoint(Right.PUBLISH, HandlerType.POST, DRAFT + "/publish", this::publish),
        PageRights.endpoint(Right.PUBLISH, HandlerType.POST, DRAFT + "/discard", this::discard),
        PageRights.endpoint(Right.PUBLISH, HandlerType.GET, ROLL_BACK, this::version),
        PageRights.endpoint(Right.PUBLISH, HandlerType.POST, ROLL_BACK, this::rollBack));
  }

  private void versions(Context context) {
    frames.show(context, "catalogue", "Catalogue", AT, desk.all());
  }

  private void changes(Context context) throws RefusedException {
    long from = Routes.number(context, "from", 0);
    long to = Routes.number(context, "to", from + 1);
    DiffView changes =
        desk.between(from, to, VersionRoutes.after(context), changes(from, to))
            .orElseThrow(() -> noVersions(from, to));
    frames.show(context, "changes", "What changed from " + from + " to " + to, AT, changes);
  }

  private static String changes(long from, long to) {
    return AT + "/changes?from=" + from + "&to=" + to;
  }

  private static RefusedException noVersions(long from, long to) {
    return RefusedException.of(
        404,
        "no-version",
        "There are no such versions",
        "from " + from + " to " + to + ": allowed are versions that were published, and 0");
  }

  // Drafts

  private void draft(Context context) throws RefusedException {
    show(context, found(context), null);
  }

  private Drafts.Draft found(Context context) throws RefusedException {
    String name = Routes.id(context, "draft");
    return drafts.find(name).orElseThrow(() -> noDraft(name));
  }

  private static RefusedException noDraft(String name) {
    return RefusedException.of(
        404,
        "no-draft",
        "There is no such draft",
        "draft " + name + " is not here: it was published or discarded, or never begun");
  }

  private void show(Context context, Drafts.Draft draft, String fault) throws RefusedException {
    String address = DRAFTS + draft.name();
    DiffView diff =
        desk.draft(draft, VersionRoutes.after(context), address)
            .orElseThrow(() -> noDraft(draft.name()));
    frames.show(
        context,
        "publish",
        "Draft " + draft.name(),
        AT,
        new PublishView(
            diff,
            fault,
            warning(draft, desk.current()),
            address + "/publish",
            "Publish to the tills",
            Map.of("made", Long.toString(draft.made()), "imports", Long.toString(draft.imports())),
            address + "/discard"));
  }

  private static String warning(Drafts.Draft draft, long current) {
    return draft.base() == current
        ? null
        : "This draft was begun on version "
            + draft.base()
            + ", and version "
            + current
            + " was published since: what the draft says may be out of date. Discard it and import"
            + " the files again.";
  }

  private void publish(Context context) throws IOException, RefusedException {
    Drafts.Draft draft = found(context);
    Drafts.Draft seen =
        new Drafts.Draft(
            draft.name(), draft.base(), number(context, "made"), 0, number(context, "imports"));
    try {
      Catalogue.Published published =
          drafts.publish(draft.name(), false, seen).orElseThrow(() -> noDraft(draft.name()));
      LOG.info("{} published draft {}", PageGate.visitor(context).name(), draft.name());
      done(context, published);
    } catch (OutdatedDraftException e) {
      context.status(HttpStatus.CONFLICT);
      show(context, draft, "Nothing was published: another version was published since.");
    } catch (NotTakenException e) {
      context.status(e instanceof FaultsException ? 422 : 409);
      show(context, found(context), "Nothing was published: " + e.getMessage());
    }
  }

  private static void done(Context context, Catalogue.Published published) {
    String address = published.isNew() ? changes(published.version() - 1, published.version()) : AT;
    context.redirect(address, HttpStatus.SEE_OTHER);
  }

  private static long number(Context context, String field) throws RefusedException {
    return Routes.number(field, context.formParam(field), "what the form says");
  }

  private void discard(Context context) throws RefusedException {
    String name = Routes.id(context, "draft");
    if (!drafts.discard(name)) {
      throw noDraft(name);
    }
    LOG.info("{} discarded draft {}", PageGate.visitor(context).name(), name);
    context.redirect(AT, HttpStatus.SEE_OTHER);
  }

  // Rolling back

  private void version(Context context) throws RefusedException {
    show(context, versionOf(context), null);
  }

  private static long versionOf(Context context) throws RefusedException {
    return Routes.number("version", context.pathParam("version"), "a number from 1");
  }

  private void show(Context context, long version, String fault) throws RefusedException {
    long current = desk.current();
    String address = VERSIONS + version + "/roll-back";
    Optional<DiffView> diff =
        version < 1
            ? Optional.empty()
            : desk.between(current, version, VersionRoutes.after(context), address);
    frames.show(
        context,
        "publish",
        "Back to version " + version,
        AT,
        new PublishView(
            diff.orElseThrow(() -> noVersions(current, version)),
            fault,
            null,
            address,
            "Publish version " + version + " again",
            Map.of("current", Long.toString(current)),
            null));
  }

  private void rollBack(Context context) throws IOException, RefusedException {
    long version = versionOf(context);
    try {
      Catalogue.Published published =
          catalogue
              .republish(version, number(context, "current"))
              .orElseThrow(() -> noVersions(0, version));
      LOG.info("{} rolled back to version {}", PageGate.visitor(context).name(), version);
      done(context, published);
    } catch (GoneOnException e) {
      context.status(HttpStatus.CONFLICT);
      show(context, version, "Nothing was published: " + e.getMessage());
    }
  }
}
