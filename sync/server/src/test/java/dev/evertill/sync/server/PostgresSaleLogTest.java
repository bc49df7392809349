package dev.evertill.sync.server;

import static dev.evertill.sync.server.Journal.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSaleLogTest extends SaleLogContract {
  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @Override
  SaleLog log() {
    return new SqlSaleLog(OFFICE.database(), InstantSource.system());
  }

  private static <T> List<T> column(Class<T> type, String query) {
    return OFFICE
        .database()
        .writer()
        .withHandle(handle -> handle.createQuery(query).mapTo(type).list());
  }

  private static void execute(String statement) {
    OFFICE.database().writer().useHandle(handle -> handle.execute(statement));
  }

  @Test
  void everyWriteWaitsForTheDisk() {
    assertThat(column(String.class, "show synchronous_commit")).containsExactly("on");
    assertThat(column(String.class, "show fsync")).containsExactly("on");
  }

  @Test
  void theDatabaseItselfHoldsNoNumberTwice() {
    log().append(TILL, "e1", journal.arrivals(1, 4));
    assertThatThrownBy(
            () ->
                execute(
                    "insert into entry (journal, number, received)"
                        + " select journal, number, received + 86400000 from entry where number = 3"))
        .hasStackTraceContaining("duplicate key value violates unique constraint");
  }

  @Test
  void aJournalLiesInOnePartAndOnlyItsPartIsRead() {
    for (int till = 1; till <= 40; till++) {
      log().append("0117-" + till, "e1", journal.arrivals(1, 4));
    }
    assertThat(column(Long.class, "select count(distinct tableoid) from entry").get(0))
        .isGreaterThan(8);
    assertThat(column(Long.class, "select count(distinct tableoid) from entry group by journal"))
        .hasSize(40)
        .containsOnly(1L);
    assertThat(
            column(
                String.class,
                "explain (analyze, costs off, timing off) select * from entry where journal ="
                    + " (select id from journal where till = '0117-7' and epoch = 'e1')"
                    + " and number between 2 and 3 order by number"))
        .filteredOn(line -> line.contains("never executed"))
        .hasSize(15);
  }

  @Test
  void aReadThatFailsKeepsNoOtherReaderOut() {
    log().append(TILL, "e1", journal.arrivals(1, 4));
    execute("alter table entry rename to lost");
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> log().read(TILL, "e1", 1, 4))
          .hasStackTraceContaining("relation \"entry\" does not exist");
    }
    execute("alter table lost rename to entry");
    assertThat(log().parked(TILL, "e1", 1, 4)).isEmpty();
    try (var read = log().read(TILL, "e1", 1, 4)) {
      assertThat(read).hasSize(4);
    }
  }

  @Test
  void whatWasHeldIsHeldAfterARestart() throws IOException {
    Verdict verdict = log().append(TILL, "e1", journal.arrivals(1, 4));
    OFFICE.reopen();
    assertThat(log().append(TILL, "e1", journal.arrivals(1, 4))).isEqualTo(verdict);
  }

  @Test
  void aDayIsFoundByWhenItsEntriesCame() {
    List<String> plan =
        OFFICE
            .database()
            .writer()
            .inTransaction(
                handle -> {
                  // A table of a few rows would be read whole.
                  handle.execute("set local enable_seqscan = off");
                  return handle
                      .createQuery(
                          "explain (costs off) select count(*) from entry"
                              + " where received between 1767225600000 and 1767311999999")
                      .mapTo(String.class)
                      .list();
                });
    assertThat(plan)
        .filteredOn(
            line -> line.contains("Bitmap Index Scan on entry_") && line.contains("received"))
        .hasSize(16);
  }
}
