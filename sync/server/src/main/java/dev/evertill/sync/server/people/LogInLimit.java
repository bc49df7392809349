package dev.evertill.sync.server.people;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How often somebody may be wrong within a quarter of an hour: five times with one name from one
 * address, twenty times from one address, a hundred times with one name. Browsers in which somebody
 * of this name logged in before are counted apart, ten times for all of them: so whoever guesses
 * keeps nobody out who was there before. Also after a restart. Safe from any thread.
 */
public final class LogInLimit {
  static final Duration WINDOW = Duration.ofMinutes(15);

  private static final String NAME = "name ";
  private static final String NAME_AT_ADDRESS = "name at address ";
  private static final String KNOWN = "known ";

  private final Jdbi writer;
  private final Jdbi reader;
  private final InstantSource clock;

  public LogInLimit(Jdbi writer, Jdbi reader, InstantSource clock) {
    this.writer = writer;
    this.reader = reader;
    this.clock = clock;
  }

  private record Limit(String who, int most) {}

  /**
   * Who tries to log in.
   *
   * @param known whether somebody of this name logged in before in this browser
   */
  public record Try(String name, String address, boolean known) {
    private Limit first() {
      return limits().get(0);
    }

    private List<Limit> limits() {
      return known
          ? List.of(new Limit(KNOWN + name, 10))
          : List.of(
              new Limit("address " + address, 20),
              new Limit(NAME_AT_ADDRESS + name + " " + address, 5),
              new Limit(NAME + name, 100));
    }

    /** What is forgiven to whoever is right. */
    private Limit own() {
      return limits().get(known ? 0 : 1);
    }
  }

  /** Nobody was wrong with this name any more. */
  static void forget(Handle transaction, String name) {
    String atAddress = NAME_AT_ADDRESS + name + " ";
    transaction.execute(
        "delete from wrong_log_in where who = ? or who = ? or substr(who, 1, ?) = ?",
        NAME + name,
        KNOWN + name,
        atAddress.length(),
        atAddress);
  }

  /**
   * Counts a try before its password is looked at, so that many at once are not more than one after
   * the other. Durable when it returns. Of an address that is out nothing is written: sales are
   * written there too, and names would fill the table.
   *
   * @return whether the password may be looked at
   */
  public boolean mayTry(Try one) {
    long now = clock.millis();
    if (isOut(one.first(), now)) {
      return false;
    }
    return writer.inTransaction(
        handle -> {
          // A clock that was set back would keep somebody out for as long.
          handle.execute(
              "delete from wrong_log_in where since <= ? or since > ?",
              now - WINDOW.toMillis(),
              now);
          for (Limit limit : one.limits()) {
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
  public void right(Try one) {
    writer.useTransaction(
        handle -> {
          for (Limit limit : one.limits()) {
            handle.execute("update wrong_log_in set times = times - 1 where who = ?", limit.who());
          }
          handle.execute("delete from wrong_log_in where who = ?", one.own().who());
        });
  }
}
