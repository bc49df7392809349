package dev.evertill.till.bench.store;

import dev.evertill.till.record.Posting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The same sale in SQLite, as careful with power: write-ahead log, {@code synchronous=FULL}, one
 * transaction for entry, job, drawer and cleared draft. No hash is made here. Confined to the
 * measuring thread.
 */
final class SqliteJournal implements AutoCloseable {
  private static final List<String> TABLES =
      List.of(
          "pragma journal_mode=wal",
          "pragma synchronous=full",
          "create table entry (position integer primary key, epoch text, number integer, kind text,"
              + " uuid text, till_time integer, document blob, hash blob)",
          "create index entry_kind on entry (kind)",
          "create table job (id integer primary key, position integer, slip text, copy integer,"
              + " state text, reason text)",
          "create index job_position on job (position)",
          "create index job_state on job (state)",
          "create table drawer (id integer primary key, asked_at integer)",
          "create table draft (id integer primary key, document blob)");

  private final Connection connection;
  private final PreparedStatement entry;
  private final PreparedStatement job;
  private final PreparedStatement drawer;
  private final PreparedStatement noDraft;
  private final PreparedStatement draft;
  private long position;

  SqliteJournal(Path file) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
    connection.setAutoCommit(false);
    entry = connection.prepareStatement("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?)");
    job =
        connection.prepareStatement("insert into job values (null, ?, 'RECEIPT', 0, 'QUEUED', '')");
    drawer = connection.prepareStatement("insert or replace into drawer values (1, ?)");
    noDraft = connection.prepareStatement("delete from draft where id = 1");
    draft = connection.prepareStatement("insert or replace into draft values (1, ?)");
  }

  void keep(byte[] document) throws SQLException {
    draft.setBytes(1, document);
    draft.executeUpdate();
    connection.commit();
  }

  void append(Posting posting) throws SQLException {
    position++;
    entry.setLong(1, position);
    entry.setString(2, "9f2c4e0d2b7a4d1c8e5f60718293a4b5");
    entry.setLong(3, position);
    entry.setString(4, posting.kind().text());
    entry.setString(5, posting.id());
    entry.setLong(6, posting.tillTimeMillis());
    entry.setBytes(7, posting.document());
    entry.setBytes(8, new byte[32]);
    entry.executeUpdate();
    job.setLong(1, position);
    job.executeUpdate();
    drawer.setLong(1, posting.tillTimeMillis());
    drawer.executeUpdate();
    noDraft.executeUpdate();
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
