package dev.evertill.sync.server.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is logged in: half an hour after the last request it is over, and twelve hours after the
 * log-in whatever happens. Also after a restart. Safe from any thread.
 */
public final class Sessions {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);

  /** A request need not be written down each time. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Jdbi writer;
  private final Jdbi reader;
  private final InstantSource clock;
  private final SecureRandom chance;

  public Sessions(Jdbi writer, Jdbi reader, InstantSource clock, SecureRandom chance) {
    this.writer = writer;
    this.reader = reader;
    this.clock = clock;
    this.chance = chance;
  }

  /**
   * Begins one, always with a new secret, so that nobody can have known it before.
   *
   * @return what the cookie holds; kept nowhere else. Empty where the person has another password
   *     since it was looked at, or is gone
   */
  public Optional<String> begin(People.Proof proof) {
    String secret = Secrets.make(chance);
    long now = clock.millis();
    return writer.inTransaction(
        handle -> {
          // Takes the person until the end: whoever sets a password waits, and ends this one too.
          if (handle.execute(
                  "update person set changed = changed where name = ? and password = ?",
                  proof.person(),
                  proof.kept())
              == 0) {
            return Optional.empty();
          }
          handle.execute(
              "delete from page_session where last_seen < ? or began < ?",
              now - IDLE.toMillis(),
              now - LONGEST.toMillis());
          handle.execute(
              "insert into page_session (token_hash, person, began, last_seen)"
                  + " values (?, ?, ?, ?)",
              Secrets.hash(secret),
              proof.person(),
              now,
              now);
          return Optional.of(secret);
        });
  }

  private record Kept(String person, String role, long began, long lastSeen) {}

  /** Whose cookie it is, with the role this person has now; empty where it is over. */
  public Optional<Visitor> visitor(String secret) {
    String hash = Secrets.hash(secret);
    Optional<Kept> kept =
        reader.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select s.person, p.role, s.began, s.last_seen from page_session s"
                            + " join person p on p.name = s.person where s.token_hash = ?")
                    .bind(0, hash)
                    .map(
                        (row, context) ->
                            new Kept(
                                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
                    .findOne());
    long now = clock.millis();
    if (kept.isEmpty()
        || isOver(kept.get().lastSeen(), IDLE, now)
        || isOver(kept.get().began(), LONGEST, now)) {
      return Optional.empty();
    }
    if (now - kept.get().lastSeen() >= NOTED_EVERY.toMillis()) {
      writer.useTransaction(
          handle ->
              handle.execute(
                  "update page_session set last_seen = ? where token_hash = ?", now, hash));
    }
    return Role.of(kept.get().role())
        .map(role -> new Visitor(kept.get().person(), role, Secrets.formToken(secret)));
  }

  /** Also where the clock was set back: then nobody knows how long it has been. */
  private static boolean isOver(long since, Duration life, long now) {
    return now - since >= life.toMillis() || since - now > NOTED_EVERY.toMillis();
  }

  /** The log-out. */
  public void end(String secret) {
    writer.useTransaction(
        handle ->
            handle.execute("delete from page_session where token_hash = ?", Secrets.hash(secret)));
  }
}
