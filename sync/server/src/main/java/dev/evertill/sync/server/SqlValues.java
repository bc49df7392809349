package dev.evertill.sync.server;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What JDBC says in two words. Functions only. */
final class SqlValues {
  private SqlValues() {}

  /** Null where the column is. */
  static Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : (Long) value;
  }
}
