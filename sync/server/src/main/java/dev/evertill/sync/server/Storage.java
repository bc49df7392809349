package dev.evertill.sync.server;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;

/**
 * Where head office keeps everything, and what is done differently there. All other SQL is the
 * same. Immutable.
 */
sealed interface Storage permits Sqlite, Postgres {
  /**
   * @param url null for the file in the data directory
   * @throws IOException if the address is none; the message never holds a password
   */
  static Storage of(Path directory, String url) throws IOException {
    return url == null ? new Sqlite(directory) : Postgres.at(url);
  }

  /**
   * Finds it, makes sure that what it says is kept is kept, and brings the tables up to date.
   *
   * @throws IOException if it is away or not fit for sales; says what is allowed
   */
  void prepare() throws IOException;

  /**
   * Before head office serves from it.
   *
   * @throws IOException what is kept is damaged; says what to do, and has changed nothing
   */
  void requireWhole() throws IOException;

  /** Whether a head office ever was at it. */
  boolean isMade() throws IOException;

  /** Connections whose transactions are on the disk when they return. */
  HikariConfig writers();

  /** Connections that see one moment within a transaction, and change nothing. */
  HikariConfig readers();

  /** Ends a query whose row no other writer may change until the transaction ends. */
  String forUpdate();

  /** Returns when nobody else is at this, and keeps everybody else waiting until the end. */
  void takeTurn(Handle transaction, String what);

  /**
   * Rows are asked for by their keys until the transaction ends, however few the server believes
   * there are: it counts them only now and then, and a million may be coming in between.
   */
  void byKeys(Handle transaction);

  /** Whether one writer at a time has the only turn there is, and all others wait for theirs. */
  boolean takesTurns();

  /**
   * Bytes that are left where it keeps everything; empty where that is not on this machine.
   *
   * @throws IOException if that place is gone
   */
  OptionalLong room() throws IOException;

  /** What the key of this name says that all head offices here have: the first one's. */
  String shared(Handle transaction, String what, String own);

  /**
   * @param folder of schema; the names of its files are in the history of every database
   */
  static void migrate(DataSource source, String folder) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:dev/evertill/sync/server/schema/" + folder)
        .load()
        .migrate();
  }
}
