package dev.evertill.sync.server;

import dev.evertill.sync.server.page.CatalogueView;
import dev.evertill.sync.server.page.DiffView;
import dev.evertill.sync.server.page.Figures;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The versions of the catalogue, the drafts of the next, and what changes with them. Safe from any
 * thread.
 */
final class CatalogueDesk {
  private static final int MOST_VERSIONS = 200;
  private static final int AT_ONCE = 100;
  private static final String NAME = "name";

  private final Database database;
  private final Catalogue catalogue;
  private final Drafts drafts;
  private final ZoneId zone;

  CatalogueDesk(Database database, Catalogue catalogue, Drafts drafts, ZoneId zone) {
    this.database = database;
    this.catalogue = catalogue;
    this.drafts = drafts;
    this.zone = zone;
  }

  CatalogueView all() {
    long current = current();
    Map<Long, Long> tills = tills();
    return new CatalogueView(
        drafts.all().stream()
            .map(
                draft ->
                    new CatalogueView.Draft(
                        draft.name(),
                        "version " + draft.base(),
                        Figures.time(draft.changed(), zone),
                        Figures.count(draft.imports()),
                        draft.base() != current))
            .toList(),
        catalogue.versions(Long.MAX_VALUE, MOST_VERSIONS).stream()
            .map(
                release ->
                    new CatalogueView.Version(
                        release.version(),
                        Figures.count(release.rows()),
                        Figures.time(release.published(), zone),
                        release.note(),
                        release.digest(),
                        Figures.count(tills.getOrDefault(release.version(), 0L))))
            .toList());
  }

  long current() {
    return catalogue.current().version();
  }

  /** How many tills said that they have a version. */
  private Map<Long, Long> tills() {
    Map<Long, Long> tills = new TreeMap<>();
    database
        .reader()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "select catalogue, count(*) from till_seen where catalogue is not null"
                            + " group by catalogue")
                    .map((row, context) -> tills.put(row.getLong(1), row.getLong(2)))
                    .list());
    return tills;
  }

  /**
   * What is different in one version from another, earlier or later.
   *
   * @param from 0 for nothing
   * @param after null to begin, or where the last page ended
   * @param address of the page without {@code after}
   * @return empty where a version is not known
   */
  Optional<DiffView> between(long from, long to, String after, String address) {
    Optional<Changes.Counts> counts = catalogue.diffCounts(from, to);
    String note =
        catalogue.versions(to + 1, 1).stream()
            .filter(release -> release.version() == to)
            .findFirst()
            .map(this::published)
            .orElse("");
    return catalogue
        .diff(from, to, after, AT_ONCE)
        .map(changes -> view(note, counts.orElseThrow(), changes, address));
  }

  private String published(Catalogue.Release release) {
    return "Version "
        + release.version()
        + " was published "
        + Figures.time(release.published(), zone)
        + (release.note().isEmpty() ? "" : ": " + release.note())
        + ".";
  }

  /** What a draft would make different in the current version; empty where there is none. */
  Optional<DiffView> draft(Drafts.Draft draft, String after, String address) {
    Optional<Changes.Counts> counts = drafts.diffCounts(draft.name());
    Optional<Changes> changes = drafts.diff(draft.name(), after, AT_ONCE);
    String note =
        "Begun on version "
            + draft.base()
            + ", "
            + Figures.many(draft.imports(), "file")
            + ", the last "
            + Figures.time(draft.changed(), zone)
            + ".";
    return counts.isEmpty() || changes.isEmpty()
        ? Optional.empty()
        : Optional.of(view(note, counts.get(), changes.get(), address));
  }

  private DiffView view(String note, Changes.Counts counts, Changes changes, String address) {
    int decimals = decimals();
    String words =
        counts.all() == 0
            ? ""
            : Figures.count(counts.added())
                + " new, "
                + Figures.count(counts.changed())
                + " changed, "
                + Figures.count(counts.removed())
                + " deleted.";
    String next =
        changes.next() == null
            ? null
            : address + (address.contains("?") ? "&" : "?") + "after=" + changes.next();
    return new DiffView(
        note, words, changes.rows().stream().map(change -> row(change, decimals)).toList(), next);
  }

  /** Of the shop's currency, as it is set now. */
  private int decimals() {
    return database.reader().withHandle(DraftRows::published);
  }

  private static DiffView.Row row(Changes.Change change, int decimals) {
    String name =
        DiffWords.field(change.after(), NAME)
            .or(() -> DiffWords.field(change.before(), NAME))
            .orElse("");
    String what =
        switch (change.what()) {
          case "added" -> "new";
          case "removed" -> "deleted";
          default -> "changed";
        };
    return new DiffView.Row(
        change.list().isEmpty() ? "" : PriceList.inWords(change.list()),
        change.kind(),
        change.key(),
        name,
        what,
        change.fields().stream()
            .map(
                field ->
                    new DiffView.Field(
                        field.name().isEmpty() ? "value" : field.name(),
                        DiffWords.of(field.name(), field.before(), change.before(), decimals),
                        DiffWords.of(field.name(), field.after(), change.after(), decimals)))
            .toList());
  }
}
