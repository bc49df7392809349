package dev.evertill.sync.server;

import dev.evertill.sync.server.CatalogueRows.Key;
import dev.evertill.sync.server.CatalogueRows.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements an edition writes its rows with, prepared once for a million of them. Confined to
 * the thread of its transaction.
 */
final class EditionRows implements AutoCloseable {
  private final Connection connection;
  private final long version;
  private final PreparedStatement again;
  private final PreparedStatement supersede;
  private final PreparedStatement insert;

  /** Null until there is something to find for it: it is long. */
  private PreparedStatement findMany;

  EditionRows(Connection connection, long version) throws SQLException {
    this.connection = connection;
    this.version = version;
    again =
        connection.prepareStatement(
            "delete from catalogue_row where list = ? and version = ? and kind = ? and key = ?");
    supersede =
        connection.prepareStatement(
            "update catalogue_row set superseded = ?"
                + " where list = ? and version = ? and kind = ? and key = ?");
    insert =
        connection.prepareStatement(
            "insert into catalogue_row (list, version, kind, key, deleted, value)"
                + " values (?, ?, ?, ?, ?, ?)");
  }

  /** The current rows of these keys, deleted ones too. */
  Map<Key, Stored> newest(List<Key> keys) throws SQLException {
    if (keys.size() == CatalogueRows.MANY) {
      if (findMany == null) {
        findMany = connection.prepareStatement(CatalogueRows.newest(CatalogueRows.MANY));
      }
      return found(findMany, keys);
    }
    try (PreparedStatement find = connection.prepareStatement(CatalogueRows.newest(keys.size()))) {
      return found(find, keys);
    }
  }

  private static Map<Key, Stored> found(PreparedStatement find, List<Key> keys)
      throws SQLException {
    int at = 1;
    for (Key key : keys) {
      find.setString(at++, key.list());
      find.setString(at++, key.kind());
      find.setString(at++, key.key());
    }
    Map<Key, Stored> found = new HashMap<>();
    try (ResultSet rows = find.executeQuery()) {
      while (rows.next()) {
        Stored stored = CatalogueRows.stored(rows);
        found.put(stored.key(), stored);
      }
    }
    return found;
  }

  /** In place of the one that was there, of this version or an earlier one. */
  void replace(Key key, Stored old, byte[] value) throws SQLException {
    if (old != null && old.version() == version) {
      key(again, 1, key, version);
      again.addBatch();
    } else if (old != null) {
      supersede.setLong(1, version);
      key(supersede, 2, key, old.version());
      supersede.addBatch();
    }
    key(insert, 1, key, version);
    insert.setBoolean(5, value == null);
    insert.setBytes(6, value);
    insert.addBatch();
  }

  private static void key(PreparedStatement statement, int at, Key key, long version)
      throws SQLException {
    statement.setString(at, key.list());
    statement.setLong(at + 1, version);
    statement.setString(at + 2, key.kind());
    statement.setString(at + 3, key.key());
  }

  /** Writes what was replaced. */
  void write() throws SQLException {
    again.executeBatch();
    supersede.executeBatch();
    insert.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    if (findMany != null) {
      findMany.close();
    }
    again.close();
    supersede.close();
    insert.close();
  }
}
