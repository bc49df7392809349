package dev.evertill.sync.server.people;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who may log in. What it changes is durable when it returns. Safe from any thread. */
public final class People {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");

  private final Jdbi writer;
  private final Jdbi reader;
  private final Passwords passwords;
  private final InstantSource clock;

  public People(Jdbi writer, Jdbi reader, Passwords passwords, InstantSource clock) {
    this.writer = writer;
    this.reader = reader;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * @param changed when the password was last set, in milliseconds since 1970
   */
  public record Person(String name, Role role, long changed) {}

  /** What a person or a program may be called, for whoever typed something else. */
  public static Optional<String> nameFault(String name) {
    return NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            "name "
                + name.replaceAll("\\p{Cntrl}", "?")
                + ": allowed are 1 to 64 letters, digits, dot, dash, underscore, @");
  }

  /** Whether there was nobody of this name before. */
  public boolean add(String name, Role role, String password) {
    String kept = passwords.kept(password);
    return writer.inTransaction(
        handle ->
            handle.execute(
                    "insert into person (name, role, password, changed) values (?, ?, ?, ?)"
                        + " on conflict (name) do nothing",
                    name,
                    role.word(),
                    kept,
                    clock.millis())
                > 0);
  }

  /** Whether there is such a person. From now on the new password alone is good, log-ins end. */
  public boolean password(String name, String password) {
    String kept = passwords.kept(password);
    return changed(
        name,
        handle -> {
          // Whoever was kept out by what others guessed may come in with it at once.
          LogInLimit.forget(handle, name);
          return handle.execute(
              "update person set password = ?, changed = ? where name = ?",
              kept,
              clock.millis(),
              name);
        });
  }

  /** Whether there was such a person; where it is logged in, that ends. */
  public boolean remove(String name) {
    return changed(name, handle -> handle.execute("delete from person where name = ?", name));
  }

  private interface Change {
    int in(Handle transaction);
  }

  private boolean changed(String name, Change change) {
    return writer.inTransaction(
        handle -> {
          // First the person, whom a log-in takes before it begins: none is overlooked.
          boolean was = change.in(handle) > 0;
          handle.execute("delete from page_session where person = ?", name);
          return was;
        });
  }

  /** By their names. */
  public List<Person> all() {
    return reader.withHandle(
        handle ->
            handle
                .createQuery("select name, role, changed from person order by name")
                .map(
                    (row, context) ->
                        new Person(row.getString(1), role(row.getString(2)), row.getLong(3)))
                .list());
  }

  private static Role role(String word) {
    return Role.of(word)
        .orElseThrow(
            () -> new IllegalStateException("role " + word + ": allowed are " + Role.allowed()));
  }

  /**
   * That somebody knew the password of a person. Immutable.
   *
   * @param kept what was kept of the password then
   */
  public record Proof(String person, String kept) {}

  /** Empty where it is not the password of somebody of this name; for nobody's it takes as long. */
  public Optional<Proof> proof(String name, String password) {
    Optional<String> kept = kept(name);
    return passwords.matches(password, kept)
        ? kept.map(found -> new Proof(name, found))
        : Optional.empty();
  }

  private Optional<String> kept(String name) {
    return reader.withHandle(
        handle ->
            handle
                .createQuery("select password from person where name = ?")
                .bind(0, name)
                .mapTo(String.class)
                .findOne());
  }

  /** What the browser keeps in which this person logged in. */
  public static String knownBy(Proof proof) {
    return Secrets.known(proof.person(), proof.kept());
  }

  /** Whether a browser keeps what it got when this person logged in there. */
  public boolean isKnown(String name, String keeps) {
    return kept(name).filter(kept -> Secrets.same(keeps, Secrets.known(name, kept))).isPresent();
  }
}
