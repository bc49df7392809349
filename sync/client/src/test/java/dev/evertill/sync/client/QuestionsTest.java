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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real head office is asked; and one that does not answer. */
@Timeout(60)
class QuestionsTest {
  private static final String TILL = "0117-03";
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration A_DAY = Duration.ofDays(1);

  @TempDir Path directory;

  private static Questions within(Duration longest, HttpUrl office) {
    return new HttpQuestions(office.toString(), TILL, longest, System::nanoTime);
  }

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
      try (Questions questions = within(SOON, silent.url("/"))) {
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
    try (Questions questions = within(A_DAY, HttpUrl.get("http://127.0.0.1:" + port + "/"))) {
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
      try (Questions questions = within(A_DAY, older.url("/"))) {
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
  void whoWaitsForAnotherQuestionWaitsWithinTheSameTime() throws Exception {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    CompletableFuture<MockResponse> answer = new CompletableFuture<>();
    Watch watch = new Watch();
    ExecutorService work = Executors.newFixedThreadPool(2);
    try (MockWebServer slow = new MockWebServer()) {
      slow.setDispatcher(new Late(asked, answer));
      slow.start();
      try (Questions questions = new HttpQuestions(slow.url("/").toString(), TILL, A_DAY, watch)) {
        Future<CouponAnswer> first = work.submit(() -> questions.coupon("C1"));
        asked.take();
        watch.looks.clear();
        Future<CouponAnswer> second = work.submit(() -> questions.coupon("C2"));
        watch.looks.take();
        watch.nanos = A_DAY.toNanos();
        answer.complete(
            new MockResponse.Builder().body("{\"coupon\":\"C1\",\"used\":false}").build());

        assertThat(first.get()).isEqualTo(new CouponAnswer("C1", false, null, null));
        // Of its day nothing was left when its turn came; another day would end no test.
        assertThatThrownBy(second::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(NoAnswerException.class)
            .cause()
            .hasMessage("head office did not answer within 86400.0 s");
      }
    } finally {
      work.shutdownNow();
    }
  }

  /** Time that goes by when the test says so, and tells of every look at it. */
  private static final class Watch implements LongSupplier {
    final BlockingQueue<Long> looks = new LinkedBlockingQueue<>();
    volatile long nanos;

    @Override
    public long getAsLong() {
      long now = nanos;
      looks.add(now);
      return now;
    }
  }

  /** Says that it was asked, and answers the first when the test does, others never. */
  private static final class Late extends Dispatcher {
    private final BlockingQueue<String> asked;
    private final CompletableFuture<MockResponse> answer;

    Late(BlockingQueue<String> asked, CompletableFuture<MockResponse> answer) {
      this.asked = asked;
      this.answer = answer;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      boolean isFirst = !answer.isDone();
      asked.add(request.getTarget());
      return isFirst
          ? answer.join()
          : new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
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
