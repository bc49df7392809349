package dev.evertill.sync.server;

import dev.evertill.sync.protocol.TillSays;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * When each till was heard last, and what it said of itself. It is noted in memory and written now
 * and then, all tills at once, so that it costs the sales nothing. Safe from any thread.
 */
final class Sightings {
  /** Head offices on one database differ by less. */
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9.+_-]{1,40}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
  private static final int HTTP_REFUSED = 400;
  private static final int HTTP_CONFLICT = 409;

  private final Database database;
  private final InstantSource clock;
  private final Map<String, Seen> unwritten = new HashMap<>();

  Sightings(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether a moment is still to come: a clock of ours was ahead, and nobody knows when it was. */
  static boolean isAhead(long moment, long now) {
    return moment - now > CLOCKS_DIFFER_BY.toMillis();
  }

  /** Null is what was not said. */
  private record Seen(
      String till, long contact, String version, Long waiting, Long catalogue, Long drift) {
    /** What an upload does not say was said with the state before. */
    Seen after(Seen before) {
      return before == null
          ? this
          : new Seen(
              till,
              contact,
              version != null ? version : before.version,
              waiting != null ? waiting : before.waiting,
              catalogue != null ? catalogue : before.catalogue,
              drift != null ? drift : before.drift);
    }
  }

  /** After a till was answered. Nobody else's request counts as its sign of life. */
  void note(Context context) {
    int status = context.status().getCode();
    if (status >= HTTP_REFUSED && status != HTTP_CONFLICT) {
      return;
    }
    long now = clock.millis();
    Long time = number(context, TillSays.TIME);
    String version = context.header(TillSays.VERSION);
    Seen seen =
        new Seen(
            context.pathParam("till"),
            now,
            version != null && VERSION.matcher(version).matches() ? version : null,
            number(context, TillSays.WAITING),
            number(context, TillSays.CATALOGUE),
            time == null ? null : (Long) (time - now));
    synchronized (unwritten) {
      unwritten.merge(seen.till(), seen, (before, next) -> next.after(before));
    }
  }

  private static Long number(Context context, String header) {
    String value = context.header(header);
    return value != null && NUMBER.matcher(value).matches() ? (Long) Long.parseLong(value) : null;
  }

  /** Writes what was noted. Durable when it returns; what fails is noted still. */
  void write() {
    List<Seen> seen;
    synchronized (unwritten) {
      seen = new ArrayList<>(unwritten.values());
      unwritten.clear();
    }
    if (seen.isEmpty()) {
      return;
    }
    // Two head offices that write the same tills must not wait for each other in a circle.
    seen.sort((a, b) -> a.till().compareTo(b.till()));
    keep(seen);
  }

  /** Likewise, what was noted of one till. */
  void write(String till) {
    Seen seen;
    synchronized (unwritten) {
      seen = unwritten.remove(till);
    }
    if (seen != null) {
      keep(List.of(seen));
    }
  }

  private void keep(List<Seen> seen) {
    try {
      write(seen);
    } catch (RuntimeException e) {
      synchronized (unwritten) {
        seen.forEach(s -> unwritten.merge(s.till(), s, (later, failed) -> later.after(failed)));
      }
      throw e;
    }
  }

  private void write(List<Seen> seen) {
    long latest = clock.millis() + CLOCKS_DIFFER_BY.toMillis();
    database
        .writer()
        .useTransaction(
            handle -> {
              PreparedBatch rows =
                  handle.prepareBatch(
                      "insert into till_seen (till, contact, version, waiting, catalogue, drift)"
                          + " values (:till, :contact, :version, :waiting, :catalogue, :drift)"
                          + " on conflict (till) do update set contact = excluded.contact,"
                          + " version = coalesce(excluded.version, till_seen.version),"
                          + " waiting = coalesce(excluded.waiting, till_seen.waiting),"
                          + " catalogue = coalesce(excluded.catalogue, till_seen.catalogue),"
                          + " drift = coalesce(excluded.drift, till_seen.drift)"
                          + " where excluded.contact >= till_seen.contact"
                          + " or till_seen.contact > :latest");
              for (Seen till : seen) {
                rows.bind("till", till.till())
                    .bind("contact", till.contact())
                    .bind("version", till.version())
                    .bind("waiting", till.waiting())
                    .bind("catalogue", till.catalogue())
                    .bind("drift", till.drift())
                    .bind("latest", latest)
                    .add();
              }
              rows.execute();
            });
  }
}
