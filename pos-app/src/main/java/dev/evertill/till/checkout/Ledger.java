package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
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
}
