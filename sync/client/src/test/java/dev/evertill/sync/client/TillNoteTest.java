package dev.evertill.sync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.TillSays;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.Wire;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What head office is told of a till besides its sales. */
class TillNoteTest {
  private final MockWebServer server = new MockWebServer();
  private HttpHeadOffice office;

  @BeforeEach
  void start() throws Exception {
    server.start();
    server.enqueue(
        new MockResponse.Builder()
            .body(
                new Buffer()
                    .write(
                        Wire.bytes(
                            new TillState(1, 0, "0.1.0", List.of(), null, null, null, null))))
            .build());
    office = new HttpHeadOffice(server.url("/").toString(), "0117-03");
  }

  @AfterEach
  void stop() {
    office.cancel();
    server.close();
  }

  @Test
  void theStateIsAskedForWithWhatTheTillSaysOfItself() throws Exception {
    office
        .ofVersion("0.2.1")
        .state(new TillNote(17, 7, "e1", Instant.parse("2026-01-01T12:00:00Z")));
    RecordedRequest asked = server.takeRequest();
    assertThat(asked.getUrl().encodedPath()).isEqualTo("/v1/tills/0117-03/state");
    assertThat(asked.getHeaders().get(TillSays.VERSION)).isEqualTo("0.2.1");
    assertThat(asked.getHeaders().get(TillSays.WAITING)).isEqualTo("17");
    assertThat(asked.getHeaders().get(TillSays.CATALOGUE)).isEqualTo("7");
    assertThat(asked.getHeaders().get(TillSays.EPOCH)).isEqualTo("e1");
    assertThat(asked.getHeaders().get(TillSays.TIME)).isEqualTo("1767268800000");
  }

  @Test
  void aProgramWithoutAVersionSaysNone() throws Exception {
    office.state();
    assertThat(server.takeRequest().getHeaders().names())
        .doesNotContain(TillSays.VERSION, TillSays.WAITING, TillSays.CATALOGUE, TillSays.TIME);
  }

  @Test
  void aRoundTellsWhatWaitsAndWhichPricesAreInForce() throws Exception {
    MemoryJournal journal = new MemoryJournal("e1");
    journal.sell(300);
    journal.sell(120);
    Sync sync =
        new Sync(
            journal,
            new MemoryCatalogue(),
            CustomerFeed.NONE,
            office,
            () -> Instant.parse("2026-01-01T12:00:00Z"));
    server.enqueue(new MockResponse.Builder().code(503).build());
    sync.round();
    RecordedRequest asked = server.takeRequest();
    assertThat(asked.getHeaders().get(TillSays.WAITING)).isEqualTo("2");
    assertThat(asked.getHeaders().get(TillSays.CATALOGUE)).isEqualTo("0");
    assertThat(asked.getHeaders().get(TillSays.EPOCH)).isEqualTo("e1");
    assertThat(asked.getHeaders().get(TillSays.TIME)).isEqualTo("1767268800000");
  }
}
