package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.sync.protocol.document.PlainSale;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.ShopRecord;
import dev.evertill.sync.protocol.document.TaxAmountRecord;
import dev.evertill.sync.protocol.document.TaxRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A till of a store, whose sales go into head office's log as its own uploads do. Confined to the
 * test's thread.
 */
final class Shop {
  private static final int BATCH = 500;

  private final String store;
  private final String till;
  private final String epoch;
  private final List<Entry> entries = new ArrayList<>();

  Shop(String store, String till) {
    this(store, till, "e1");
  }

  Shop(String store, String till, String epoch) {
    this.store = store;
    this.till = till;
    this.epoch = epoch;
  }

  /** Sells one thing of each group for its amount, on the first of January. */
  Shop sell(int hour, Map<String, Long> groups) {
    return sell("2026-01-01", hour, "sale", "EUR", 2, groups, 0);
  }

  Shop sell(int hour, String group, long amount) {
    return sell(hour, Map.of(group, amount));
  }

  Shop takeBack(int hour, String group, long amount) {
    return sell("2026-01-01", hour, "return", "EUR", 2, Map.of(group, -amount), 0);
  }

  /**
   * @param wrong by how much the total is off; 0 for a sale that adds up
   */
  Shop sell(
      String day,
      int hour,
      String kind,
      String currency,
      int decimals,
      Map<String, Long> groups,
      long wrong) {
    long number = entries.size() + 1L;
    long sum = groups.values().stream().mapToLong(Long::longValue).sum();
    long total = sum + wrong;
    List<LineRecord> lines = new ArrayList<>();
    new LinkedHashMap<>(groups).forEach((group, amount) -> lines.add(line(group, amount)));
    return write(
        kind,
        Wire.bytes(
            new SaleDocument(
                SaleDocument.FORMAT,
                store,
                new ShopRecord("Shop " + store, "", "", ""),
                till,
                epoch,
                number,
                "id-" + number,
                String.format("%sT%02d:15:00+01:00", day, hour),
                day,
                "s1",
                new Person("1", "Anna K."),
                currency,
                decimals,
                "AT",
                "tax-included",
                7,
                null,
                lines,
                null,
                List.of(new TaxRecord("B", "VAT", "", "exempt", null, total, 0, total, List.of())),
                total,
                0,
                List.of(PlainSale.cash(total)),
                0,
                null)));
  }

  private static LineRecord line(String group, long amount) {
    return new LineRecord(
        "101",
        null,
        "Something of " + group,
        group,
        "1",
        "piece",
        amount,
        null,
        null,
        null,
        null,
        null,
        amount,
        null,
        amount,
        "B",
        0,
        amount,
        List.of(new TaxAmountRecord(amount, 0)),
        amount,
        null,
        null,
        false);
  }

  Shop write(String kind, byte[] document) {
    long number = entries.size() + 1L;
    Hash previous = entries.isEmpty() ? Hash.ZERO : entries.get(entries.size() - 1).hash();
    EntryHeader header =
        new EntryHeader(
            till, epoch, number, kind, "id-" + number, 1_767_258_000_000L + number, null);
    entries.add(Entry.of(header, previous, document));
    return this;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Hands in all it has. */
  Shop handIn(Database database, Instant now) {
    SaleLog log = new SqlSaleLog(database, InstantSource.fixed(now));
    for (int from = 0; from < entries.size(); from += BATCH) {
      List<Entry> batch = entries.subList(from, Math.min(entries.size(), from + BATCH));
      Verdict verdict = log.append(till, epoch, batch.stream().map(Arrival::of).toList());
      if (!(verdict instanceof Verdict.Stored)) {
        throw new AssertionError(verdict);
      }
    }
    return this;
  }
}
