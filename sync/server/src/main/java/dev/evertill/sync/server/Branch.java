package dev.evertill.sync.server;

import dev.evertill.sync.protocol.ControlTotals;
import java.time.Instant;

/**
 * What a copy of a till wrote in an epoch after it parted from what is held of it. Immutable.
 *
 * @param name the beginning of its first entry's hash
 * @param parent what holds the entry before its first: the epoch, or another of its branches
 * @param begun when its first entry arrived
 * @param totals of its own entries
 */
record Branch(
    String epoch,
    String name,
    String parent,
    long first,
    Head head,
    long entries,
    Instant begun,
    ControlTotals totals) {}
