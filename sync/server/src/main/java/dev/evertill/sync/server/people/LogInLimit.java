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
  private final Jdbi reader;
  private final InstantSource clock;

  public LogInLimit(Jdbi writer, Jdbi reader, InstantSource clock) {
    this.writer = writer;
    this.reader = reader;
    this.clock = clock;
  }

  private record Limit(String who, int most) {}

  private static List<Limit> limits(String name, String address) {
    return List.of(
        new Limit("address " + address, 20),
        new Limit("name at address " + name + " " + address, 5),
        new Limit("name " + name, 100));
  }

  /**
   * Counts a try before its password is looked at, so that many at once are not more than one after
   * the other. Durable when it returns. Of an address that is out nothing is written: sales are
   * written there too, and names would fill the table.
   *
   * @return whether the password may be looked at
   */
  public boolean mayTry(String name, String address) {
    long now = clock.millis();
    List<Limit> limits = limits(name, address);
    if (isOut(limits.get(0), now)) {
      return false;
    }
    return writer.inTransaction(
        handle -> {
          // A clock that was set back would keep somebody out for as long.
          handle.execute(
              "delete from wrong_log_in where since <= ? or since > ?",
              now - WINDOW.toMillis(),
              now);
          for (Limit limit : limits) {
            handle.execute(
                "insert into wrong_log_in (who, since, times) values (?, ?, 1)"
                    + " on conflict (who) do update set times = wrong_log_in.times + 1",
                limit.who(),
                now);
            if (times(handle, limit.who()) > limit.most()) {
              return false;
            }
          }
          return true;
        });
  }

  private boolean isOut(Limit limit, long now) {
    return reader.withHandle(
        handle ->
            handle
                .createQuery(
                    "select 1 from wrong_log_in"
                        + " where who = ? and since > ? and since <= ? and times >= ?")
                .bind(0, limit.who())
                .bind(1, now - WINDOW.toMillis())
                .bind(2, now)
                .bind(3, limit.most())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
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
          for (Limit limit : limits) {
            handle.execute("update wrong_log_in set times = times - 1 where who = ?", limit.who());
          }
          handle.execute("delete from wrong_log_in where who = ?", limits.get(1).who());
        });
  }
}
