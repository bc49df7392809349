package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDraftsTest extends DraftsContract {
  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @Override
  Database database() {
    return OFFICE.database();
  }

  /** The import has the draft and writes its rows, when somebody else throws the draft away. */
  @Test
  @Timeout(60)
  void aDraftThatIsThrownAwayBesideAnImportLeavesNothing() throws Exception {
    Catalogue catalogue = new Catalogue(database(), InstantSource.system());
    Drafts drafts = new Drafts(database(), catalogue, InstantSource.system());
    execute("insert into draft (name, base, made, changed, imports) values ('spring', 0, 0, 0, 0)");
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try (Handle importing = database().writer().open()) {
      importing.begin();
      importing.execute("update draft set imports = 1 where name = 'spring'");
      importing.execute(
          "insert into draft_row (draft, list, kind, key, deleted, import)"
              + " values ('spring', '', 'tax', 'A', true, 1)");
      Future<Boolean> discarded = pool.submit(() -> drafts.discard("spring"));
      while (!discarded.isDone() && count("pg_locks where not granted") == 0) {
        Thread.onSpinWait();
      }
      importing.commit();
      assertThat(discarded.get()).isTrue();
    } finally {
      pool.shutdownNow();
    }
    assertThat(count("draft")).isZero();
    assertThat(count("draft_row")).isZero();
  }

  private void execute(String sql) {
    database().writer().useHandle(handle -> handle.execute(sql));
  }

  private long count(String what) {
    return database()
        .reader()
        .withHandle(
            handle -> handle.createQuery("select count(*) from " + what).mapTo(Long.class).one());
  }
}
