package dev.evertill.sync.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite database in a data directory: one writer, whose transactions are on the disk when they
 * return (WAL, synchronous=FULL), and a few readers, whom it never holds up. Two processes may work
 * on it; they take turns at writing. Safe from any thread.
 */
final class Database implements AutoCloseable {
  private static final String FILE = "headoffice.sqlite";
  private static final String IDENTITY = "carry-identity.txt";
  private static final String AUTHORITY = "authority.pem";
  private static final int READERS = 8;

  /** An import of a million goods may be writing. */
  private static final int WAIT_FOR_OTHER_PROCESS_MS = 60_000;

  private final HikariDataSource write;
  private final HikariDataSource read;
  private final Jdbi writer;
  private final Jdbi reader;

  /** Head office's key for what comes on a stick, which lies beside the database. */
  static Path identityIn(Path directory) {
    return directory.resolve(IDENTITY);
  }

  /** The key of the shop's certificate authority, likewise. */
  static Path authorityIn(Path directory) {
    return directory.resolve(AUTHORITY);
  }

  Database(Path directory) throws IOException {
    Files.createDirectories(directory);
    String url = "jdbc:sqlite:" + directory.resolve(FILE);
    migrate(url);
    write = pool("write", url, 1, false);
    read = pool("read", url, READERS, true);
    writer = Jdbi.create(write);
    reader = Jdbi.create(read);
  }

  private static void migrate(String url) {
    Flyway.configure()
        .dataSource(source(url, SQLiteConfig.TransactionMode.DEFERRED))
        .locations("classpath:dev/evertill/sync/server/schema")
        .load()
        .migrate();
  }

  private static HikariDataSource pool(String name, String url, int size, boolean readOnly) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(
        source(
            url,
            readOnly
                ? SQLiteConfig.TransactionMode.DEFERRED
                : SQLiteConfig.TransactionMode.IMMEDIATE));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    if (readOnly) {
      config.setConnectionInitSql("pragma query_only = true");
    }
    config.setConnectionTimeout(WAIT_FOR_OTHER_PROCESS_MS);
    return new HikariDataSource(config);
  }

  private static SQLiteDataSource source(String url, SQLiteConfig.TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(WAIT_FOR_OTHER_PROCESS_MS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(mode);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  /** Its transactions hold the write lock from their beginning. */
  Jdbi writer() {
    return writer;
  }

  Jdbi reader() {
    return reader;
  }

  @Override
  public void close() {
    read.close();
    write.close();
  }
}
