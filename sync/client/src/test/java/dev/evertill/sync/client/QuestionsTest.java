package dev.evertill.sync.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.CouponAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.GiftCardAnswer;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.LineLeft;
import dev.evertill.sync.protocol.SalePlace;
import dev.evertill.sync.protocol.SoldSale;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.CollectedRecord;
import dev.evertill.sync.protocol.document.PlainSale;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.OfficeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real head office is asked; and one that does not answer. */
@Timeout(60)
class QuestionsTest {
  private static final String TILL = "0117-03";
  private static final Duration SOON = Duration.ofMillis(300);

  @TempDir Path directory;

  /** A sale of bread rolls, with which a gift card of 20.00 was sold. */
  private static Entry sale() {
    SaleDocument plain =
        new PlainSale(TILL, "9f0c", 1, "id-1")
            .of(330, 330, "B", "10", 30, 0, List.of(PlainSale.cash(2330)), 0);
    String document = new String(Wire.bytes(plain), UTF_8);
    CollectedRecord card = new CollectedRecord(CollectedRecord.GIFT_CARD, "6039 5012", 2000);
    String collected = ",\"collected\":[" + new String(Wire.bytes(card), UTF_8) + "]}";
    byte[] bytes = (document.substring(0, document.length() - 1) + collected).getBytes(UTF_8);
    return Entry.of(
        new EntryHeader(TILL, "9f0c", 1, "sale", "id-1", 1_767_258_000_000L, null),
        Hash.ZERO,
        bytes);
  }

  @Test
  void aRealHeadOfficeAnswersAllThatIsAsked() throws Exception {
    Entry sale = sale();
    try (HeadOfficeServer office = new HeadOfficeServer(OfficeSettings.in(directory)).start();
        Questions questions = new HttpQuestions(office.url(), "0117-04")) {
      assertThat(questions.giftCard("6039 5012").known()).isFalse();
      HttpHeadOffice till = new HttpHeadOffice(office.url(), TILL);
      till.append("9f0c", List.of(sale));
      till.cancel();

      assertThat(questions.giftCard("6039 5012"))
          .isEqualTo(new GiftCardAnswer("6039 5012", true, "EUR", 2, 2000, null));
      assertThat(questions.setAside("6039 5012", "sale-7", 2001).granted()).isFalse();
      assertThat(questions.setAside("6039 5012", "sale-7", 2000).granted()).isTrue();
      assertThat(questions.setAside("6039 5012", "sale-7", 0).granted()).isTrue();

      assertThat(questions.coupon("C1")).isEqualTo(new CouponAnswer("C1", false, null, null));
      assertThat(questions.setAside("C1", "sale-7").granted()).isTrue();
      assertThat(questions.giveBack("C1", "sale-7").used()).isFalse();

      SoldSale sold = questions.sale(TILL, "9F0C", 1).get(0);
      assertThat(sold.place()).isEqualTo(new SalePlace(TILL, "9f0c", 1));
      assertThat(sold.document().bytes()).isEqualTo(sale.document());
      assertThat(sold.lines())
          .containsExactly(new LineLeft("1", "0", "1"), new LineLeft("0", "0", "0"));
      assertThat(questions.sale("id-1")).containsExactly(sold);
      assertThat(questions.sale(TILL, "", 2)).isEmpty();
    }
  }

  @Test
  void overTlsItShowsWhoTheTillIsAndNoticesThatItWasEnrolledAgain() throws Exception {
    try (EnrolledTill till = new EnrolledTill(directory)) {
      till.enrol();
      try (Questions questions =
          new HttpQuestions(till.server.url(), TILL, till.file, () -> till.tillNow)) {
        assertThat(questions.giftCard("1").known()).isFalse();
        till.server.revoke(TILL);
        assertThatThrownBy(() -> questions.giftCard("1"))
            .isInstanceOf(NoAnswerException.class)
            .hasMessageStartingWith(
                "head office could not be asked: head office answers 403: This till's certificate"
                    + " was revoked");
        till.officeNow = till.officeNow.plusSeconds(60);
        till.enrol();
        assertThat(questions.giftCard("1").known()).isFalse();
      }
    }
  }

  @Test
  void aHeadOfficeThatDoesNotAnswerInTimeKeepsNoCustomerWaiting() throws Exception {
    try (MockWebServer silent = new MockWebServer()) {
      silent.enqueue(
          new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
      silent.start();
      try (Questions questions = new HttpQuestions(silent.url("/").toString(), TILL, SOON)) {
        assertThatThrownBy(() -> questions.giftCard("6039 5012"))
            .isInstanceOf(NoAnswerException.class)
            .hasMessage("head office did not answer within 0.3 s");
      }
    }
  }

  @Test
  void aHeadOfficeThatIsAwayIsSaidInWords() throws Exception {
    int port;
    try (MockWebServer gone = new MockWebServer()) {
      gone.start();
      port = gone.getPort();
    }
    try (Questions questions = new HttpQuestions("http://127.0.0.1:" + port + "/", TILL, SOON)) {
      assertThatThrownBy(() -> questions.coupon("C1"))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageStartingWith("head office could not be asked: Failed to connect to");
    }
  }

  @Test
  void anOlderHeadOfficeThatKnowsNoQuestionsIsNoAnswer() throws Exception {
    try (MockWebServer older = new MockWebServer()) {
      older.enqueue(new MockResponse.Builder().code(404).build());
      older.enqueue(new MockResponse.Builder().body("{}").build());
      older.start();
      try (Questions questions = new HttpQuestions(older.url("/").toString(), TILL, SOON)) {
        assertThatThrownBy(() -> questions.giftCard("1"))
            .hasMessage("head office could not be asked: head office answers 404");
        assertThatThrownBy(() -> questions.giftCard("1"))
            .hasMessage(
                "head office could not be asked: head office's answer cannot be read:"
                    + " JSON: Required value 'known' missing at $");
      }
    }
  }

  @Test
  void aTillThatStopsWaitsForNoAnswer() throws Exception {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    ExecutorService work = Executors.newSingleThreadExecutor();
    try (MockWebServer silent = new MockWebServer()) {
      silent.setDispatcher(new Silent(asked));
      silent.start();
      Questions questions = new HttpQuestions(silent.url("/").toString(), TILL);
      Future<GiftCardAnswer> first = work.submit(() -> questions.giftCard("1"));
      asked.get();
      questions.close();
      assertThatThrownBy(first::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(NoAnswerException.class);
      assertThatThrownBy(() -> questions.giftCard("2"))
          .isInstanceOf(NoAnswerException.class)
          .hasMessage("the till stops");
    } finally {
      work.shutdownNow();
    }
  }

  /** Says that it was asked, and nothing else. */
  private static final class Silent extends Dispatcher {
    private final CompletableFuture<Void> asked;

    Silent(CompletableFuture<Void> asked) {
      this.asked = asked;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      asked.complete(null);
      return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    }
  }
}
