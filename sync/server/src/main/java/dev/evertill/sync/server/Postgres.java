package dev.evertill.sync.server;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL database, which several head offices may share: nothing is agreed on outside of it.
 * Immutable.
 */
final class Postgres implements Storage {
  private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);

  private static final int WRITERS = 8;
  private static final int READERS = 8;

  /** A till waits 30 s for its answer; it is to hear that the storage is away, not nothing. */
  private static final int WAIT_FOR_CONNECTION_MS = 5_000;

  private static final int WAIT_FOR_ANSWER_SECONDS = 20;

  /**
   * A head office that is lost in the middle of a transaction, with its machine or its network,
   * keeps a till waiting no longer than this.
   */
  private static final String SESSION =
      "set lock_timeout = '15s'; set idle_in_transaction_session_timeout = '60s';"
          + " set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;"
          + " set tcp_keepalives_count = 3; set synchronous_commit = ";

  private static final String STATE =
      "select current_setting('server_version_num')::integer, current_setting('server_version'),"
          + " current_setting('fsync'), current_setting('synchronous_commit'),"
          + " current_setting('server_encoding'),"
          + " pg_is_in_recovery() or current_setting('transaction_read_only')::boolean";

  private static final String IS_MADE = "select to_regclass('flyway_schema_history') is not null";

  private final PostgresUrl url;
  private final String synchronousCommit;

  private Postgres(PostgresUrl url, String synchronousCommit) {
    this.url = url;
    this.synchronousCommit = synchronousCommit;
  }

  /** A database that answers and is fit for sales. */
  static Postgres at(String address) throws IOException {
    PostgresUrl url = PostgresUrl.parse(address);
    PostgresState state = state(url);
    String refusal = state.refusal();
    if (refusal != null) {
      throw new IOException(url + ": " + refusal);
    }
    return new Postgres(url, state.synchronousCommit());
  }

  private static PostgresState state(PostgresUrl url) throws IOException {
    try (Connection connection = source(url, WAIT_FOR_ANSWER_SECONDS).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(STATE)) {
      row.next();
      return new PostgresState(
          row.getInt(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getBoolean(6));
    } catch (SQLException e) {
      throw new IOException(url + ": " + inWords(e), e);
    }
  }

  private static DataSource source(PostgresUrl url, int waitSeconds) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url.forDriver(waitSeconds));
    // Many rows of one kind go over the network together.
    source.setReWriteBatchedInserts(true);
    // Its details quote what was to be written.
    source.setLogServerErrorDetail(false);
    return source;
  }

  private static String inWords(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("28") || state.equals("08004")) {
      return "it lets this user not in ("
          + e.getMessage()
          + "); allowed is a user of that server with the right password: as user= and password="
          + " in --storage, or in the file .pgpass";
    }
    if (state.equals("3D000")) {
      return "there is no such database ("
          + e.getMessage()
          + "); make an empty one first: createdb";
    }
    if (state.equals("42501")) {
      return "this user may not make tables ("
          + e.getMessage()
          + "); let the user own the database";
    }
    return Outage.isIn(e) ? "no PostgreSQL answers there (" + Outage.why(e) + ")" : e.getMessage();
  }

  @Override
  public void prepare() throws IOException {
    boolean isNew = !isMade();
    try {
      // Another head office may be at it for long: it is waited for.
      Storage.migrate(source(url, 0), "postgresql");
    } catch (FlywayException e) {
      throw new IOException(url + ": " + inWords(sqlCause(e)), e);
    }
    if (isNew) {
      LOG.info("a new head office was made in {}", url);
    }
  }

  /** Nothing: a server looks after its own files, and after a fall reads its log by itself. */
  @Override
  public void requireWhole() {}

  @Override
  public boolean isMade() throws IOException {
    try (Connection connection = source(url, WAIT_FOR_ANSWER_SECONDS).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(IS_MADE)) {
      row.next();
      return row.getBoolean(1);
    } catch (SQLException e) {
      throw new IOException(url + ": " + inWords(e), e);
    }
  }

  /** As --storage gives it, without its password. */
  @Override
  public String toString() {
    return url.toString();
  }

  private static SQLException sqlCause(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return e;
      }
    }
    return new SQLException(failure.getMessage());
  }

  @Override
  public HikariConfig writers() {
    HikariConfig config = pool("write", WRITERS);
    // Whoever waited for a row is to see what the one before wrote, whatever the database's usual
    // is.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return config;
  }

  @Override
  public HikariConfig readers() {
    HikariConfig config = pool("read", READERS);
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    return config;
  }

  /** What was found at the start stays: nobody switches it off under a head office that serves. */
  private HikariConfig pool(String name, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source(url, WAIT_FOR_ANSWER_SECONDS));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_FOR_CONNECTION_MS);
    config.setConnectionInitSql(SESSION + synchronousCommit);
    return config;
  }

  @Override
  public String forUpdate() {
    return " for update";
  }

  @Override
  public void takeTurn(Handle transaction, String what) {
    transaction.execute("insert into turn (what) values (?) on conflict do nothing", what);
    transaction
        .createQuery("select what from turn where what = ? for update")
        .bind(0, what)
        .mapTo(String.class)
        .one();
  }

  @Override
  public void byKeys(Handle transaction) {
    transaction.execute(
        "set local enable_seqscan = off; set local enable_hashjoin = off;"
            + " set local enable_mergejoin = off");
  }

  @Override
  public boolean takesTurns() {
    return false;
  }

  @Override
  public OptionalLong room() {
    return OptionalLong.empty();
  }

  @Override
  public String shared(Handle transaction, String what, String own) {
    transaction.execute(
        "insert into shared_key (what, says) values (?, ?) on conflict do nothing", what, own);
    return transaction
        .createQuery("select says from shared_key where what = ?")
        .bind(0, what)
        .mapTo(String.class)
        .one();
  }
}
