package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** The line drops, or nothing comes on it any more, or half of it, or something else. */
final class ComplaintsOfTheLineTest extends Complaints {
  private static final SocketEffect CUT = new SocketEffect.CloseSocket();
  private static final SocketEffect STALL = SocketEffect.Stall.INSTANCE;

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
    // Whether the till notices before it sends or after, is the machine's to say.
    Throwable noticed = catchThrowable(sync::round);
    if (noticed != null) {
      assertThat(noticed).isInstanceOf(IOException.class);
      assertThat(journal.acknowledged("e1")).isZero();
    }
    everythingIsThereOnce();
  }

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

  @Test
  void halfAPriceListArrives() throws IOException {
    line.breakAnswer(CATALOGUE, ComplaintsOfTheLineTest::half);
    Round round = sync.round();
    assertThat(round.trouble()).startsWith("head office's answer cannot be read: line ");
    assertThat(catalogue.version()).isZero();
    everythingIsThereOnce();
  }

  @Test
  void aPriceWasChangedOnItsWay() throws IOException {
    line.breakAnswer(CATALOGUE, ComplaintsOfTheLineTest::otherPrice);
    assertThat(sync.round().trouble()).startsWith("catalogue 1: digest ");
    assertThat(catalogue.version()).isZero();
    now = now.plus(Duration.ofMinutes(2));
    everythingIsThereOnce();
  }

  private static MockResponse.Builder half(MockResponse.Builder answer) {
    String whole = text(answer);
    return answer.body(whole.substring(0, whole.indexOf('\n', whole.length() / 2) + 30));
  }

  private static MockResponse.Builder otherPrice(MockResponse.Builder answer) {
    return answer.body(text(answer).replaceFirst("\"price\":179", "\"price\":178"));
  }
}
