package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueEnd;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two head offices on one PostgreSQL, which know nothing of each other, and many who ask both. */
@Timeout(120)
class TwoOfficesTest {
  private static final int WRITERS = 8;

  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final List<HeadOfficeServer> servers = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    for (int i = 0; i < 2; i++) {
      servers.add(new HeadOfficeServer(OfficeSettings.in(directory).storage(OFFICE.url())).start());
    }
  }

  @AfterEach
  void stop() {
    pool.shutdownNow();
    servers.forEach(HeadOfficeServer::close);
  }

  private String url(int who, String path) {
    return servers.get(who % servers.size()).url() + path;
  }

  private HttpResponse<byte[]> get(int who, String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url(who, path))).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private int post(int who, String till, String epoch, List<String> lines) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(url(who, "v1/tills/" + till + "/epochs/" + epoch))
                    .resolve(epoch + "/journal"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(Journal.body(lines)))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
  }

  private long held(int who, String till) throws Exception {
    return Wire.tillState(get(who, "v1/tills/" + till + "/state").body()).epochs().stream()
        .mapToLong(EpochHead::number)
        .sum();
  }

  private <T> List<T> all(List<Callable<T>> tasks) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> future : pool.invokeAll(tasks)) {
      results.add(future.get());
    }
    return results;
  }

  @Test
  void anEpochThatManySendThroughBothIsHeldOnceAndInOrder() throws Exception {
    Journal journal = new Journal("e1");
    for (int i = 0; i < 300; i++) {
      journal.sell(100 + i);
    }
    List<Callable<List<Integer>>> senders = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int who = i;
      senders.add(() -> sendAll(journal, 300, who));
    }
    List<Integer> answers = all(senders).stream().flatMap(List::stream).toList();
    assertThat(answers).hasSizeGreaterThan(WRITERS).containsOnly(200);
    try (Stream<Arrival> kept =
        new SqlSaleLog(OFFICE.database(), InstantSource.system())
            .read(Journal.TILL, "e1", 1, Long.MAX_VALUE)) {
      assertThat(kept.map(Arrival::entry)).containsExactlyElementsOf(journal.entries(1, 300));
    }
  }

  /** From what is held, in batches of its own size, by one office and the other in turn. */
  private List<Integer> sendAll(Journal journal, long last, int who) throws Exception {
    List<Integer> answers = new ArrayList<>();
    for (long held; (held = held(who + answers.size(), Journal.TILL)) < last; ) {
      List<String> lines = journal.lines(held + 1, Math.min(last, held + 3 + who));
      answers.add(post(who + answers.size(), Journal.TILL, "e1", lines));
    }
    return answers;
  }

  @Test
  void ofTwoClonesThatBeginAtOnceOneIsHeldAndTheOtherIsAFork() throws Exception {
    for (int round = 0; round < 30; round++) {
      String epoch = "e" + round;
      Journal one = new Journal(epoch).sell(100).sell(101);
      Journal two = new Journal(epoch).sell(200).sell(201);
      CyclicBarrier together = new CyclicBarrier(2);
      List<Integer> answers =
          all(
              List.of(
                  () -> postTogether(together, 0, epoch, one),
                  () -> postTogether(together, 1, epoch, two)));
      assertThat(answers).containsExactlyInAnyOrder(200, 409);
      Journal winner = answers.get(0) == 200 ? one : two;
      assertThat(
              new SqlSaleLog(OFFICE.database(), InstantSource.system()).held(Journal.TILL, epoch))
          .isEqualTo(new Head(2, winner.hashAt(2)));
    }
  }

  private int postTogether(CyclicBarrier together, int who, String epoch, Journal journal)
      throws Exception {
    together.await();
    return post(who, Journal.TILL, epoch, journal.lines(1, 2));
  }

  @Test
  void whoeverFollowsTheCatalogueMissesNothingThatIsPublishedLate() throws Exception {
    int each = 12;
    List<Callable<Map<String, CatalogueRow>>> followers = new ArrayList<>();
    List<Callable<Long>> publishers = new ArrayList<>();
    long last = (long) WRITERS * each;
    for (int i = 0; i < WRITERS; i++) {
      int who = i;
      publishers.add(() -> publish(who, each));
    }
    for (int i = 0; i < 4; i++) {
      int who = i;
      followers.add(() -> follow(who, last));
    }
    List<Future<Map<String, CatalogueRow>>> following =
        followers.stream().map(pool::submit).toList();
    all(publishers);
    Catalogue.Version current = new Catalogue(OFFICE.database(), InstantSource.system()).current();
    assertThat(current.version()).isEqualTo(last);
    for (Future<Map<String, CatalogueRow>> follower : following) {
      CatalogueDigest digest = CatalogueDigest.EMPTY;
      for (CatalogueRow row : follower.get().values()) {
        digest = digest.plus(row);
      }
      assertThat(follower.get()).hasSize((int) last);
      assertThat(digest).isEqualTo(current.digest());
    }
  }

  /** Each version takes another time to write, so that a later one could be done before it. */
  private long publish(int who, int times) throws Exception {
    try (Database own = OFFICE.open()) {
      Catalogue catalogue = new Catalogue(own, InstantSource.system());
      long version = 0;
      for (int i = 0; i < times; i++) {
        String key = who + "-" + i;
        version =
            catalogue
                .publish(
                    edition -> {
                      for (int price = 0; price <= who * 10; price++) {
                        edition.put(item(key, price));
                      }
                    })
                .version();
      }
      return version;
    }
  }

  private static CatalogueRow item(String key, int price) {
    byte[] value = ("{\"price\":" + price + "}").getBytes(StandardCharsets.UTF_8);
    return CatalogueRow.of("item", key, RawJson.of(value));
  }

  private Map<String, CatalogueRow> follow(int who, long last) throws Exception {
    Map<String, CatalogueRow> rows = new HashMap<>();
    for (long since = 0; since < last; ) {
      String body =
          new String(get(who, "v1/catalogue?since=" + since).body(), StandardCharsets.UTF_8);
      String[] lines = body.split("\n");
      for (int at = 0; at < lines.length - 1; at++) {
        byte[] line = lines[at].getBytes(StandardCharsets.UTF_8);
        CatalogueRow row = Wire.catalogueRow(line, at + 1L);
        rows.put(row.key(), row);
      }
      CatalogueEnd end =
          Wire.catalogueEnd(lines[lines.length - 1].getBytes(StandardCharsets.UTF_8), lines.length);
      since = end.to();
    }
    return rows;
  }

  @Test
  void anOfficeThatCouldNotReadTheSticksOfTheOthersIsRefused() throws Exception {
    Path other = directory.resolve("other");
    String theirs = AgeIdentity.read(Database.identityIn(directory)).recipient();
    String own =
        AgeIdentity.readOrMake(Database.identityIn(Files.createDirectory(other))).recipient();
    assertThatThrownBy(() -> new HeadOfficeServer(OfficeSettings.in(other).storage(OFFICE.url())))
        .hasMessage(
            Database.identityIn(other)
                + ": its recipient is "
                + own
                + ", the other head offices on this database have "
                + theirs
                + "; allowed is a copy of their file");
  }

  @Test
  void allMayStartAtOnceOnAnEmptyDatabase() throws Exception {
    PostgresServer.shared().make("atonce");
    String url = PostgresServer.shared().url("atonce");
    List<Callable<Head>> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(
          () -> {
            try (Database database = new Database(Storage.of(directory, url))) {
              return new SqlSaleLog(database, InstantSource.system()).held(Journal.TILL, "e1");
            }
          });
    }
    assertThat(all(starts)).hasSize(4).containsOnly(Head.NONE);
  }
}
