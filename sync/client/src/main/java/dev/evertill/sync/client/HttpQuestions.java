package dev.evertill.sync.client;

import dev.evertill.sync.protocol.CouponAnswer;
import dev.evertill.sync.protocol.CouponQuestion;
import dev.evertill.sync.protocol.GiftCardAnswer;
import dev.evertill.sync.protocol.GiftCardQuestion;
import dev.evertill.sync.protocol.SaleAnswer;
import dev.evertill.sync.protocol.SaleQuestion;
import dev.evertill.sync.protocol.SoldSale;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Questions over HTTP, on a connection of their own: a long upload or price list holds none of them
 * up. Safe from any thread.
 */
public final class HttpQuestions implements Questions {
  /** As long as a customer may be kept waiting. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static final MediaType JSON = MediaType.get("application/json");
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final String base;
  private final String till;
  private final Links links;
  private final Duration longest;
  private final LongSupplier nanos;
  private final ReentrantLock turn = new ReentrantLock();

  // Replaced under the turn; read by who closes.
  private volatile OfficeCalls calls;
  private volatile boolean closed;

  /** Makes calls show who the till is, as of now. */
  private interface Links {
    void secure(OfficeCalls calls);
  }

  /**
   * Over plain HTTP, to this machine.
   *
   * @param base such as {@code http://127.0.0.1:8118/}
   */
  public HttpQuestions(String base, String till) {
    this(base, till, calls -> {}, LONGEST, System::nanoTime);
  }

  /**
   * @param nanos goes on evenly, whatever the till's clock does
   */
  HttpQuestions(String base, String till, Duration longest, LongSupplier nanos) {
    this(base, till, calls -> {}, longest, nanos);
  }

  /**
   * @param base such as {@code https://head.example:8480/}, or http to this machine
   * @param identity who the till is; looked for again when head office does not take it any more
   * @param clock the till's
   */
  public HttpQuestions(String base, String till, IdentityFile identity, InstantSource clock) {
    this(
        base,
        till,
        calls -> calls.secure(plain -> new SecureLink(till, identity, clock, plain)),
        LONGEST,
        System::nanoTime);
  }

  private HttpQuestions(
      String base, String till, Links links, Duration longest, LongSupplier nanos) {
    this.base = base;
    this.till = till;
    this.links = links;
    this.longest = longest;
    this.nanos = nanos;
    calls = fresh();
  }

  private OfficeCalls fresh() {
    OfficeCalls made = new OfficeCalls(base, till, longest);
    links.secure(made);
    return made;
  }

  @Override
  public GiftCardAnswer giftCard(String card) throws NoAnswerException {
    return ask("gift-card", new GiftCardQuestion(card, null, null), GiftCardAnswer.class);
  }

  @Override
  public GiftCardAnswer setAside(String card, String sale, long amount) throws NoAnswerException {
    return ask("gift-card", new GiftCardQuestion(card, sale, amount), GiftCardAnswer.class);
  }

  @Override
  public CouponAnswer coupon(String number) throws NoAnswerException {
    return ask("coupon", new CouponQuestion(number, null, null), CouponAnswer.class);
  }

  @Override
  public CouponAnswer setAside(String number, String sale) throws NoAnswerException {
    return ask("coupon", new CouponQuestion(number, sale, null), CouponAnswer.class);
  }

  @Override
  public CouponAnswer giveBack(String number, String sale) throws NoAnswerException {
    return ask("coupon", new CouponQuestion(number, sale, true), CouponAnswer.class);
  }

  @Override
  public List<SoldSale> sale(String id) throws NoAnswerException {
    return ask("sale", new SaleQuestion(id, null, null, null), SaleAnswer.class).sales();
  }

  @Override
  public List<SoldSale> sale(String ofTill, String epoch, long number) throws NoAnswerException {
    String beginning = epoch.isEmpty() ? null : epoch;
    return ask("sale", new SaleQuestion(null, ofTill, beginning, number), SaleAnswer.class).sales();
  }

  private <T extends Record> T ask(String what, Record question, Class<T> answer)
      throws NoAnswerException {
    long until = nanos.getAsLong() + longest.toNanos();
    try {
      if (!turn.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new NoAnswerException("head office is still being asked something else", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException("the till stops", e);
    }
    try {
      return answered(what, question, answer, Duration.ofNanos(until - nanos.getAsLong()));
    } catch (SocketTimeoutException e) {
      throw late(e);
    } catch (InterruptedIOException e) {
      throw closed ? new NoAnswerException("the till stops", e) : late(e);
    } catch (IOException e) {
      throw new NoAnswerException("head office could not be asked: " + e.getMessage(), e);
    } finally {
      turn.unlock();
    }
  }

  private NoAnswerException late(IOException e) {
    return new NoAnswerException(
        "head office did not answer within " + longest.toMillis() / 1000.0 + " s", e);
  }

  private <T extends Record> T answered(
      String what, Record question, Class<T> answer, Duration left) throws IOException {
    Request request =
        new Request.Builder()
            .url(calls.till("questions").addPathSegment(what).build())
            .post(RequestBody.create(Wire.bytes(question), JSON))
            .build();
    return calls.ask(
        request,
        left,
        response -> {
          renewWhereRefused(response);
          if (calls.secure().isPresent()) {
            calls.secure().get().requireInDate(response);
          }
          return Wire.read(answer, Answers.done(response), 0);
        });
  }

  /** The identity may have been renewed, or the till enrolled again, since it was read. */
  private void renewWhereRefused(Response response) throws IOException {
    if (response.code() == UNAUTHORIZED || response.code() == FORBIDDEN) {
      HeadOfficeException refused = Answers.refused(response);
      calls.cancel();
      calls = fresh();
      if (closed) {
        calls.cancel();
      }
      throw refused;
    }
  }

  @Override
  public void close() {
    closed = true;
    calls.cancel();
  }
}
