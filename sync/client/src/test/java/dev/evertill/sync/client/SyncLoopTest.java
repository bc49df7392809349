package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomersHead;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The loop never comes back by itself here: idle is a day, so every round has a reason. */
@Timeout(60)
class SyncLoopTest {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path directory;
  private final MemoryJournal journal = new MemoryJournal("e1");
  private final MemoryCatalogue catalogue = new MemoryCatalogue();
  private final BlockingQueue<SyncState> states = new LinkedBlockingQueue<>();

  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

  private SyncLoop loop(HeadOffice office) {
    return loop(office, InstantSource.system(), new Random(1), Thread::new);
  }

  private SyncLoop loop(
      HeadOffice office, InstantSource clock, RandomGenerator chance, ThreadFactory threads) {
    return new SyncLoop(
        journal, catalogue, CustomerFeed.NONE, office, clock, chance, A_DAY, states::add, threads);
  }

  /**
   * Reads on until things stand like that after a round; the time-out of the test is the patience.
   */
  private SyncState await(Predicate<SyncState> standing) throws InterruptedException {
    for (; ; ) {
      SyncState state = states.take();
      if (state.nextTry() != null && standing.test(state)) {
        return state;
      }
    }
  }

  @Test
  void aSaleIsSentAtOnceWhileTheLinkIsUp() throws Exception {
    try (HeadOfficeServer server = new HeadOfficeServer(directory, 0).start();
        SyncLoop loop = loop(new HttpHeadOffice(server.url(), TILL))) {
      loop.start();
      SyncState first = await(state -> state.link() == Link.UP);
      assertThat(first.lastError()).isNull();
      assertThat(first.lastContact()).isNotNull();
      assertThat(first.driftMillis()).isBetween(-60_000L, 60_000L);
      journal.sell(300);
      loop.wake();
      await(state -> state.waiting() == 0 && journal.acknowledged("e1") == 1);
    }
  }

  @Test
  void aNewPriceListIsFetchedAtOnceWhoeverPublishesIt() throws Exception {
    try (HeadOfficeServer server = new HeadOfficeServer(directory, 0).start();
        SyncLoop loop = loop(new HttpHeadOffice(server.url(), TILL))) {
      loop.start();
      await(state -> state.link() == Link.UP);
      assertThat(Main.run("import", "--data", directory.toString(), "--demo")).isZero();
      await(state -> state.catalogueVersion() == 1);
    }
  }

  @Test
  void aHeadOfficeWithoutHintsIsNotAskedForThemEveryTime() throws Exception {
    try (MockWebServer older = new MockWebServer()) {
      older.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              asked.add(request.getTarget());
              return request.getTarget().endsWith("/state")
                  ? new MockResponse.Builder()
                      .body(
                          "{\"time\":0,\"catalogueVersion\":0,\"tillVersion\":\"0.1.0\","
                              + "\"epochs\":[]}")
                      .build()
                  : new MockResponse.Builder().code(404).build();
            }
          });
      older.start();
      try (SyncLoop loop = loop(new HttpHeadOffice(older.url("/").toString(), TILL))) {
        loop.start();
        assertThat(List.of(asked.take(), asked.take()))
            .containsExactly("/v1/tills/0117-03/state", "/v1/hints");
        await(state -> state.link() == Link.UP);
        for (int i = 0; i < 5; i++) {
          loop.sendNow();
          assertThat(asked.take()).isEqualTo("/v1/tills/0117-03/state");
        }
      }
    }
  }

  @Test
  void theFirstThingShownIsThatNothingIsKnown() throws Exception {
    try (HeadOfficeServer server = new HeadOfficeServer(directory, 0).start();
        SyncLoop loop = loop(new HttpHeadOffice(server.url(), TILL))) {
      journal.sell(300);
      loop.start();
      assertThat(states.take())
          .isEqualTo(
              new SyncState(
                  Link.UNKNOWN,
                  null,
                  1,
                  Instant.ofEpochMilli(1_767_258_000_000L),
                  0,
                  null,
                  null,
                  null,
                  null,
                  null));
    }
  }

  @Test
  void aHeadOfficeThatIsOffIsSaidInPlainWordsAndFoundAgain() throws Exception {
    HeadOfficeServer server = new HeadOfficeServer(directory, 0).start();
    int port = server.port();
    server.close();
    try (SyncLoop loop = loop(new HttpHeadOffice("http://127.0.0.1:" + port + "/", TILL))) {
      journal.sell(300);
      loop.start();
      SyncState down = await(state -> state.link() == Link.DOWN);
      assertThat(down.lastError()).isEqualTo("head office does not answer (connection refused)");
      assertThat(down.waiting()).isEqualTo(1);
      try (HeadOfficeServer back = new HeadOfficeServer(directory, port).start()) {
        loop.sendNow();
        SyncState up = await(state -> state.link() == Link.UP);
        assertThat(back.port()).isEqualTo(port);
        assertThat(up.waiting()).isZero();
        assertThat(up.lastError()).isNull();
      }
    }
  }

  @Test
  void anAnswerThatNeverComesDoesNotKeepTheTillFromStopping() throws Exception {
    try (MockWebServer silent = new MockWebServer()) {
      silent.start();
      HeadOffice office = new HttpHeadOffice(silent.url("/").toString(), TILL, A_DAY);
      Thread[] sync = new Thread[1];
      SyncLoop loop =
          loop(office, InstantSource.system(), new Random(1), work -> sync[0] = new Thread(work));
      loop.start();
      silent.takeRequest();
      loop.close();
      // The call would wait for a day; that the thread ends at all is that it was cut off.
      sync[0].join();
    }
  }

  /** What this machine says of its interfaces; told of every look. */
  private static final class Cables implements Network {
    private final BlockingQueue<Set<String>> answers = new LinkedBlockingQueue<>();
    private volatile Set<String> plugged = Set.of("eth0 10.0.0.7");

    @Override
    public Set<String> addresses() {
      answers.add(plugged);
      return plugged;
    }

    void plug(Set<String> other) throws InterruptedException {
      plugged = other;
      while (!answers.take().equals(other)) {
        // what was looked at before
      }
    }
  }

  @Test
  void anotherNetworkEndsTheWaitAndALostOneDoesNot() throws Exception {
    HeadOfficeServer server = new HeadOfficeServer(directory, 0).start();
    int port = server.port();
    server.close();
    Cables cables = new Cables();
    HttpHeadOffice office = new HttpHeadOffice("http://127.0.0.1:" + port + "/", TILL);
    try (SyncLoop loop =
        loop(office, clockOfNoon(), longest(), Thread::new).in(cables, Duration.ofMillis(5))) {
      loop.start();
      await(state -> state.link() == Link.DOWN);
      cables.plug(Set.of());
      cables.plug(Set.of("wlan0 10.0.9.7"));
      // Else the next wait would be longer than the first.
      await(state -> state.nextTry().equals(NOON.plusMillis(2_000)));
    }
  }

  private static InstantSource clockOfNoon() {
    return () -> NOON;
  }

  /** Chance that always gives the longest wait. */
  private static RandomGenerator longest() {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new AssertionError("not asked for");
      }

      @Override
      public long nextLong(long bound) {
        return bound - 1;
      }
    };
  }

  @Test
  void theInterfacesOfThisMachineAreNamedWithTheirAddresses() {
    assertThat(Network.ofThisMachine().addresses())
        .isEqualTo(Network.ofThisMachine().addresses())
        .allMatch(one -> one.matches("\\S+ [0-9a-f.:%a-z]+"))
        .noneMatch(one -> one.endsWith(" 127.0.0.1"));
  }

  @Test
  void howFarALongUploadIsIsTold() throws Exception {
    journal.sellOften(300, 120);
    try (HeadOfficeServer server = new HeadOfficeServer(directory, 0).start();
        SyncLoop loop = loop(new HttpHeadOffice(server.url(), TILL))) {
      loop.start();
      List<Progress> told = new ArrayList<>();
      SyncState last;
      do {
        last = states.take();
        if (last.progress() != null) {
          told.add(last.progress());
        }
      } while (last.nextTry() == null);
      assertThat(told).containsExactly(new Progress(Progress.What.ENTRIES, 50, 120L));
      assertThat(last.progress()).isNull();
      assertThat(last.oldestWaiting()).isNull();
    }
  }

  @Test
  void howFarALongPriceListIsIsTold() throws Exception {
    StringBuilder goods = new StringBuilder();
    for (int code = 10_000; code < 22_000; code++) {
      goods.append(code).append("\tGoods ").append(code).append('\n');
    }
    Path file = Files.writeString(directory.resolve("goods.tsv"), goods);
    Path data = directory.resolve("office");
    assertThat(
            Main.run(
                "import", "--data", data.toString(), "--goods", file.toString(), "--invent-prices"))
        .isZero();
    try (HeadOfficeServer server = new HeadOfficeServer(data, 0).start();
        SyncLoop loop = loop(new HttpHeadOffice(server.url(), TILL))) {
      loop.start();
      List<Progress> told = new ArrayList<>();
      SyncState last;
      do {
        last = states.take();
        if (last.progress() != null) {
          told.add(last.progress());
        }
      } while (last.catalogueVersion() == 0);
      assertThat(told)
          .containsExactly(
              new Progress(Progress.What.ROWS, 5_000, 12_003L),
              new Progress(Progress.What.ROWS, 10_000, 12_003L));
    }
  }

  @Test
  void headOfficesRefusalIsShownInItsWords() throws Exception {
    try (MockWebServer refusing = new MockWebServer()) {
      refusing.enqueue(
          new MockResponse.Builder()
              .code(500)
              .body(
                  "{\"type\":\"/problems/failed\",\"title\":\"Head office failed\",\"status\":500,"
                      + "\"detail\":\"try again\"}")
              .build());
      refusing.start();
      try (SyncLoop loop = loop(new HttpHeadOffice(refusing.url("/").toString(), TILL))) {
        loop.start();
        assertThat(await(state -> state.link() == Link.DOWN).lastError())
            .isEqualTo("head office answers 500: Head office failed (try again)");
      }
    }
  }

  @Test
  void aMistakeInOneRoundDoesNotEndTheLoop() throws Exception {
    CountDownLatch twice = new CountDownLatch(2);
    HeadOffice broken =
        new HeadOffice() {
          @Override
          public TillState state() {
            twice.countDown();
            throw new IllegalStateException("quantity < 1: 0");
          }

          @Override
          public AppendAnswer append(String epoch, List<Entry> batch) throws IOException {
            throw new IOException("not reached");
          }

          @Override
          public AppendAnswer branch(String epoch, String branch, List<Entry> batch) {
            throw new AssertionError("branch");
          }

          @Override
          public AppendAnswer anchor(String epoch, Anchor anchor) {
            throw new AssertionError("anchor");
          }

          @Override
          public Optional<Hash> hashAt(String epoch, long number) {
            throw new AssertionError("hashAt");
          }

          @Override
          public CataloguePage catalogue(long since, String cursor) throws IOException {
            throw new IOException("not reached");
          }

          @Override
          public EntryPage entries(String epoch, long from) {
            throw new AssertionError("entries");
          }

          @Override
          public Optional<EditsAnswer> customers(CustomersHead seen, List<CustomerEdit> edits) {
            throw new AssertionError("customers");
          }

          @Override
          public CustomersPage customers(CustomersMark mark) {
            throw new AssertionError("customers");
          }

          @Override
          public CloseAnswer close(Close close) throws IOException {
            throw new IOException("not reached");
          }
        };
    try (SyncLoop loop = loop(broken)) {
      loop.start();
      assertThat(await(state -> state.link() == Link.DOWN).lastError())
          .isEqualTo("sync failed (java.lang.IllegalStateException: quantity < 1: 0)");
      loop.sendNow();
      twice.await();
    }
  }
}
