package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.SaleDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A till and copies of it that send what they have in any order: batches, branches, branches of
 * branches, anchors over what is lost, and what was lost after all. Always the same for one seed.
 */
final class SomeUploads {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String[] DAYS = {"2026-01-01", "2026-01-02"};
  private static final String EPOCH = "e1";
  private static final int MOST_COPIES = 4;

  private final OfficeDatabase office;
  private final String till;
  private final Random chance;
  private final Journal trunk;

  /** What is held of the trunk, number by number. */
  private final List<Boolean> held = new ArrayList<>();

  /** By the name of its branch, with how many of its entries are held from the beginning. */
  private final Map<String, Copy> copies = new LinkedHashMap<>();

  private record Copy(Journal journal, long first, long last) {}

  SomeUploads(OfficeDatabase office, String till, Random chance) {
    this.office = office;
    this.till = till;
    this.chance = chance;
    trunk = new Journal(till, EPOCH);
  }

  private SaleLog log() {
    return new SqlSaleLog(office.database(), () -> NOON);
  }

  /** A journal that is the same up to a number. */
  static Journal copy(Journal journal, long upTo) {
    Journal copy = new Journal(journal.till(), journal.epoch());
    for (Entry entry : journal.entries(1, upTo)) {
      copy.write(entry.header().kind(), entry.document());
    }
    return copy;
  }

  void step() {
    switch (chance.nextInt(8)) {
      case 0, 1, 2 -> append();
      case 3 -> lose();
      case 4 -> fill();
      case 5 -> part();
      default -> appendToABranch();
    }
  }

  private void business(Journal journal) {
    if (chance.nextInt(6) == 0) {
      journal.write("no-sale", "{}".getBytes(StandardCharsets.UTF_8));
    } else {
      String day = DAYS[chance.nextInt(DAYS.length)];
      AnySale sale = new AnySale().on(day).goods("101", 1, 1 + chance.nextInt(100_000));
      journal.sell(sale.payCash());
    }
  }

  private void append() {
    long first = trunk.next();
    for (int i = chance.nextInt(9); i >= 0; i--) {
      business(trunk);
      held.add(true);
    }
    assertThat(log().append(till, EPOCH, trunk.arrivals(first, trunk.next() - 1)))
        .isInstanceOf(Verdict.Stored.class);
  }

  private void lose() {
    for (int i = chance.nextInt(12); i >= 0; i--) {
      business(trunk);
      held.add(false);
    }
    long last = trunk.next() - 1;
    Anchor anchor = new Anchor(last, trunk.hashAt(last).hex(), List.of());
    assertThat(log().anchor(till, EPOCH, anchor, Wire.bytes(anchor)))
        .isInstanceOf(Verdict.Stored.class);
  }

  /** A row of missing entries from any place on, and perhaps some that are held. */
  private void fill() {
    List<Long> missing = new ArrayList<>();
    for (long number = 1; number < trunk.next(); number++) {
      if (!held.get((int) number - 1)) {
        missing.add(number);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    long first = missing.get(chance.nextInt(missing.size()));
    long last = Math.min(trunk.next() - 1, first + chance.nextInt(8));
    fill(first, last);
  }

  private void fill(long first, long last) {
    assertThat(log().append(till, EPOCH, trunk.arrivals(first, last)))
        .isInstanceOf(Verdict.Stored.class);
    for (long number = first; number <= last; number++) {
      held.set((int) number - 1, true);
    }
  }

  void fillAll() {
    if (trunk.next() > 1) {
      fill(1, trunk.next() - 1);
    }
  }

  /** Another copy of the till goes on by itself after an entry that is held. */
  private void part() {
    List<Copy> from = new ArrayList<>(copies.values());
    boolean isOfTrunk = from.isEmpty() || chance.nextBoolean();
    Copy parent = isOfTrunk ? null : from.get(chance.nextInt(from.size()));
    long first = isOfTrunk ? 1 : parent.first();
    long last = isOfTrunk ? trunk.next() - 1 : parent.last();
    if (copies.size() >= MOST_COPIES || last <= first) {
      return;
    }
    long after = first + chance.nextInt((int) (last - first));
    if (isOfTrunk && (!held.get((int) after - 1) || !held.get((int) after))) {
      return; // With nothing held after it, it would be no fork.
    }
    Journal copy = copy(isOfTrunk ? trunk : parent.journal(), after);
    copy.write("no-sale", ("{\"copy\":" + copies.size() + "}").getBytes(StandardCharsets.UTF_8));
    business(copy);
    send(copy, after + 1);
  }

  private void appendToABranch() {
    List<Copy> all = new ArrayList<>(copies.values());
    if (all.isEmpty()) {
      return;
    }
    Copy copy = all.get(chance.nextInt(all.size()));
    for (int i = chance.nextInt(6); i >= 0; i--) {
      business(copy.journal());
    }
    send(copy.journal(), copy.first());
  }

  private void send(Journal copy, long first) {
    String name = BranchHead.name(copy.hashAt(first));
    long last = copy.next() - 1;
    assertThat(log().branch(till, EPOCH, name, copy.arrivals(first, last)))
        .isInstanceOf(Verdict.Stored.class);
    copies.put(name, new Copy(copy, first, last));
  }

  int branches() {
    return copies.size();
  }

  /** Turnover by day of all that was taken, as the till counts it. */
  Map<String, Long> sold() {
    Map<String, Long> sold = new TreeMap<>();
    for (long number = 1; number < trunk.next(); number++) {
      if (held.get((int) number - 1)) {
        add(sold, trunk.entries(number, number).get(0));
      }
    }
    for (Copy copy : copies.values()) {
      copy.journal().entries(copy.first(), copy.last()).forEach(entry -> add(sold, entry));
    }
    return sold;
  }

  private static void add(Map<String, Long> sold, Entry entry) {
    if (!SaleDocument.isOf(entry.header().kind())) {
      return;
    }
    try {
      SaleDocument sale = Wire.sale(entry.document());
      sold.merge(sale.businessDay(), sale.total(), Long::sum);
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  /** Empties the day book and the journals. */
  void forget() {
    office
        .database()
        .writer()
        .useHandle(
            handle -> {
              for (String table :
                  List.of(
                      "sold_by_hour",
                      "sold_by_group",
                      "day_book_gap",
                      "day_book_read",
                      "hole",
                      "branch",
                      "entry",
                      "anchor",
                      "journal")) {
                handle.execute("delete from " + table);
              }
            });
  }
}
