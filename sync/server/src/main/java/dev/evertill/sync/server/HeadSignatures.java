package dev.evertill.sync.server;

import dev.evertill.sync.protocol.HeadLine;
import dev.evertill.sync.protocol.TillSignature;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what tills signed: of each epoch the last head, which signs all entries before it, and each
 * close. A wrong signature is noted and said; what it came with is held before it is looked at.
 * Safe from any thread.
 */
final class HeadSignatures {
  private static final Logger LOG = LoggerFactory.getLogger(HeadSignatures.class);

  private final Database database;
  private final InstantSource clock;

  HeadSignatures(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The head as the till signed it; empty where it is not signed, or not by its key. */
  static Optional<SignedHead> signed(Caller caller, String epoch, HeadLine head) {
    boolean right =
        head.signature() != null
            && isBy(
                caller,
                TillSignature.head(caller.till(), epoch, head.head(), head.hash()),
                head.signature());
    return right
        ? Optional.of(new SignedHead(head.head(), head.hash(), head.signature(), caller.serial()))
        : Optional.empty();
  }

  /**
   * After the entries up to this head, which is not rightly signed, are held.
   *
   * @throws RefusedException it is signed by another key
   */
  void notSigned(Caller caller, String epoch, HeadLine head) throws RefusedException {
    if (head.signature() != null) {
      throw wrong(caller, "entry " + head.head() + " of epoch " + epoch, head.signature(), head);
    }
  }

  /**
   * In the transaction that keeps the entries it signs.
   *
   * @param journal an epoch, or a branch of it
   */
  static void keep(Handle handle, String till, String journal, SignedHead head, long nowMillis) {
    handle.execute(
        "insert into head_signature (till, epoch, number, hash, signature, serial, received)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (till, epoch) do update set"
            + " number = excluded.number, hash = excluded.hash,"
            + " signature = excluded.signature, serial = excluded.serial,"
            + " received = excluded.received"
            + " where excluded.number >= head_signature.number",
        till,
        journal,
        head.number(),
        head.hash(),
        head.signature(),
        head.serial(),
        nowMillis);
  }

  /**
   * After the close is held.
   *
   * @param signature null for none
   * @throws RefusedException it is not by the till's key
   */
  void close(Caller caller, int z, byte[] body, String signature) throws RefusedException {
    if (signature == null) {
      return;
    }
    if (!isBy(caller, TillSignature.close(caller.till(), body), signature)) {
      throw wrong(caller, "close Z " + z, signature, null);
    }
    database
        .writer()
        .useTransaction(
            handle ->
                handle.execute(
                    "insert into close_signature (till, z, body, signature, serial, received)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                    caller.till(),
                    z,
                    body,
                    signature,
                    caller.serial(),
                    clock.millis()));
  }

  /**
   * After the anchor is held.
   *
   * @param signature null for none
   * @throws RefusedException it is not by the till's key
   */
  void anchor(Caller caller, String epoch, long number, byte[] body, String signature)
      throws RefusedException {
    if (signature == null) {
      return;
    }
    if (!isBy(caller, TillSignature.anchor(caller.till(), epoch, body), signature)) {
      throw wrong(caller, "anchor " + number + " of epoch " + epoch, signature, null);
    }
    database
        .writer()
        .useTransaction(
            handle ->
                handle.execute(
                    "update anchor set signature = ?, serial = ?"
                        + " where till = ? and epoch = ? and number = ? and body = ?",
                    signature,
                    caller.serial(),
                    caller.till(),
                    epoch,
                    number,
                    body));
  }

  private static boolean isBy(Caller caller, byte[] signed, String signature) {
    return TillSignature.isBy(caller.certificate().getPublicKey(), signed, signature);
  }

  private RefusedException wrong(Caller caller, String what, String signature, HeadLine head) {
    LOG.warn("till {}: {} is not signed by its key", caller.till(), what);
    database
        .writer()
        .useTransaction(
            handle ->
                handle.execute(
                    "insert into wrong_signature (till, what, signature, serial, received)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing",
                    caller.till(),
                    what,
                    signature,
                    caller.serial(),
                    clock.millis()));
    return RefusedException.signature(
        what + " is not signed by the key of certificate " + caller.serial() + "; it was kept",
        head);
  }
}
