package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What shops have complained of, each with the line broken in the place that causes it, between
 * real sockets and a real head office. After each everything is there once.
 */
@Timeout(60)
class ComplaintsTest {
  private static final String JOURNAL = "POST journal";
  private static final String CATALOGUE = "GET catalogue";

  /** Long for an answer of the same machine, short for a test. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private static final SocketEffect CUT = new SocketEffect.CloseSocket();
  private static final SocketEffect STALL = SocketEffect.Stall.INSTANCE;

  @TempDir Path directory;
  private final MemoryJournal journal = new MemoryJournal("e1");
  private final MemoryCatalogue catalogue = new MemoryCatalogue();
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private HeadOfficeServer server;
  private BreakingLine line;
  private HttpHeadOffice office;
  private Sync sync;

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

  private void everythingIsThereOnce() throws IOException {
    line.mend();
    assertThat(sync.round().trouble()).isNull();
    HttpHeadOffice asked = new HttpHeadOffice(server.url(), TILL);
    try {
      int sold = journal.epochs.get("e1").size();
      assertThat(asked.state().epochs())
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

  private void requestBreaks(UnaryOperator<MockResponse.Builder> fault) throws IOException {
    line.breakRequest(JOURNAL, fault);
    assertThatThrownBy(sync::round).isInstanceOf(IOException.class);
    assertThat(journal.waiting()).isEqualTo(3);
    assertThat(journal.acknowledged("e1")).isZero();
    everythingIsThereOnce();
  }

  private void answerBreaks(UnaryOperator<MockResponse.Builder> fault) throws IOException {
    line.breakAnswer(JOURNAL, fault);
    assertThatThrownBy(sync::round).isInstanceOf(IOException.class);
    assertThat(journal.acknowledged("e1")).as("nothing was heard").isZero();
    everythingIsThereOnce();
    assertThat(line.calls).filteredOn(JOURNAL::equals).hasSize(2);
  }

  private Round answered(UnaryOperator<MockResponse.Builder> answer) throws IOException {
    line.breakRequest(JOURNAL, answer);
    Round round = sync.round();
    assertThat(journal.acknowledged("e1")).isZero();
    return round;
  }

  private static UnaryOperator<MockResponse.Builder> refusal(int code, String... headers) {
    return answer -> {
      for (int i = 0; i < headers.length; i += 2) {
        answer.setHeader(headers[i], headers[i + 1]);
      }
      return answer.code(code);
    };
  }

  // The connection is cut

  @Test
  void theRouterWasUnplugged() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    HttpHeadOffice away = new HttpHeadOffice("http://127.0.0.1:" + nobody + "/", TILL, PATIENCE);
    assertThatThrownBy(new Sync(journal, catalogue, CustomerFeed.NONE, away, () -> now)::round)
        .isInstanceOfSatisfying(
            ConnectException.class,
            e ->
                assertThat(PlainWords.of(e))
                    .isEqualTo("head office does not answer (connection refused)"));
    away.cancel();
    assertThat(journal.waiting()).isEqualTo(3);
    everythingIsThereOnce();
  }

  @Test
  void theLineDropsAsSoonAsTheTillHasSaidWhatItWants() throws IOException {
    requestBreaks(answer -> answer.onRequestBody(CUT).doNotReadRequestBody());
  }

  @Test
  void theLineDropsInTheMiddleOfTheSales() throws IOException {
    journal.sellOften(120, 40);
    line.breakRequest(JOURNAL, answer -> answer.onRequestBody(CUT));
    assertThatThrownBy(sync::round).isInstanceOf(IOException.class);
    assertThat(journal.waiting()).isEqualTo(43);
    everythingIsThereOnce();
  }

  @Test
  void theLineDropsWhenAllWasSentAndNothingIsAnswered() throws IOException {
    answerBreaks(answer -> answer.onResponseStart(CUT));
  }

  @Test
  void theLineDropsInTheMiddleOfTheAnswer() throws IOException {
    answerBreaks(answer -> answer.onResponseBody(CUT));
  }

  @Test
  void theLineDropsOneByteBeforeTheEndOfTheAnswer() throws IOException {
    answerBreaks(
        answer -> {
          String whole = text(answer);
          return answer
              .body(whole.substring(0, whole.length() - 1))
              .setHeader("Content-Length", whole.length())
              .onResponseEnd(CUT);
        });
  }

  @Test
  void theLineDropsAfterEachAnswerAndTheNextCallFindsItDead() throws IOException {
    line.breakAnswer("GET state", answer -> answer.onResponseEnd(CUT));
    try {
      sync.round();
    } catch (IOException theDeadLine) {
      assertThat(journal.acknowledged("e1")).isZero();
    }
    everythingIsThereOnce();
  }

  // Nothing comes any more

  @Test
  void theTillHangsBeforeTheSalesAreTaken() throws IOException {
    answerBreaks(answer -> answer.onResponseStart(STALL));
  }

  @Test
  void theTillHangsInTheMiddleOfTheAnswer() throws IOException {
    answerBreaks(answer -> answer.onResponseBody(STALL));
  }

  @Test
  void theTillHangsWhileTheSalesGoUpAndSendsHalfNextTime() throws IOException {
    journal.sellOften(120, 40);
    line.breakRequest(JOURNAL, answer -> answer.onRequestBody(STALL));
    assertThatThrownBy(sync::round)
        .isInstanceOfSatisfying(
            InterruptedIOException.class,
            e -> assertThat(PlainWords.of(e)).isEqualTo("head office does not answer in time"));
    everythingIsThereOnce();
    assertThat(line.calls).as("25 and 18").filteredOn(JOURNAL::equals).hasSize(2);
  }

  @Test
  void thePricesHang() throws IOException {
    line.breakAnswer(CATALOGUE, answer -> answer.onResponseBody(STALL));
    assertThatThrownBy(sync::round).isInstanceOf(IOException.class);
    assertThat(journal.waiting()).as("the sales are there").isZero();
    everythingIsThereOnce();
  }

  // Head office says no

  @Test
  void headOfficeCameBackFromYesterdaysBackup() throws IOException {
    sync.round();
    journal.sellOften(120, 2);
    line.breakRequest(JOURNAL, conflict("gap", 1));
    sync.round();
    assertThat(journal.rewinds).containsExactly(1L);
    everythingIsThereOnce();
  }

  @Test
  void twoTillsHaveTheSameName() throws IOException {
    line.breakRequest(
        JOURNAL,
        answer ->
            answer
                .code(409)
                .body(
                    "{\"type\":\"/problems/fork\",\"title\":\"x\",\"status\":409,"
                        + "\"detail\":\"x\",\"number\":2,\"hash\":\""
                        + "ab".repeat(32)
                        + "\"}"));
    Round round = sync.round();
    assertThat(journal.forks).containsExactly("e1 at 2");
    assertThat(round.trouble())
        .startsWith("epoch e1: head office holds another entry 2, hash " + "ab".repeat(32));
    assertThat(catalogue.version()).as("the prices come all the same").isEqualTo(1);
    assertThat(journal.waiting()).as("its sales went up as a branch").isZero();
  }

  private UnaryOperator<MockResponse.Builder> conflict(String type, long number) {
    String hash = journal.hashAt("e1", number).orElseThrow().hex();
    return answer ->
        answer
            .code(409)
            .body(
                "{\"type\":\"/problems/%s\",\"title\":\"x\",\"status\":409,\"detail\":\"x\",\"number\":%d,\"hash\":\"%s\"}"
                    .formatted(type, number, hash));
  }

  @Test
  void thePriceListIsTooOldForHeadOffice() throws IOException {
    sync.round();
    catalogue.pages.clear();
    assertThat(
            Main.run(
                "import", "--data", directory.toString(), "--goods", goods(), "--invent-prices"))
        .isZero();
    line.breakRequest(CATALOGUE, refusal(410));
    assertThat(sync.round().trouble()).isNull();
    assertThat(catalogue.version()).isEqualTo(2);
    assertThat(catalogue.pages).extracting(Pull::since).containsOnly(0L);
  }

  private String goods() throws IOException {
    return Files.writeString(directory.resolve("goods.tsv"), "1000\tGoods\n").toString();
  }

  @Test
  void theBatchIsTooLargeForSomethingInBetween() throws IOException {
    line.breakRequest(JOURNAL, refusal(413));
    assertThat(sync.round().trouble()).isNull();
    assertThat(line.calls).filteredOn(JOURNAL::equals).hasSize(3);
    everythingIsThereOnce();
  }

  @Test
  void headOfficeTakesNoZstdAnyMore() throws IOException {
    assertThat(answered(refusal(415)).trouble()).isEqualTo("head office answers 415");
    everythingIsThereOnce();
    assertThat(line.packed).containsExactly("zstd", "gzip");
    journal.sell(120);
    everythingIsThereOnce();
    assertThat(line.packed).containsExactly("zstd", "gzip", "gzip");
  }

  @Test
  void theTillIsTooOldForHeadOfficeAndItsSalesAreTakenAllTheSame() throws IOException {
    line.breakRequest("GET state", refusal(426));
    Round round = sync.round();
    assertThat(round.trouble()).isEqualTo("head office answers 426");
    assertThat(round.driftMillis()).isNull();
    assertThat(journal.waiting()).isZero();
    everythingIsThereOnce();
  }

  @Test
  void everybodyCallsAtOnceAndHeadOfficeAsksForPatience() throws IOException {
    assertThat(answered(refusal(429, "Retry-After", "7")).pause()).isEqualTo(Duration.ofSeconds(7));
    everythingIsThereOnce();
  }

  @Test
  void headOfficeIsBeingUpdatedUntilThreeAndTheTillsClockIsWrong() throws IOException {
    now = Instant.parse("2031-06-01T00:00:00Z");
    Round round =
        answered(
            refusal(
                503,
                "Date",
                "Thu, 01 Jan 2026 02:58:30 GMT",
                "Retry-After",
                "Thu, 01 Jan 2026 03:00:00 GMT"));
    assertThat(round.pause()).isEqualTo(Duration.ofSeconds(90));
    assertThat(round.trouble()).isEqualTo("head office is busy");
    everythingIsThereOnce();
  }

  @Test
  void aPauseThatMeansNothingIsAShortOne() throws IOException {
    for (List<String> said :
        List.of(
            List.of("Retry-After", "soon"),
            List.of("Retry-After", "-5"),
            List.of("Retry-After", "Thu, 01 Jan 2026 03:00:00 GMT"))) {
      assertThat(answered(refusal(503, said.toArray(new String[0]))).pause())
          .as("%s", said)
          .isEqualTo(Duration.ofSeconds(2));
    }
    assertThat(answered(refusal(503, "Retry-After", "999999")).pause())
        .isEqualTo(Duration.ofHours(1));
  }

  // The prices

  @Test
  void halfAPriceListArrives() throws IOException {
    line.breakAnswer(CATALOGUE, ComplaintsTest::half);
    Round round = sync.round();
    assertThat(round.trouble()).startsWith("head office's answer cannot be read: line ");
    assertThat(catalogue.version()).isZero();
    everythingIsThereOnce();
  }

  @Test
  void aPriceWasChangedOnItsWay() throws IOException {
    line.breakAnswer(CATALOGUE, ComplaintsTest::otherPrice);
    assertThat(sync.round().trouble()).startsWith("catalogue 1: digest ");
    assertThat(catalogue.version()).isZero();
    now = now.plus(Duration.ofMinutes(2));
    everythingIsThereOnce();
  }

  private static String text(MockResponse.Builder answer) {
    Buffer whole = new Buffer();
    try {
      answer.getBody().writeTo(whole);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return whole.readUtf8();
  }

  private static MockResponse.Builder half(MockResponse.Builder answer) {
    String whole = text(answer);
    return answer.body(whole.substring(0, whole.indexOf('\n', whole.length() / 2) + 30));
  }

  private static MockResponse.Builder otherPrice(MockResponse.Builder answer) {
    return answer.body(text(answer).replaceFirst("\"price\":179", "\"price\":178"));
  }
}
