package dev.evertill.sync.server;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * A file in the data directory: one writer, whose transactions are on the disk when they return
 * (WAL, synchronous=FULL), and a few readers, whom it never holds up. Two processes of one machine
 * may work on it; they take turns at writing. Immutable.
 */
record Sqlite(Path directory) implements Storage {
  private static final String FILE = "headoffice.sqlite";
  private static final int READERS = 8;

  /** An import of a million goods may be writing. */
  private static final int WAIT_FOR_OTHER_PROCESS_MS = 60_000;

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(directory);
    Storage.migrate(source(TransactionMode.DEFERRED), "sqlite");
  }

  @Override
  public boolean isMade() {
    return Files.isRegularFile(directory.resolve(FILE));
  }

  @Override
  public HikariConfig writers() {
    return pool("write", 1, TransactionMode.IMMEDIATE);
  }

  @Override
  public HikariConfig readers() {
    HikariConfig config = pool("read", READERS, TransactionMode.DEFERRED);
    config.setConnectionInitSql("pragma query_only = true");
    return config;
  }

  private HikariConfig pool(String name, int size, TransactionMode mode) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source(mode));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_FOR_OTHER_PROCESS_MS);
    return config;
  }

  private SQLiteDataSource source(TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(WAIT_FOR_OTHER_PROCESS_MS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(mode);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + directory.resolve(FILE));
    return source;
  }

  /** Nothing: the only writer holds all rows from its beginning. */
  @Override
  public String forUpdate() {
    return "";
  }

  /** At once: a transaction that writes has the only turn there is. */
  @Override
  public void takeTurn(Handle transaction, String what) {}

  /** As always. */
  @Override
  public void byKeys(Handle transaction) {}

  @Override
  public boolean takesTurns() {
    return true;
  }

  @Override
  public OptionalLong room() throws IOException {
    return OptionalLong.of(Files.getFileStore(directory).getUsableSpace());
  }

  /** Its own: the key lies beside the file. */
  @Override
  public String shared(Handle transaction, String what, String own) {
    return own;
  }
}
