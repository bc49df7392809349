package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What shops have complained of, each with the line broken in the place that causes it, between
 * real sockets and a real head office. After each everything is there once.
 */
@Timeout(60)
abstract class Complaints {
  static final String JOURNAL = "POST journal";
  static final String CATALOGUE = "GET catalogue";

  /** Long for an answer of the same machine, short for a test. */
  static final Duration PATIENCE = Duration.ofMillis(1_500);

  @TempDir Path directory;
  final MemoryJournal journal = new MemoryJournal("e1");
  final MemoryCatalogue catalogue = new MemoryCatalogue();
  Instant now = Instant.parse("2026-01-01T12:00:00Z");
  HeadOfficeServer server;
  BreakingLine line;
  HttpHeadOffice office;
  Sync sync;

  @BeforeEach
  void start() throws IOException {
    assertThat(Main.run("import", "--data", directory.toString(), "--demo")).isZero();
    server = new HeadOfficeServer(directory, 0).start();
    line = new BreakingLine(server);
    office = new HttpHeadOffice(line.url(), TILL, PATIENCE);
    sync = new Sync(journal, catalogue, CustomerFeed.NONE, office, () -> now);
    journal.sellOften(300, 3);
  }

  @AfterEach
  void stop() {
    office.cancel();
    line.close();
    server.close();
  }

  final void everythingIsThereOnce() throws IOException {
    line.mend();
    assertThat(sync.round().trouble()).isNull();
    HttpHeadOffice asked = new HttpHeadOffice(server.url(), TILL);
    try {
      int sold = journal.epochs.get("e1").size();
      assertThat(asked.state().epochs())
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("heard")
          .containsExactly(
              new EpochHead("e1", sold, journal.hashAt("e1", sold).orElseThrow().hex()));
      assertThat(asked.entries("e1", 1).entries()).isEqualTo(journal.epochs.get("e1"));
    } finally {
      asked.cancel();
    }
    assertThat(journal.waiting()).isZero();
    assertThat(journal.forks).isEmpty();
    assertThat(catalogue.version()).isEqualTo(1);
    assertThat(catalogue.live.values()).containsExactlyInAnyOrderElementsOf(DemoCatalogue.rows());
  }

  static String text(MockResponse.Builder answer) {
    Buffer whole = new Buffer();
    try {
      answer.getBody().writeTo(whole);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return whole.readUtf8();
  }
}
