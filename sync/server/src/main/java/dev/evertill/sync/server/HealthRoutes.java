package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Health;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Whether head office could take a sale now: there must be room, and its database must let a row be
 * written within a second. Where writers take turns, it is busy and not failing while somebody else
 * has the turn: an import writes for minutes, and what tills send waits for it. Safe from any
 * thread.
 */
final class HealthRoutes implements Routes.Group, AutoCloseable {
  /** Bytes: the largest upload there may be. */
  static final long LEAST_ROOM = Body.MOST;

  /** For its turn; an import of millions of goods takes no longer. */
  static final Duration LONGEST_TURN = Duration.ofMinutes(5);

  private static final long LONGEST_MS = 1_000;
  private static final int UNAVAILABLE = 503;
  private static final long NOBODY_WAITS = Long.MIN_VALUE;

  private final Database database;
  private final InstantSource clock;

  /** One question at a time: a database that hangs is not asked by more and more threads. */
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "health");
            made.setDaemon(true);
            return made;
          });

  /** Since when it is not this one's turn to write, in milliseconds since 1970. */
  private volatile long waitsSince = NOBODY_WAITS;

  // Under the lock of this
  private Future<?> asked;
  private long askedMillis;

  HealthRoutes(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(endpoint(context -> true));
  }

  /**
   * On the pages' port, where anybody may ask: what the storage said is for those who are known.
   */
  Routes.Group onPages() {
    return () -> List.of(endpoint(context -> PageGate.visitor(context) != null));
  }

  private Endpoint endpoint(Predicate<Context> known) {
    return PageRights.endpoint(
        Right.OPEN, HandlerType.GET, "/health", context -> health(context, known.test(context)));
  }

  private void health(Context context, boolean known) {
    Found found = look();
    String reason = found.isOk() || known ? found.reason() : found.status();
    context
        .status(found.status().equals(Health.FAILING) ? UNAVAILABLE : 200)
        .contentType(Routes.JSON)
        .header("Cache-Control", "no-store")
        .result(Wire.bytes(new Health(found.status(), reason, Routes.TILL_VERSION)));
  }

  private record Found(String status, String reason) {
    static Found failing(String reason) {
      return new Found(Health.FAILING, reason);
    }

    boolean isOk() {
      return status.equals(Health.OK);
    }
  }

  private Found look() {
    try {
      OptionalLong room = database.room();
      if (room.isPresent() && room.getAsLong() < LEAST_ROOM) {
        return Found.failing(
            "its disk is full: " + room.getAsLong() + " bytes are left, needed are " + LEAST_ROOM);
      }
      question().get(LONGEST_MS, TimeUnit.MILLISECONDS);
      return new Found(Health.OK, Health.OK);
    } catch (TimeoutException e) {
      return othersTurn()
          .orElse(Found.failing("it does not answer within " + LONGEST_MS / 1000 + " s"));
    } catch (ExecutionException e) {
      Optional<Found> busy = Outage.isWait(e) ? othersTurn() : Optional.empty();
      return busy.orElse(Found.failing(Outage.why(e)));
    } catch (IOException e) {
      return Found.failing(Outage.why(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Found.failing("head office stops");
    }
  }

  /** Empty where nobody waits, or for too long. */
  private Optional<Found> othersTurn() {
    long since = waitsSince;
    if (since == NOBODY_WAITS || !database.takesTurns()) {
      return Optional.empty();
    }
    Duration waited = Duration.ofMillis(Math.max(0, clock.millis() - since));
    return waited.compareTo(LONGEST_TURN) < 0
        ? Optional.of(
            new Found(
                Health.BUSY,
                "another one is writing, such as an import; what comes has waited for "
                    + waited.toSeconds()
                    + " s"))
        : Optional.empty();
  }

  /** The one that is still open, or was asked within the last second: it takes sales' turn. */
  private synchronized Future<?> question() {
    long age = clock.millis() - askedMillis;
    boolean old = age < 0 || age >= LONGEST_MS;
    if (asked == null || (asked.isDone() && old)) {
      askedMillis = clock.millis();
      if (waitsSince == NOBODY_WAITS) {
        waitsSince = askedMillis;
      }
      asked = thread.submit(this::write);
    }
    return asked;
  }

  private void write() {
    database
        .writer()
        .useTransaction(
            handle -> {
              waitsSince = NOBODY_WAITS;
              handle.execute(
                  "insert into set_aside (what, subject, till, hold, amount, expires)"
                      + " values ('health', '', '', '', 0, 0)");
              // Nobody is to find it.
              handle.rollback();
            });
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
