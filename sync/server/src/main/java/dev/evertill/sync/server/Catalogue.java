package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What the tills sell, in versions. Safe from any thread.
 *
 * <p>A version's number is given inside the transaction that publishes it, in its turn among all
 * head offices of one storage, so versions become visible in their order. Each row is kept from its
 * version until the one that superseded it: a page of a version is the same for ever.
 */
final class Catalogue {
  static final int PAGE = 5_000;

  private final Database database;
  private final InstantSource clock;
  private final int pageSize;

  Catalogue(Database database, InstantSource clock) {
    this(database, clock, PAGE);
  }

  Catalogue(Database database, InstantSource clock, int pageSize) {
    this.database = database;
    this.clock = clock;
    this.pageSize = pageSize;
  }

  /** The same in shorter pages. */
  Catalogue inPagesOf(int rows) {
    return rows < pageSize ? new Catalogue(database, clock, rows) : this;
  }

  /**
   * The version that is current, with the count and the digest of its live rows.
   *
   * @param version 0 before the first was published
   */
  record Version(long version, long rows, CatalogueDigest digest) {
    static final Version NONE = new Version(0, 0, CatalogueDigest.EMPTY);
  }

  /** What changed after a version up to its target, from one row to another. */
  record Page(Version target, List<CatalogueRow> rows, String next, boolean more) {}

  /** What was published. */
  record Published(long version, long added, long changed, long deleted, long unchanged) {
    boolean isNew() {
      return added + changed + deleted > 0;
    }
  }

  /** Hands rows to an edition, or moves tills and stores. */
  interface Editing {
    void edit(Edition edition) throws IOException;
  }

  // Reading

  Version current() {
    return database.reader().withHandle(Catalogue::current);
  }

  static Version current(Handle handle) {
    return handle
        .createQuery(
            "select version, rows, digest from catalogue_version order by version desc limit 1")
        .map(Catalogue::version)
        .findOne()
        .orElse(Version.NONE);
  }

  private static Optional<Version> version(Handle handle, long version) {
    if (version == 0) {
      return Optional.of(Version.NONE);
    }
    return handle
        .createQuery("select version, rows, digest from catalogue_version where version = ?")
        .bind(0, version)
        .map(Catalogue::version)
        .findOne();
  }

  private static Version version(ResultSet row, StatementContext context) throws SQLException {
    return new Version(row.getLong(1), row.getLong(2), CatalogueDigest.parse(row.getString(3)));
  }

  /** The same with the count and the digest of the rows a till is sent. */
  Version current(String till) {
    return database
        .reader()
        .inTransaction(
            handle -> {
              Version common = current(handle);
              return seen(handle, common, Stores.view(handle, till, common.version()));
            });
  }

  /**
   * A page of what changed for a till.
   *
   * @param till null for what everybody is sent
   * @param after null for the first page, whose target is the current version
   * @return empty when one of the versions is not known, or the till was somewhere else then
   */
  Optional<Page> page(String till, long since, Cursor after) {
    return database
        .reader()
        .inTransaction(
            handle -> {
              Optional<Version> target =
                  after == null ? Optional.of(current(handle)) : version(handle, after.target());
              boolean known =
                  target.isPresent()
                      && since <= target.get().version()
                      && version(handle, since).isPresent();
              return known ? page(handle, till, since, target.get(), after) : Optional.empty();
            });
  }

  private Optional<Page> page(
      Handle handle, String till, long since, Version target, Cursor after) {
    View view = Stores.view(handle, till, target.version());
    if (since > 0 && !view.equals(Stores.view(handle, till, since))) {
      return Optional.empty();
    }
    if (!view.lists().isEmpty()) {
      database.byKeys(handle);
    }
    Version seen = seen(handle, target, view);
    return Optional.of(new CataloguePages(handle, view, since, seen, pageSize).page(after));
  }

  /** With the number and the digest of the rows of a view. */
  private static Version seen(Handle handle, Version common, View view) {
    Version seen = common;
    for (String list : view.lists()) {
      Version below = seen;
      seen =
          handle
              .createQuery(
                  "select rows, digest from catalogue_list where list = ? and version <= ?"
                      + " order by version desc limit 1")
              .bind(0, list)
              .bind(1, common.version())
              .map(
                  (row, context) ->
                      new Version(
                          below.version(),
                          below.rows() + row.getLong(1),
                          below.digest().plus(CatalogueDigest.parse(row.getString(2)))))
              .findOne()
              .orElse(below);
    }
    return seen;
  }

  /**
   * Where a page ended: target, then version, kind and key of its last row; to tills only a word.
   * {@code 7.3.item.NDAxMQ}
   */
  record Cursor(long target, long version, String kind, String key) {
    private static final Pattern TEXT =
        Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})\\.([A-Za-z0-9_-]*)\\.([A-Za-z0-9_-]*)");

    static Optional<Cursor> parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Cursor(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                RowPlace.decoded(matcher.group(3)),
                RowPlace.decoded(matcher.group(4))));
      } catch (IllegalArgumentException notBase64) {
        return Optional.empty();
      }
    }

    String text() {
      return target + "." + version + "." + RowPlace.encoded(kind) + "." + RowPlace.encoded(key);
    }
  }

  // Publishing

  /**
   * Publishes one version with all the rows handed to the edition, or nothing. Rows that stay the
   * same are no change.
   */
  Published publish(Editing editing) throws IOException {
    return publish("", editing);
  }

  /**
   * @param note how the version came to be, as people are told
   */
  Published publish(String note, Editing editing) throws IOException {
    return database
        .writer()
        .inTransaction(
            handle -> {
              takeTurn(handle);
              return publish(handle, note, editing);
            });
  }

  /** Nobody publishes until the transaction ends. */
  void takeTurn(Handle transaction) {
    database.takeTurn(transaction, "catalogue");
  }

  /** In a transaction that has the turn. */
  Published publish(Handle handle, String note, Editing editing) throws IOException {
    database.byKeys(handle);
    try (Edition edition = new Edition(handle, current(handle))) {
      editing.edit(edition);
      return edition.finish(clock.millis(), note);
    }
  }

  /**
   * Publishes what everybody was sent in an earlier version again, as a new one. Where tills and
   * stores are stays as it is.
   *
   * @return empty when there is no such version
   */
  Optional<Published> republish(long version) throws IOException {
    try {
      return republish(version, null);
    } catch (GoneOnException e) {
      throw new IllegalStateException("nobody looked: " + e.getMessage(), e);
    }
  }

  /**
   * @param seen the version that was current when somebody looked, null where nobody did
   * @throws GoneOnException another was published since
   */
  Optional<Published> republish(long version, Long seen) throws IOException, GoneOnException {
    try {
      return database
          .writer()
          .inTransaction(
              handle -> {
                takeTurn(handle);
                Version now = current(handle);
                if (seen != null && seen != now.version()) {
                  throw new GoneOnException(
                      "version "
                          + now.version()
                          + " was published since you looked: look at what would change again");
                }
                return version < 1 || version(handle, version).isEmpty()
                    ? Optional.empty()
                    : Optional.of(republish(handle, version, now));
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Published republish(Handle handle, long version, Version now) {
    try {
      return publish(
          handle,
          "version " + version + " again",
          edition -> CatalogueChanges.undo(edition, version, now.version()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Looking back

  /**
   * A version as people look at it.
   *
   * @param published milliseconds since 1970
   * @param note how it came to be, empty where nobody said
   */
  record Release(
      long version,
      long rows,
      String digest,
      long published,
      long added,
      long changed,
      long deleted,
      String note) {}

  /**
   * The newest first.
   *
   * @param before below this version; {@link Long#MAX_VALUE} to begin
   */
  List<Release> versions(long before, int most) {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select version, rows, digest, published, added, changed, deleted, note"
                            + " from catalogue_version where version < ?"
                            + " order by version desc limit ?")
                    .bind(0, before)
                    .bind(1, most)
                    .map(
                        (row, context) ->
                            new Release(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getString(8)))
                    .list());
  }

  /**
   * A page of what is different in one version from another, earlier or later, by list, then in the
   * order it was published. What was worked out of prices and goods is not named again.
   *
   * @param from 0 for nothing
   * @param after null to begin, or the last page's {@link Changes#next}
   * @return empty when a version is not known
   */
  Optional<Changes> diff(long from, long to, String after, int most) {
    return compared(from, to, changes -> changes.page(RowPlace.parse(after), most));
  }

  /** How much is different, likewise. */
  Optional<Changes.Counts> diffCounts(long from, long to) {
    return compared(from, to, CatalogueChanges::counts);
  }

  private <T> Optional<T> compared(long from, long to, Function<CatalogueChanges, T> asked) {
    return database
        .reader()
        .inTransaction(
            handle -> {
              if (version(handle, from).isEmpty() || version(handle, to).isEmpty()) {
                return Optional.empty();
              }
              database.byKeys(handle);
              return Optional.of(asked.apply(new CatalogueChanges(handle, from, to)));
            });
  }
}
