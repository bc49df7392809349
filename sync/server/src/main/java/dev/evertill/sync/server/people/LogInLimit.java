package dev.evertill.sync.server.people;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How often somebody may be wrong within a quarter of an hour: five times with one name from one
 * address, twenty times from one address, a hundred times with one name. So whoever guesses keeps
 * nobody out who sits elsewhere, until it are very many. Also after a restart. Safe from any
 * thread.
 */
public final class LogInLimit {
  static final Duration WINDOW = Duration.ofMinutes(15);

  private final Jdbi writer;
  private final InstantSource clock;

  public LogInLimit(Jdbi writer, InstantSource clock) {
    this.writer = writer;
    this.clock = clock;
  }

  private record Limit(String who, int most) {}

  private static List<Limit> limits(String name, String address) {
    return List.of(
        new Limit("name at address " + name + " " + address, 5),
        new Limit("address " + address, 20),
        new Limit("name " + name, 100));
  }

  /**
   * Counts a try before its password is looked at, so that many at once are not more than one after
   * the other. Durable when it returns.
   *
   * @return whether the password may be looked at
   */
  public boolean mayTry(String name, String address) {
    long now = clock.millis();
    return writer.inTransaction(
        handle -> {
          // A clock that was set back would keep somebody out for as long.
          handle.execute(
              "delete from wrong_log_in where since <= ? or since > ?",
              now - WINDOW.toMillis(),
              now);
          boolean allowed = true;
          for (Limit limit : limits(name, address)) {
            handle.execute(
                "insert into wrong_log_in (who, since, times) values (?, ?, 1)"
                    + " on conflict (who) do update set times = wrong_log_in.times + 1",
                limit.who(),
                now);
            allowed &= times(handle, limit.who()) <= limit.most();
          }
          return allowed;
        });
  }

  private static int times(Handle handle, String who) {
    return handle
        .createQuery("select times from wrong_log_in where who = ?")
        .bind(0, who)
        .mapTo(Integer.class)
        .one();
  }

  /** The password was right: what was wrong before with this name at this address is forgiven. */
  public void right(String name, String address) {
    List<Limit> limits = limits(name, address);
    writer.useTransaction(
        handle -> {
          handle.execute("delete from wrong_log_in where who = ?", limits.get(0).who());
          for (Limit limit : limits.subList(1, limits.size())) {
            handle.execute("update wrong_log_in set times = times - 1 where who = ?", limit.who());
          }
        });
  }
}
