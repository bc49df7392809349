package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where finished business is written. Entries are numbered 1, 2, 3 … without gaps. Safe from any
 * thread.
 */
public interface Ledger {
  /**
   * Writes what {@code posting} makes of the next number, its papers, its drawer's opening and,
   * where it says so, an empty counter: all or nothing, durable when it returns.
   *
   * @throws NotRecordedException when nothing at all was written
   */
  Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException;

  /** Keeps the goods on the counter over a power cut; only the latest counts. */
  void keep(byte[] draft) throws NotRecordedException;

  /** The goods that were on the counter, if any were kept and not paid. */
  Optional<byte[]> kept();

  /**
   * Puts the goods on the counter aside and leaves an empty counter: both or nothing, durable when
   * it returns.
   *
   * @param label what the cashier finds them by, for instance a name or a table
   * @param heldAtMillis the till's clock, milliseconds since 1970 UTC
   */
  void hold(String label, long heldAtMillis, byte[] draft) throws NotRecordedException;

  /** The baskets put aside and not yet taken up again, oldest first. */
  List<Held> held();

  /**
   * Takes a held basket back onto the counter, in place of what is kept there: both or nothing.
   *
   * @throws IllegalArgumentException it is not held any more
   */
  void recall(Held basket) throws NotRecordedException;

  /** Positions without entries: pruned days, and what damage took; in order. */
  List<Anchor> anchors();

  /** What head office has of the entry at a position. */
  SyncStatus syncStatus(long position);

  /** Every entry after a position (0 for all), in order. */
  void read(long afterPosition, Consumer<Recorded> reader);

  /** The last entry of a kind. */
  Optional<Recorded> last(Kind kind);

  /** The entry at a position. */
  Optional<Recorded> at(long position);

  /** The oldest paper of which nobody knows whether it came out. */
  Optional<Print> oldestDoubtfulPrint();

  /** Somebody looked: the doubtful paper did come out. */
  void cameOut(Print print) throws NotRecordedException;

  /** How many copies of a paper have been asked for; the first print is none. */
  int copies(long position, SlipKind slip);

  /** An entry and its position in the store, which never restarts as numbers do with an epoch. */
  record Recorded(long position, Entry entry) {
    public EntryNumber number() {
      return new EntryNumber(
          entry.header().till(), entry.header().epoch(), entry.header().number());
    }
  }

  /**
   * A basket put aside.
   *
   * @param id the store's own
   * @param heldAtMillis the till's clock, milliseconds since 1970 UTC
   */
  record Held(long id, String label, long heldAtMillis, byte[] draft) {}

  /**
   * Positions that hold no entry. Immutable.
   *
   * @param epoch the epoch at the last position, empty where nobody knows
   * @param lastNumber the number at the last position, 0 where nobody knows
   * @param hash the hash at that number: from here the chain is verified
   * @param day what is kept of a pruned day: its {@code evertill.anchor/1} document
   */
  record Anchor(
      Cause cause,
      String epoch,
      long firstPosition,
      long lastPosition,
      long lastNumber,
      Optional<Hash> hash,
      Optional<byte[]> day) {

    /** Why entries are not here. */
    public enum Cause {
      /** A day that head office confirmed, removed to make room. */
      PRUNED,
      /** Damage took them; they may come back from the mirror or from head office. */
      MISSING,
      /** Left free when an epoch began after damage; nobody knows of an entry that was there. */
      UNUSED
    }
  }
}
