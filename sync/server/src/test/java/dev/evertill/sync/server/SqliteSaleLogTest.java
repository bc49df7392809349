package dev.evertill.sync.server;

import static dev.evertill.sync.server.Journal.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteSaleLogTest extends SaleLogContract {
  @RegisterExtension final OfficeInSqlite office = new OfficeInSqlite();

  @Override
  SaleLog log() {
    return new SqlSaleLog(office.database(), InstantSource.system());
  }

  @Test
  void everyWriteWaitsForTheDisk() {
    assertThat(pragma("synchronous")).isEqualTo("2");
    assertThat(pragma("journal_mode")).isEqualTo("wal");
  }

  private String pragma(String name) {
    return office
        .database()
        .writer()
        .withHandle(handle -> handle.createQuery("pragma " + name).mapTo(String.class).one());
  }

  @Test
  void aReadThatFailsKeepsNoOtherReaderOut() {
    log().append(TILL, "e1", journal.arrivals(1, 4));
    execute("alter table entry rename to lost");
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> log().read(TILL, "e1", 1, 4))
          .hasStackTraceContaining("no such table: entry");
    }
    execute("alter table lost rename to entry");
    try (Stream<Arrival> read = log().read(TILL, "e1", 1, 4)) {
      assertThat(read).hasSize(4);
    }
  }

  private void execute(String statement) {
    office.database().writer().useHandle(handle -> handle.execute(statement));
  }

  @Test
  void whatWasHeldIsHeldAfterARestart() throws IOException {
    Verdict verdict = log().append(TILL, "e1", journal.arrivals(1, 4));
    office.reopen();
    assertThat(log().append(TILL, "e1", journal.arrivals(1, 4))).isEqualTo(verdict);
  }
}
