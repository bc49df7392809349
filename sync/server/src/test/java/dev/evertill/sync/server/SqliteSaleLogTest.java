package dev.evertill.sync.server;

import static dev.evertill.sync.server.Journal.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSaleLogTest extends SaleLogContract {
  @TempDir Path directory;
  private Database database;

  @BeforeEach
  void open() throws IOException {
    database = new Database(directory);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  SaleLog log() {
    return new SqliteSaleLog(database, InstantSource.system());
  }

  @Test
  void everyWriteWaitsForTheDisk() {
    assertThat(pragma("synchronous")).isEqualTo("2");
    assertThat(pragma("journal_mode")).isEqualTo("wal");
  }

  private String pragma(String name) {
    return database
        .writer()
        .withHandle(handle -> handle.createQuery("pragma " + name).mapTo(String.class).one());
  }

  @Test
  void whatWasHeldIsHeldAfterARestart() throws IOException {
    Verdict verdict = log().append(TILL, "e1", journal.arrivals(1, 4));
    close();
    open();
    assertThat(log().append(TILL, "e1", journal.arrivals(1, 4))).isEqualTo(verdict);
  }
}
