package dev.evertill.sync.server;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * The open connections to where head office keeps everything: some that write, whose transactions
 * are durable when they return, and some that read. Other processes may work on the same storage.
 * Safe from any thread.
 */
final class Database implements AutoCloseable {
  private static final String IDENTITY = "carry-identity.txt";
  private static final String AUTHORITY = "authority.pem";

  private final Storage storage;
  private final HikariDataSource write;
  private final HikariDataSource read;
  private final Jdbi writer;
  private final Jdbi reader;

  /** Head office's key for what comes on a stick, which lies in its data directory. */
  static Path identityIn(Path directory) {
    return directory.resolve(IDENTITY);
  }

  /** The key of the shop's certificate authority, likewise. */
  static Path authorityIn(Path directory) {
    return directory.resolve(AUTHORITY);
  }

  /** The file in a data directory. */
  Database(Path directory) throws IOException {
    this(new Sqlite(directory));
  }

  /**
   * @throws IOException if the storage is away or not fit for sales; says what is allowed
   */
  Database(Storage storage) throws IOException {
    storage.prepare();
    this.storage = storage;
    write = new HikariDataSource(storage.writers());
    try {
      read = new HikariDataSource(storage.readers());
    } catch (RuntimeException e) {
      write.close();
      throw e;
    }
    writer = quiet(Jdbi.create(write));
    reader = quiet(Jdbi.create(read));
  }

  /** What a statement was about is nobody's business who reads the log: cards, customers, keys. */
  private static Jdbi quiet(Jdbi jdbi) {
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(
            failure ->
                failure.getStatementContext() == null
                    ? failure.getShortMessage()
                    : failure.getShortMessage()
                        + " [statement: "
                        + failure.getStatementContext().getRawSql()
                        + "]");
    return jdbi;
  }

  /** For transactions that write. What they read to decide, they lock, or take their turn. */
  Jdbi writer() {
    return writer;
  }

  /** For what only reads; within a transaction it sees one moment. */
  Jdbi reader() {
    return reader;
  }

  /** How busy the connections are: of those that write, and of those that read. */
  Map<String, HikariPoolMXBean> pools() {
    return Map.of("write", write.getHikariPoolMXBean(), "read", read.getHikariPoolMXBean());
  }

  /** See {@link Storage#takesTurns}. */
  boolean takesTurns() {
    return storage.takesTurns();
  }

  /** See {@link Storage#room}. */
  OptionalLong room() throws IOException {
    return storage.room();
  }

  /** Ends a query whose row no other writer may change until the writing transaction ends. */
  String forUpdate() {
    return storage.forUpdate();
  }

  /**
   * Of all processes one writer at a time is at this; the next one goes on when its transaction has
   * ended. What is read after it is what the one before wrote.
   */
  void takeTurn(Handle transaction, String what) {
    storage.takeTurn(transaction, what);
  }

  /** What the transaction asks for many keys is asked by their index, also of a new table. */
  void byKeys(Handle transaction) {
    storage.byKeys(transaction);
  }

  /**
   * Else what one head office says could not be used at the next.
   *
   * @param file that holds the key
   * @param what the public part of it is called
   * @throws IOException the other head offices on this storage have another key
   */
  void requireShared(Path file, String what, String own) throws IOException {
    String shared = writer.inTransaction(handle -> storage.shared(handle, what, own));
    if (!shared.equals(own)) {
      throw new IOException(
          file
              + ": its "
              + what
              + " is "
              + own
              + ", the other head offices on this database have "
              + shared
              + "; allowed is a copy of their file");
    }
  }

  @Override
  public void close() {
    read.close();
    write.close();
  }
}
