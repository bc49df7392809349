package dev.evertill.sync.server;

import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the tills have sold, each epoch a gapless chain of entries from 1. Safe from any thread.
 *
 * <p>An entry is taken at {@code held + 1} if its previous hash is the one held; at or below that
 * it is a repeat if the hash is equal, a fork otherwise. What is held is never changed.
 */
interface SaleLog {
  /**
   * Keeps the batch; durable when it returns. Of a batch that forks inside, what lies before the
   * fork is kept.
   *
   * @param batch one after the other by number, not empty
   */
  Verdict append(String till, String epoch, List<Arrival> batch);

  Head held(String till, String epoch);

  /** The heads of all epochs of a till, in the order they were first heard of. */
  List<EpochHead> heads(String till);

  /**
   * Empty where nothing is held at that number, or it could not be read and nothing named its hash.
   */
  Optional<Hash> hashAt(String till, String epoch, long number);

  /** What has a question in this range, by number. */
  List<Parked> parked(String till, String epoch, long first, long last);

  ControlTotals totals(String till, List<Range> ranges);

  /** What is held in this range, by number. To be closed. */
  Stream<Arrival> read(String till, String epoch, long first, long last);

  /** Entries of one epoch, both ends included. */
  record Range(String epoch, long first, long last) {}
}
