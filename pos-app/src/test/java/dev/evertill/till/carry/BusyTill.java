package dev.evertill.till.carry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.carry.Carried;
import dev.evertill.till.checkout.ForwardingLedger;
import dev.evertill.till.checkout.MemoryLedger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The ledger of a till that sells much, opens epochs, prunes days and is damaged, in memory. Safe
 * from any thread.
 */
final class BusyTill extends ForwardingLedger {
  static final String TILL = "0117-03";

  private final ConcurrentSkipListMap<Long, Recorded> entries = new ConcurrentSkipListMap<>();
  private final List<Anchor> anchors = new ArrayList<>();
  private String epoch = "e1";
  private Entry last;

  /** Every look into the ledger fails. */
  volatile boolean broken;

  BusyTill() {
    super(new MemoryLedger(TILL));
  }

  synchronized BusyTill sell(int times) {
    for (int i = 0; i < times; i++) {
      boolean goesOn = last != null && last.header().epoch().equals(epoch);
      long number = goesOn ? last.number() + 1 : 1;
      EntryHeader header =
          new EntryHeader(TILL, epoch, number, "sale", epoch + "-" + number, number, null);
      last =
          Entry.of(
              header,
              goesOn ? last.hash() : Hash.ZERO,
              ("{\"total\":" + number + "}").getBytes(UTF_8));
      long position = entries.isEmpty() ? 1 : entries.lastKey() + 1;
      entries.put(position, new Recorded(position, last));
    }
    return this;
  }

  synchronized BusyTill open(String next) {
    epoch = next;
    return this;
  }

  /** A day goes, and its anchor stays. */
  synchronized BusyTill prune(long first, long to) {
    Entry end = entries.get(to).entry();
    entries.subMap(first, true, to, true).clear();
    anchors.add(
        new Anchor(
            Anchor.Cause.PRUNED,
            end.header().epoch(),
            first,
            to,
            end.number(),
            Optional.of(end.hash()),
            Optional.empty()));
    return this;
  }

  synchronized BusyTill damage(long position) {
    Entry entry = entries.get(position).entry();
    entries.put(
        position,
        new Recorded(
            position,
            new Entry(entry.header(), entry.previous(), new byte[] {'{', '}'}, entry.hash())));
    return this;
  }

  @Override
  public synchronized List<Anchor> anchors() {
    return List.copyOf(anchors);
  }

  @Override
  public Optional<Recorded> at(long position) {
    if (broken) {
      throw new IllegalStateException("the store is closed");
    }
    return Optional.ofNullable(entries.get(position));
  }

  List<Recorded> recorded() {
    return List.copyOf(entries.values());
  }

  List<Carried> carried(long first, long to) {
    Collection<Recorded> some = entries.subMap(first, true, to, true).values();
    return some.stream().map(entry -> new Carried(entry.position(), entry.entry())).toList();
  }

  List<Carried> carried() {
    return carried(1, entries.lastKey());
  }
}
