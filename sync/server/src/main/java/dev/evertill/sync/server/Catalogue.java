package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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

  /** Hands rows to an edition. */
  interface Editing {
    void edit(Edition edition) throws IOException;
  }

  // Reading

  Version current() {
    return database.reader().withHandle(Catalogue::current);
  }

  private static Version current(Handle handle) {
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

  /**
   * A page of what changed.
   *
   * @param after null for the first page, whose target is the current version
   * @return empty when one of the versions is not known
   */
  Optional<Page> page(long since, Cursor after) {
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
              return known
                  ? Optional.of(page(handle, since, target.get(), after))
                  : Optional.empty();
            });
  }

  private Page page(Handle handle, long since, Version target, Cursor after) {
    Cursor from = after != null ? after : new Cursor(target.version(), since + 1, "", "");
    List<Stamped> found =
        handle
            .createQuery(
                "select version, kind, key, deleted, value from catalogue_row"
                    + " where (version, kind, key) > (:version, :kind, :key) and version <= :target"
                    + " and (superseded is null or superseded > :target)"
                    + (since == 0 ? " and not deleted" : "")
                    + " order by version, kind, key limit :most")
            .bind("version", from.version())
            .bind("kind", from.kind())
            .bind("key", from.key())
            .bind("target", target.version())
            .bind("most", pageSize + 1)
            .map(
                (row, context) ->
                    new Stamped(
                        row.getLong(1),
                        new CatalogueRow(
                            row.getString(2),
                            row.getString(3),
                            row.getBoolean(4),
                            raw(row.getBytes(5)))))
            .list();
    boolean more = found.size() > pageSize;
    List<Stamped> rows = more ? found.subList(0, pageSize) : found;
    Cursor next = rows.isEmpty() ? from : Cursor.after(target.version(), rows.get(rows.size() - 1));
    return new Page(target, rows.stream().map(Stamped::row).toList(), next.text(), more);
  }

  private static RawJson raw(byte[] value) {
    return value == null ? null : RawJson.of(value);
  }

  private record Stamped(long version, CatalogueRow row) {}

  /**
   * Where a page ended: target, then version, kind and key of its last row; to tills only a word.
   * {@code 7.3.item.NDAxMQ}
   */
  record Cursor(long target, long version, String kind, String key) {
    private static final Pattern TEXT =
        Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})\\.([A-Za-z0-9_-]*)\\.([A-Za-z0-9_-]*)");

    static Cursor after(long target, Stamped last) {
      return new Cursor(target, last.version(), last.row().kind(), last.row().key());
    }

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
                decoded(matcher.group(3)),
                decoded(matcher.group(4))));
      } catch (IllegalArgumentException notBase64) {
        return Optional.empty();
      }
    }

    String text() {
      return target + "." + version + "." + encoded(kind) + "." + encoded(key);
    }

    private static String encoded(String text) {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
  }

  // Publishing

  /**
   * Publishes one version with all the rows handed to the edition, or nothing. Rows that stay the
   * same are no change.
   */
  Published publish(Editing editing) throws IOException {
    return database
        .writer()
        .inTransaction(
            handle -> {
              database.takeTurn(handle, "catalogue");
              try (Edition edition = new Edition(handle.getConnection(), current(handle))) {
                editing.edit(edition);
                return edition.finish();
              } catch (SQLException e) {
                throw notWritten(e);
              }
            });
  }

  private static IOException notWritten(SQLException e) {
    return new IOException("the catalogue could not be written: " + e.getMessage(), e);
  }

  /**
   * A version being written. Its rows go to the database as they come, so that a million of them
   * need no memory.
   */
  final class Edition implements AutoCloseable {
    private final Version before;
    private final long version;
    private final PreparedStatement find;
    private final PreparedStatement supersede;
    private final PreparedStatement remove;
    private final PreparedStatement insert;
    private final PreparedStatement publish;
    private CatalogueDigest digest;
    private long added;
    private long changed;
    private long deleted;
    private long unchanged;

    private Edition(Connection connection, Version before) throws SQLException {
      this.before = before;
      this.version = before.version() + 1;
      this.digest = before.digest();
      find =
          connection.prepareStatement(
              "select version, deleted, value from catalogue_row"
                  + " where kind = ? and key = ? and superseded is null");
      supersede =
          connection.prepareStatement(
              "update catalogue_row set superseded = ? where version = ? and kind = ? and key = ?");
      remove =
          connection.prepareStatement(
              "delete from catalogue_row where version = ? and kind = ? and key = ?");
      insert =
          connection.prepareStatement(
              "insert into catalogue_row (version, kind, key, deleted, value) values (?, ?, ?, ?, ?)");
      publish =
          connection.prepareStatement(
              "insert into catalogue_version (version, rows, digest, published) values (?, ?, ?, ?)");
    }

    /**
     * A row comes into being, changes, or is deleted. Of a key that comes twice the last counts.
     */
    void put(CatalogueRow row) throws IOException {
      try {
        replace(row);
      } catch (SQLException e) {
        throw notWritten(e);
      }
    }

    private void replace(CatalogueRow row) throws SQLException {
      find.setString(1, row.kind());
      find.setString(2, row.key());
      long there = 0;
      byte[] value = null;
      try (ResultSet found = find.executeQuery()) {
        if (found.next()) {
          there = found.getLong(1);
          value = found.getBoolean(2) ? null : found.getBytes(3);
        }
      }
      byte[] wanted = row.deleted() ? null : row.value().bytes();
      if (Arrays.equals(value, wanted)) {
        unchanged++;
        return;
      }
      if (there > 0) {
        end(there, row);
      }
      if (value != null) {
        digest = digest.minus(CatalogueRow.of(row.kind(), row.key(), RawJson.of(value)));
      }
      if (wanted != null) {
        digest = digest.plus(row);
      }
      count(value, wanted);
      insert.setLong(1, version);
      insert.setString(2, row.kind());
      insert.setString(3, row.key());
      insert.setBoolean(4, row.deleted());
      insert.setBytes(5, wanted);
      insert.executeUpdate();
    }

    private void end(long there, CatalogueRow row) throws SQLException {
      if (there == version) {
        remove.setLong(1, version);
        remove.setString(2, row.kind());
        remove.setString(3, row.key());
        remove.executeUpdate();
      } else {
        supersede.setLong(1, version);
        supersede.setLong(2, there);
        supersede.setString(3, row.kind());
        supersede.setString(4, row.key());
        supersede.executeUpdate();
      }
    }

    private void count(byte[] before, byte[] after) {
      if (before == null) {
        added++;
      } else if (after == null) {
        deleted++;
      } else {
        changed++;
      }
    }

    private Published finish() throws SQLException {
      Published published =
          new Published(
              added + changed + deleted > 0 ? version : before.version(),
              added,
              changed,
              deleted,
              unchanged);
      if (published.isNew()) {
        publish.setLong(1, version);
        publish.setLong(2, before.rows() + added - deleted);
        publish.setString(3, digest.hex());
        publish.setLong(4, clock.millis());
        publish.executeUpdate();
      }
      return published;
    }

    @Override
    public void close() throws SQLException {
      find.close();
      supersede.close();
      remove.close();
      insert.close();
      publish.close();
    }
  }
}
