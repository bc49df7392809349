package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PostgresServerTest {
  @TempDir Path directory;

  @Test
  void whereTheSystemHasNoneTheOneFromTheJarServes() throws Exception {
    String url;
    try (PostgresServer server = PostgresServer.fromTheJar()) {
      server.make("office");
      url = server.url("office");
      try (Database database = new Database(Storage.of(directory, url))) {
        SaleLog log = new SqlSaleLog(database, InstantSource.system());
        Journal journal = new Journal("e1").sell(300);
        log.append(Journal.TILL, "e1", journal.arrivals(1, 1));
        assertThat(log.held(Journal.TILL, "e1")).isEqualTo(new Head(1, journal.hashAt(1)));
      }
    }
    assertThatThrownBy(() -> Storage.of(directory, url))
        .hasMessageContaining("no PostgreSQL answers there");
  }

  @Test
  void aServerEndsWithTheJvmThatStartedIt() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName())
            .start();
    ProcessHandle server;
    try (BufferedReader said = holder.inputReader()) {
      server = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      assertThat(server.isAlive()).isTrue();
    }
    holder.destroyForcibly();
    assertThat(server.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  /** Starts a server, says which process it is, and stays. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
      PostgresServer server = PostgresServer.shared();
      String pids = "select (regexp_split_to_array(pg_read_file('postmaster.pid'), E'\\n'))[1]";
      String pid =
          server
              .owner("postgres")
              .withHandle(handle -> handle.createQuery(pids).mapTo(String.class).one());
      System.out.println(pid);
      Thread.currentThread().join();
    }
  }
}
