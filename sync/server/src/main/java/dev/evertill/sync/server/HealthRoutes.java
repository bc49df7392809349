package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Health;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Whether head office could take a sale now: its database must let a row be written within a
 * second. Safe from any thread.
 */
final class HealthRoutes implements Routes.Group, AutoCloseable {
  private static final long LONGEST_MS = 1_000;
  private static final int UNAVAILABLE = 503;

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
    String reason = database();
    boolean well = reason.equals(Health.OK);
    String found = well || known ? reason : Health.FAILING;
    context
        .status(well ? 200 : UNAVAILABLE)
        .contentType(Routes.JSON)
        .header("Cache-Control", "no-store")
        .result(
            Wire.bytes(new Health(well ? Health.OK : Health.FAILING, found, Routes.TILL_VERSION)));
  }

  private String database() {
    try {
      question().get(LONGEST_MS, TimeUnit.MILLISECONDS);
      return Health.OK;
    } catch (TimeoutException e) {
      return "it does not answer within " + LONGEST_MS / 1000 + " s";
    } catch (ExecutionException e) {
      return Outage.why(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "head office stops";
    }
  }

  /** The one that is still open, or was asked within the last second: it takes sales' turn. */
  private synchronized Future<?> question() {
    long age = clock.millis() - askedMillis;
    boolean old = age < 0 || age >= LONGEST_MS;
    if (asked == null || (asked.isDone() && old)) {
      askedMillis = clock.millis();
      asked = thread.submit(this::write);
    }
    return asked;
  }

  private void write() {
    database
        .writer()
        .useTransaction(
            handle -> {
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
