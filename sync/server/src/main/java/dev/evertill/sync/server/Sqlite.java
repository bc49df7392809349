package dev.evertill.sync.server;

import com.zaxxer.hikari.HikariConfig;
import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * A file in the data directory: one writer, whose transactions are on the disk when they return
 * (WAL, synchronous=FULL), and a few readers, whom it never holds up. Two processes of one machine
 * may work on it; they take turns at writing. Immutable.
 */
record Sqlite(Path directory) implements Storage {
  private static final Logger LOG = LoggerFactory.getLogger(Sqlite.class);

  private static final String FILE = "headoffice.sqlite";
  private static final String WAL = "-wal";
  private static final String SHARED = "-shm";

  /** Whoever waits for so many bytes to be read wants to know for what. */
  private static final long SAID_ABOVE = 200_000_000;

  private static final int READERS = 8;

  /** An import of a million goods may be writing. */
  private static final int WAIT_FOR_OTHER_PROCESS_MS = 60_000;

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(directory);
    keepForOwner();
    Storage.migrate(source(TransactionMode.DEFERRED), "sqlite");
  }

  /**
   * Sales, customers and the hashes of passwords are in it: it is its owner's from its first byte,
   * and SQLite gives its -wal and -shm the rights that it has. One that earlier versions left to
   * others is taken from them, and that is said: whoever let them read on purpose is to know.
   *
   * @throws IOException this user may not use it
   */
  private void keepForOwner() throws IOException {
    if (!isMade()) {
      try {
        DurableFile.createForOwner(file());
        LOG.info("a new head office was made in {}{}", directory, besideKeys());
      } catch (FileAlreadyExistsException e) {
        // Another program made it at the same moment, and says so; what else has this name is told
        // by SQLite.
        LOG.debug("{} is there", file());
      }
    }
    requireAccess();
    for (String name : List.of(FILE, FILE + WAL, FILE + SHARED)) {
      takeFromOthers(directory.resolve(name));
    }
  }

  /** SQLite would say it without naming the file. */
  private void requireAccess() throws AccessDeniedException {
    for (Path needed : List.of(directory, file())) {
      if (!Files.isReadable(needed) || !Files.isWritable(needed)) {
        throw new AccessDeniedException(needed.toString());
      }
    }
  }

  /** Whoever forgot --storage finds out by it. */
  private String besideKeys() {
    return Files.exists(Database.identityIn(directory))
            || Files.exists(Database.authorityIn(directory))
        ? ", beside keys that were there: if everything else is in PostgreSQL, --storage is missing"
        : "";
  }

  private static void takeFromOthers(Path file) throws IOException {
    try {
      String rights = DurableFile.takeFromOthers(file);
      if (rights != null) {
        LOG.warn("{} had the rights {}, and is for its owner alone now", file, rights);
      }
    } catch (NoSuchFileException e) {
      // Not every database has all of them, or another program has just ended.
      LOG.debug("{} is not there", file);
    } catch (FileSystemException e) {
      throw new IOException(
          file + ": others may read or write it, and it is not this user's to change: chmod 600",
          e);
    }
  }

  /**
   * Reads all of it, and of a -wal that a program left behind; changes neither, so that what is
   * refused can still be mended. Costs what reading the file costs, and next to no more: a million
   * entries, 2.1 GB, took 2 s from memory, as after a program's restart, and 35 s from a disk of 60
   * MB/s, as after a machine's. Finds pages that are torn or belong to another time; a row that is
   * well formed and old is not found.
   */
  @Override
  public void requireWhole() throws IOException {
    if (!isMade() || Files.size(file()) == 0) {
      return;
    }
    if (Files.size(file()) > SAID_ABOVE) {
      LOG.info("{} is read before it is used: {} MB", file(), Files.size(file()) / 1_000_000);
    }
    requireAccess();
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(WAIT_FOR_OTHER_PROCESS_MS);
    String found = quickCheck(file(), config);
    if (!found.equals("ok")) {
      throw new IOException(
          file()
              + ": the database is damaged ("
              + found
              + "); stop, move it away with its -wal and -shm, and put back a copy: docs/it.md, Back"
              + " up and restore");
    }
  }

  /** What SQLite says of a file: ok, or the first thing that is wrong with it. */
  private static String quickCheck(Path file, SQLiteConfig config) throws IOException {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("pragma quick_check(1)")) {
      row.next();
      return row.getString(1).replaceAll("\\R", " ");
    } catch (SQLException e) {
      if (Outage.isDamage(e)) {
        return Outage.why(e);
      }
      throw new IOException(file + ": it cannot be read (" + Outage.why(e) + ")", e);
    }
  }

  /**
   * Copies it as it is at one moment, also while programs work on it; they are not held up. The
   * copy is whole, read once, and on the disk when it returns, and its owner's alone.
   *
   * @param copy where nothing is yet
   * @return its bytes
   * @throws IOException it is not made; says why
   */
  long copy(Path copy) throws IOException {
    requireAccess();
    DurableFile.requireNew(copy);
    Path part =
        Files.createTempFile(
            copy.toAbsolutePath().getParent(), copy.getFileName() + ".", DurableFile.PART);
    try {
      writeCopy(part);
      String found = quickCheck(part, new SQLiteConfig());
      if (!found.equals("ok")) {
        throw new IOException(copy + ": the copy is not whole (" + found + ")");
      }
      DurableFile.rename(part, copy);
      return Files.size(copy);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void writeCopy(Path part) throws IOException {
    try (Connection connection = source(TransactionMode.DEFERRED).getConnection();
        PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
      statement.setString(1, part.toString());
      statement.execute();
    } catch (SQLException e) {
      throw new IOException(
          file() + " could not be copied to " + part.getParent() + ": " + Outage.why(e), e);
    }
  }

  @Override
  public boolean isMade() {
    return Files.isRegularFile(file());
  }

  Path file() {
    return directory.resolve(FILE);
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
    source.setUrl("jdbc:sqlite:" + file());
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
