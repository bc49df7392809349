package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The till's journal as the sync thread sees it: what lies after the number head office last
 * confirmed. What a method is told is durable when it returns. Confined to the sync thread.
 */
public interface JournalFeed {
  String till();

  /**
   * The epochs with entries head office may lack, oldest first; the one being written is always
   * there, and last.
   */
  List<String> unfinishedEpochs();

  /**
   * The number head office last confirmed of the epoch; 0 for none. A cache: head office's own word
   * is the truth.
   */
  long acknowledged(String epoch);

  /**
   * The hash at a number of the epoch, {@link Hash#ZERO} at 0, empty where the till has no such
   * entry.
   */
  Optional<Hash> hashAt(String epoch, long number);

  /**
   * The highest number of the epoch that the till has; 0 for none. Asked only of an epoch of which
   * head office holds more.
   */
  default long lastNumber(String epoch) {
    long last = 0;
    for (List<Entry> some; !(some = after(epoch, last, 500)).isEmpty(); ) {
      last = some.get(some.size() - 1).number();
    }
    return last;
  }

  /** At most so many entries of the epoch after the number, in order. */
  List<Entry> after(String epoch, long number, int most);

  /** Head office holds the epoch up to this number, which has this hash; some of it is parked. */
  void acknowledge(String epoch, long number, Hash hash, List<Parked> parked);

  /**
   * Head office holds less than it once acknowledged: go back to this number. It knows nothing any
   * more of the days that ended after it, so their closes are unconfirmed again.
   */
  void rewind(String epoch, long number, Hash hash);

  /**
   * Head office holds another entry at this number: the epoch is not sent on but as a branch, the
   * till goes on in a new one, and the sync state says so. Said again every round for as long as
   * the epoch is unfinished.
   */
  default void forked(String epoch, long number, Hash hash) {}

  /**
   * The epochs of which head office once confirmed all that was written, oldest first, without the
   * one being written: one that was restored may lack them again.
   */
  default List<String> finishedEpochs() {
    return List.of();
  }

  /**
   * The epochs that have {@link #forked}, oldest first. What the till wrote after the last common
   * entry goes up as a branch of head office's; {@link #acknowledge} and {@link #rewind} then speak
   * of the branch.
   */
  default List<String> forkedEpochs() {
    return List.of();
  }

  /**
   * Where the till does not have the entry after a number any more: how far its entries are gone,
   * after which they go on, with what it keeps of their days. Empty where it has the entry, where
   * there is none yet, and where the number itself is of an entry that is {@link #lacking}.
   */
  default Optional<Anchor> anchorAfter(String epoch, long number) {
    return Optional.empty();
  }

  /** When the oldest entry that waits was written, by the till's clock; empty where none waits. */
  default Optional<Instant> oldestWaiting() {
    for (String epoch : unfinishedEpochs()) {
      List<Entry> oldest = after(epoch, acknowledged(epoch), 1);
      if (!oldest.isEmpty()) {
        return Optional.of(Instant.ofEpochMilli(oldest.get(0).header().tillTimeMillis()));
      }
    }
    return Optional.empty();
  }

  /**
   * What the till has lost of what head office holds, by its heads of all epochs of this till.
   * Asked once a round; what was {@link #recovered} since is not lacking any more.
   */
  default List<Lack> lacking(List<EpochHead> office) {
    return List.of();
  }

  /**
   * Entries the till had lost, in order and without gaps, the first at or after the beginning of
   * what is lacking. Their hashes are those of their bytes, and each follows the one before. Head
   * office holds them: those that go on where the acknowledged number ends are acknowledged too.
   */
  default void recovered(String epoch, List<Entry> entries) {}

  /**
   * To whom carry files for head office are encrypted, {@code age1…}. Said in every round, before
   * anything is sent; a till keeps it for the day it has no link.
   */
  default void carryRecipient(String recipient) {}

  /** A batch is dealt with, and others wait: the moment to let a cashier at work go first. */
  default void rest() {}

  /** How many entries are not yet acknowledged, in all epochs. */
  long waiting();

  /** Closes head office has not answered, or has disputed; oldest first. */
  List<Close> unconfirmedCloses();

  /** What head office says to a close. A disputed one may come again with other entries sent. */
  void closeAnswered(int z, CloseAnswer answer);
}
