package dev.evertill.sync.server;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * What strangers may send is read here, before anybody looks at it: until it is whole it holds no
 * thread, and it has some seconds and some kilobytes. So whoever sends a byte now and then keeps
 * nobody waiting. Safe from any thread.
 *
 * <p>What is not whole in time is handed on with its refusal, and {@link #requireWhole} says it:
 * the refusal is counted, logged and dressed as all others are.
 */
final class SmallBodies extends Handler.Wrapper {
  /** Bytes of a body: forms of people, an enrolment. */
  static final int MOST = 64 * 1024;

  /** Bodies at once: together they are never more than 32 MB. */
  static final int AT_ONCE = 500;

  static final Duration WITHIN = Duration.ofSeconds(5);

  private static final String REFUSAL = SmallBodies.class.getName();
  private static final int RETRY_AFTER_SECONDS = 5;

  private final Predicate<Request> small;
  private final Duration within;
  private final int atOnce;
  private final Semaphore places;

  /**
   * @param small whose body is read here; others are read by who answers them
   * @param within how long a body may take, whole
   */
  SmallBodies(Predicate<Request> small, Duration within) {
    this(small, within, AT_ONCE);
  }

  SmallBodies(Predicate<Request> small, Duration within, int atOnce) {
    this.small = small;
    this.within = within;
    this.atOnce = atOnce;
    places = new Semaphore(atOnce);
  }

  /** How many are on their way. */
  int reading() {
    return atOnce - places.availablePermits();
  }

  /** Why a body is not handed on, and one header that goes with it. */
  private record Refusal(RefusedException why, String header, String value) {
    static Refusal closing(RefusedException why) {
      return new Refusal(why, "Connection", "close");
    }
  }

  /** Before anything is done for a request whose body did not come. */
  static void requireWhole(Context context) throws RefusedException {
    if (context.req().getAttribute(REFUSAL) instanceof Refusal refusal) {
      context.header(refusal.header(), refusal.value());
      throw refusal.why();
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!small.test(request) || request.getLength() == 0) {
      return super.handle(request, response, callback);
    }
    if (request.getLength() > MOST) {
      return refused(request, response, callback, tooLarge());
    }
    Reading reading = new Reading(request, response, callback);
    // Most come whole with their first packet, and wait for nothing.
    if (reading.isDone()) {
      return super.handle(reading.whole(), response, callback);
    }
    if (!places.tryAcquire()) {
      return refused(request, response, callback, busy());
    }
    reading.goOn();
    return true;
  }

  private boolean refused(Request request, Response response, Callback callback, Refusal why)
      throws Exception {
    request.setAttribute(REFUSAL, why);
    return super.handle(new Whole(request, new byte[0]), response, callback);
  }

  private static Refusal tooLarge() {
    return Refusal.closing(
        RefusedException.of(
            413, "too-large", "The request is too large", "allowed are " + MOST + " bytes"));
  }

  private Refusal busy() {
    return new Refusal(
        RefusedException.of(
            503, "busy", "Many are sending", atOnce + " at once are read: try again"),
        "Retry-After",
        Integer.toString(RETRY_AFTER_SECONDS));
  }

  private static Refusal slow(int bytes) {
    return Refusal.closing(
        RefusedException.of(
            408,
            "slow",
            "The request came too slowly",
            bytes + " bytes came in time: send it again"));
  }

  private static Refusal cut(int bytes) {
    return Refusal.closing(
        RefusedException.malformed("the line was cut after " + bytes + " bytes: send it again"));
  }

  /** One body on its way. */
  private final class Reading implements Invocable.Task {
    private final Request request;
    private final Response response;
    private final Callback callback;

    // Under the lock of this
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Scheduler.Task end;
    private boolean done;

    Reading(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    /** Takes what is there; whether that is all, or more cannot be had. */
    synchronized boolean isDone() {
      while (!done) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          return false;
        }
        if (Content.Chunk.isFailure(chunk)) {
          boolean idle = chunk.getFailure() instanceof TimeoutException;
          refuse(idle ? slow(body.size()) : cut(body.size()));
        } else {
          byte[] some = new byte[chunk.remaining()];
          chunk.getByteBuffer().get(some);
          boolean last = chunk.isLast();
          chunk.release();
          body.writeBytes(some);
          if (body.size() > MOST) {
            refuse(tooLarge());
          }
          done = done || last;
        }
      }
      return true;
    }

    private void refuse(Refusal why) {
      request.setAttribute(REFUSAL, why);
      body.reset();
      done = true;
    }

    Request whole() {
      return new Whole(request, body.toByteArray());
    }

    synchronized void goOn() {
      end =
          request
              .getComponents()
              .getScheduler()
              .schedule(this::late, within.toNanos(), TimeUnit.NANOSECONDS);
      request.demand(this);
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    /** More has come. */
    @Override
    public synchronized void run() {
      if (done) {
        return;
      }
      if (isDone()) {
        end.cancel();
        handOn();
      } else {
        request.demand(this);
      }
    }

    private synchronized void late() {
      if (!done) {
        refuse(slow(body.size()));
        handOn();
      }
    }

    /** From here on there may be waiting: for a database, or for a password to be worked out. */
    private void handOn() {
      places.release();
      request.getComponents().getExecutor().execute(this::handOnNow);
    }

    private void handOnNow() {
      try {
        if (!SmallBodies.super.handle(whole(), response, callback)) {
          Response.writeError(request, response, callback, 404);
        }
      } catch (Exception e) {
        Response.writeError(request, response, callback, e);
      }
    }
  }

  /** The request, with a body that is there. */
  private static final class Whole extends Request.Wrapper {
    private Content.Chunk next;

    Whole(Request request, byte[] body) {
      super(request);
      next = body.length == 0 ? Content.Chunk.EOF : Content.Chunk.from(ByteBuffer.wrap(body), true);
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = next;
      next = Content.Chunk.next(chunk);
      return chunk;
    }

    @Override
    public void demand(Runnable more) {
      more.run();
    }
  }
}
