package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the tills have sold, each epoch a chain of entries from 1. Safe from any thread.
 *
 * <p>An entry is taken at {@code held + 1} if its previous hash is the one held; at or below that
 * it is a repeat if the hash is equal, a fork otherwise. What is held is never changed.
 *
 * <p>What a copy of a till wrote after a fork is a branch: a journal of its own, under {@link
 * JournalName}. Wherever an epoch is asked for, a branch may be. Numbers whose entries a till does
 * not have any more are a hole, until the entries come after all.
 */
interface SaleLog {
  /**
   * Keeps the batch; durable when it returns. Of a batch that forks inside, what lies before the
   * fork is kept. What lies in a hole fills it.
   *
   * @param batch one after the other by number, not empty
   * @param signed the last of them, kept with them; null where it is not signed
   */
  Verdict append(String till, String epoch, List<Arrival> batch, SignedHead signed);

  default Verdict append(String till, String epoch, List<Arrival> batch) {
    return append(till, epoch, batch, null);
  }

  /**
   * Keeps entries of a branch, likewise. Its first follows an entry that is held, in the epoch or
   * another of its branches, and is the first there that is not held: else it is a gap, which says
   * where to begin.
   *
   * @param branch its name, as {@link BranchHead#name} gives it
   */
  Verdict branch(String till, String epoch, String branch, List<Arrival> batch, SignedHead signed);

  default Verdict branch(String till, String epoch, String branch, List<Arrival> batch) {
    return branch(till, epoch, branch, batch, null);
  }

  /**
   * Notes a hole: the till has no entry after the head and up to the anchor. The anchor is the head
   * when it returns. At or below the head it is a repeat or a fork.
   *
   * @param sent the anchor as it came
   */
  Verdict anchor(String till, String epoch, Anchor anchor, byte[] sent);

  Head held(String till, String epoch);

  /** The heads of all epochs of a till, in the order they were first heard of. */
  List<EpochHead> heads(String till);

  /** How far the branches of a till are held, likewise. */
  List<BranchHead> branchHeads(String till);

  /** The branches of a till, in the order they began. */
  List<Branch> branches(String till);

  /** What is missing of a till's journals, by epoch and number. */
  List<Hole> holes(String till);

  /**
   * Empty where nothing is held at that number, or it could not be read and nothing named its hash.
   */
  Optional<Hash> hashAt(String till, String epoch, long number);

  /** What has a question in this range, by number; answered ones too. */
  List<Parked> parked(String till, String epoch, long first, long last);

  /**
   * A day that lies wholly in the ranges and of which entries are missing counts with the figures
   * that its till kept.
   */
  ControlTotals totals(String till, List<Range> ranges);

  /** What is held in this range, by number. To be closed. */
  Stream<Arrival> read(String till, String epoch, long first, long last);

  /** Entries of one epoch, both ends included. */
  record Range(String epoch, long first, long last) {}
}
