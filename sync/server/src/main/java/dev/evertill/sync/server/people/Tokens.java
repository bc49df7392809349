package dev.evertill.sync.server.people;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * With what programs say who they are: {@code Authorization: Bearer evertill_…}. Good until it is
 * removed. Safe from any thread.
 */
public final class Tokens {
  private static final String PREFIX = "evertill_";

  private final Jdbi writer;
  private final Jdbi reader;
  private final InstantSource clock;
  private final SecureRandom chance;

  public Tokens(Jdbi writer, Jdbi reader, InstantSource clock, SecureRandom chance) {
    this.writer = writer;
    this.reader = reader;
    this.clock = clock;
    this.chance = chance;
  }

  /**
   * @param made milliseconds since 1970
   */
  public record Token(String name, Role role, long made) {}

  /** A new one, which is told once; empty where there is one of this name. */
  public Optional<String> add(String name, Role role) {
    String token = PREFIX + Secrets.make(chance);
    int added =
        writer.inTransaction(
            handle ->
                handle.execute(
                    "insert into api_token (name, token_hash, role, made) values (?, ?, ?, ?)"
                        + " on conflict (name) do nothing",
                    name,
                    Secrets.hash(token),
                    role.word(),
                    clock.millis()));
    return added > 0 ? Optional.of(token) : Optional.empty();
  }

  /** Whether there was one of this name. */
  public boolean remove(String name) {
    return writer.inTransaction(
        handle -> handle.execute("delete from api_token where name = ?", name) > 0);
  }

  /** By their names. */
  public List<Token> all() {
    return reader.withHandle(
        handle ->
            handle
                .createQuery("select name, role, made from api_token order by name")
                .map(
                    (row, context) ->
                        new Token(
                            row.getString(1),
                            Role.of(row.getString(2)).orElseThrow(),
                            row.getLong(3)))
                .list());
  }

  /** The program with this token. */
  public Optional<Visitor> visitor(String token) {
    return reader.withHandle(
        handle ->
            handle
                .createQuery("select name, role from api_token where token_hash = ?")
                .bind(0, Secrets.hash(token))
                .map(
                    (row, context) ->
                        new Visitor(
                            row.getString(1), Role.of(row.getString(2)).orElseThrow(), null))
                .findOne());
  }
}
