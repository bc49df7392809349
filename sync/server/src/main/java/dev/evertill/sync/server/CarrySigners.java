package dev.evertill.sync.server;

import dev.evertill.sync.protocol.carry.Signer;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Whose signature is a till's: the first key seen for it, and those a person accepted after it.
 * Safe from any thread.
 */
final class CarrySigners {
  private final Database database;
  private final InstantSource clock;

  CarrySigners(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Whether the key is one of the till's; of a till that has none yet it becomes the first. Durable
   * when it returns.
   */
  boolean isOf(String till, Signer signer) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              database.takeTurn(handle, "signer " + till);
              List<String> known = known(handle, till);
              if (known.isEmpty()) {
                insert(handle, till, signer);
                return true;
              }
              return known.contains(signer.base64());
            });
  }

  /** A person says that this key is the till's too. Durable when it returns. */
  void accept(String till, Signer signer) {
    database.writer().useTransaction(handle -> insert(handle, till, signer));
  }

  /** The keys of a till, the first one first. */
  List<Signer> known(String till) {
    return database
        .reader()
        .withHandle(handle -> known(handle, till).stream().map(Signer::new).toList());
  }

  private static List<String> known(Handle handle, String till) {
    return handle
        .createQuery("select signer from carry_signer where till = ? order by rowid")
        .bind(0, till)
        .mapTo(String.class)
        .list();
  }

  private void insert(Handle handle, String till, Signer signer) {
    handle.execute(
        "insert into carry_signer (till, signer, accepted) values (?, ?, ?)"
            + " on conflict do nothing",
        till,
        signer.base64(),
        clock.millis());
  }
}
