package dev.evertill.sync.server;

import dev.evertill.sync.server.ca.Authority;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which of the certificates that were given are not good any more. Safe from any thread. */
final class Revocations {
  private final Database database;
  private final InstantSource clock;

  Revocations(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Nothing that was given to this till until now is good any more, nor a code for it: neither the
   * keys that are known here, nor what was given before this database came back from a copy.
   *
   * @return how many keys are known here
   */
  int till(String till) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              handle.execute("delete from enrolment_code where till = ?", till);
              List<String> keys =
                  handle
                      .createQuery("select distinct key_hash from till_certificate where till = ?")
                      .bind(0, till)
                      .mapTo(String.class)
                      .list();
              keys.forEach(key -> revoke(handle, till, key, Long.MAX_VALUE));
              revoke(handle, till, "", clock.millis());
              return keys.size();
            });
  }

  private record Key(String till, String keyHash) {}

  /**
   * The key of this certificate is not good any more.
   *
   * @return whose it was; empty where no such certificate was given
   */
  Optional<String> serial(String serial) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              Optional<Key> key =
                  handle
                      .createQuery("select till, key_hash from till_certificate where serial = ?")
                      .bind(0, serial)
                      .map((row, context) -> new Key(row.getString(1), row.getString(2)))
                      .findOne();
              key.ifPresent(known -> revoke(handle, known.till(), known.keyHash(), Long.MAX_VALUE));
              return key.map(Key::till);
            });
  }

  private void revoke(Handle handle, String till, String keyHash, long until) {
    handle.execute(
        "insert into revocation (till, key_hash, issued_until, revoked) values (?, ?, ?, ?)"
            + " on conflict (till, key_hash) do update set"
            + " issued_until = excluded.issued_until"
            + " where excluded.issued_until > revocation.issued_until",
        till,
        keyHash,
        until,
        clock.millis());
  }

  boolean contain(Caller caller) {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                        .createQuery(
                            "select count(*) from revocation where till = ?"
                                + " and (key_hash = ? or (key_hash = '' and issued_until >= ?))")
                        .bind(0, caller.till())
                        .bind(1, caller.keyHash())
                        .bind(2, Authority.issuedAt(caller.certificate()))
                        .mapTo(Integer.class)
                        .one()
                    > 0);
  }
}
