package dev.evertill.sync.server;

import java.time.Instant;

/**
 * What a copy of a till wrote in an epoch after it parted from what is held of it. Immutable.
 *
 * @param name the beginning of its first entry's hash
 * @param parent what holds the entry before its first: the epoch, or another of its branches
 * @param begun when its first entry arrived
 */
record Branch(
    String epoch, String name, String parent, long first, Head head, long entries, Instant begun) {
  /** Its own entries. */
  SaleLog.Range range() {
    return new SaleLog.Range(JournalName.of(epoch, name), first, head.number());
  }
}
