package dev.evertill.sync.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What is to be the next version of the catalogue: imported, looked at, then published or thrown
 * away. Several may lie side by side. Safe from any thread.
 *
 * <p>A draft holds whole rows as they are to be, begun on the version that was current. When
 * another was published since, it is not published unless somebody insists: its rows were made of
 * what is not current any more.
 */
final class Drafts {
  private final Database database;
  private final Catalogue catalogue;
  private final InstantSource clock;

  Drafts(Database database, Catalogue catalogue, InstantSource clock) {
    this.database = database;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * A draft as people look at it.
   *
   * @param base the version it was begun on
   * @param made milliseconds since 1970
   * @param changed when something was imported last
   * @param imports how many files lie in it
   */
  record Draft(String name, long base, long made, long changed, long imports) {
    /** Whether nothing was imported since, and it is not another one of this name. */
    boolean isAs(Draft seen) {
      return made == seen.made && imports == seen.imports;
    }
  }

  /** What came of an import: so many lines, and so much is different from the current version. */
  record Imported(String draft, long lines, Changes.Counts counts) {}

  /** By name. */
  List<Draft> all() {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select name, base, made, changed, imports from draft order by name")
                    .map(
                        (row, context) ->
                            new Draft(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5)))
                    .list());
  }

  Optional<Draft> find(String name) {
    return database.reader().withHandle(handle -> find(handle, name, ""));
  }

  private static Optional<Draft> find(Handle handle, String name, String forUpdate) {
    return handle
        .createQuery(
            "select name, base, made, changed, imports from draft where name = ?" + forUpdate)
        .bind(0, name)
        .map(
            (row, context) ->
                new Draft(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5)))
        .findOne();
  }

  // Importing

  /**
   * Takes files into a draft, or nothing of them, in the order of {@link Sheets}; a draft that is
   * not there is begun.
   *
   * @throws FaultsException one has faults, up to a hundred of which are said
   * @throws OutdatedDraftException the draft was begun on an earlier version
   */
  Imported take(String draft, List<SheetFile> files) throws IOException, NotTakenException {
    try {
      return database
          .writer()
          .inTransaction(
              handle -> {
                database.byKeys(handle);
                long lines = 0;
                for (SheetFile file : Sheets.inOrder(files)) {
                  long number = begin(handle, draft);
                  lines += lines(new DraftImport(new DraftRows(handle, draft), number, file));
                }
                return new Imported(draft, lines, new DraftChanges(handle, draft).counts());
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long lines(DraftImport importing) throws FaultsException {
    try {
      return importing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long begin(Handle handle, String name) throws OutdatedDraftException {
    long current = Catalogue.current(handle).version();
    long now = clock.millis();
    handle.execute(
        "insert into draft (name, base, made, changed, imports) values (?, ?, ?, ?, 0)"
            + " on conflict (name) do nothing",
        name,
        current,
        now,
        now);
    Draft draft = find(handle, name, database.forUpdate()).orElseThrow();
    if (draft.base() != current) {
      throw new OutdatedDraftException(name, draft.base(), current);
    }
    handle.execute("update draft set changed = ?, imports = imports + 1 where name = ?", now, name);
    return draft.imports() + 1;
  }

  // Looking at it

  /**
   * A page of what is different from the current version, by list, kind and key.
   *
   * @param after null to begin, or the last page's {@link Changes#next}
   * @return empty when there is no such draft
   */
  Optional<Changes> diff(String name, String after, int most) {
    RowPlace from = RowPlace.parse(after);
    return looked(name, changes -> changes.page(from, most));
  }

  /** Of the shop's currency, as it is published. */
  int decimals() {
    return database.reader().withHandle(DraftRows::published);
  }

  /** How much is different, likewise. */
  Optional<Changes.Counts> diffCounts(String name) {
    return looked(name, DraftChanges::counts);
  }

  private <T> Optional<T> looked(String name, Function<DraftChanges, T> asked) {
    return database
        .reader()
        .inTransaction(
            handle -> {
              database.byKeys(handle);
              return find(handle, name, "")
                  .map(draft -> asked.apply(new DraftChanges(handle, name)));
            });
  }

  // Ending it

  /**
   * Makes it the current version, and the draft is gone.
   *
   * @param anyway although another version was published since it was begun
   * @return empty when there is no such draft
   * @throws OutdatedDraftException another version was published since; the draft stays
   * @throws FaultsException what it would make current does not fit together; the draft stays
   */
  Optional<Catalogue.Published> publish(String name, boolean anyway)
      throws IOException, NotTakenException {
    return publish(name, anyway, null);
  }

  /**
   * @param seen the draft as somebody looked at it, null where nobody did
   * @throws GoneOnException something was imported into it since; the draft stays
   */
  Optional<Catalogue.Published> publish(String name, boolean anyway, Draft seen)
      throws IOException, NotTakenException {
    try {
      return database
          .writer()
          .inTransaction(
              handle -> {
                catalogue.takeTurn(handle);
                Optional<Draft> draft = find(handle, name, database.forUpdate());
                if (draft.isPresent() && seen != null && !draft.get().isAs(seen)) {
                  throw new GoneOnException(
                      "something was imported into draft "
                          + name
                          + " since you looked at it: look at it again");
                }
                return draft.isEmpty()
                    ? Optional.empty()
                    : Optional.of(publish(handle, draft.get(), anyway));
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Catalogue.Published publish(Handle handle, Draft draft, boolean anyway)
      throws NotTakenException {
    long current = Catalogue.current(handle).version();
    if (draft.base() != current && !anyway) {
      throw new OutdatedDraftException(draft.name(), draft.base(), current);
    }
    new DraftCheck(handle, draft.name(), draft.base() != current).run();
    DraftChanges changes = new DraftChanges(handle, draft.name());
    try {
      Catalogue.Published published =
          catalogue.publish(handle, "draft " + draft.name(), changes::putInto);
      remove(handle, draft.name());
      return published;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it was there. */
  boolean discard(String name) {
    return database.writer().inTransaction(handle -> remove(handle, name));
  }

  private static boolean remove(Handle handle, String name) {
    // The draft first: that waits for an import, whose rows are to go with it.
    boolean was = handle.execute("delete from draft where name = ?", name) > 0;
    handle.execute("delete from draft_row where draft = ?", name);
    return was;
  }
}
