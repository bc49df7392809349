package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A head office with some of everything that its pages show. Functions only. */
final class OfficeToLookAt {
  static final InstantSource NOON = () -> Instant.parse("2026-01-01T12:34:00Z");

  private OfficeToLookAt() {}

  static void fill(Database database, Path directory) throws IOException {
    String[] groups = {"Bakery", "Produce", "Dairy & eggs", "Household"};
    Shop first = new Shop("0117", "0117-01", "9f0c4e0d2b7a4d1c8e5f60718293a4b5");
    Shop second = new Shop("0117", "0117-02", "1b0c4e0d2b7a4d1c8e5f60718293a4b5");
    Shop third = new Shop("0118 Graz, Hauptbahnhof", "0118-01");
    for (int i = 0; i < 60; i++) {
      Map<String, Long> basket = new LinkedHashMap<>();
      for (int g = 0; g <= i % groups.length; g++) {
        basket.put(groups[g], 90L + 37L * ((i * 7 + g * 13) % 29));
      }
      (i % 3 == 0 ? second : i % 7 == 0 ? third : first).sell(7 + (i * 5) % 13, basket);
    }
    first.takeBack(12, "Produce", 420);
    second.sell("2026-01-01", 13, "sale", "EUR", 2, Map.of("Bakery", 500L), 100);
    third.write("sale", "{\"format\":\"evertill.sale/1\"}".getBytes(StandardCharsets.UTF_8));
    third.sell("2025-12-30", 9, "sale", "EUR", 2, Map.of("<script>alert(1)</script>", 90L), 0);
    for (Shop shop : List.of(first, second, third)) {
      shop.handIn(database, NOON.instant().minusSeconds(90));
    }
    lostAndCopied(database);
    Closes closes = new Closes(new SqlSaleLog(database, NOON), database, NOON);
    close(closes, "0117-01", "9f0c4e0d2b7a4d1c8e5f60718293a4b5", first.entries(), 0);
    close(closes, "0117-02", "1b0c4e0d2b7a4d1c8e5f60718293a4b5", second.entries(), 1);
    seen(database, "0117-01", 2, "0.1.0", 0L, 2L, 300L);
    seen(database, "0117-02", 4_000, "0.1.0", 17L, 1L, -7_300_000L);
    seen(database, "0118-09-a-till-with-quite-a-long-name-for-a-till", 1, null, null, null, null);
    Catalogue catalogue = new Catalogue(database, NOON);
    catalogue.publish(
        edition -> {
          for (CatalogueRow row : DemoCatalogue.rows()) {
            edition.put(row);
          }
        });
    catalogue.publish(
        edition -> {
          edition.put(item("4011", "Bananas", 199));
          edition.put(item("999999", "<b>Bold</b> new thing & \"more\"", 1299));
          edition.put(CatalogueRow.deleted("item", DemoCatalogue.rows().get(40).key()));
        });
    draft(database, directory, catalogue, "spring", "sku,price\n101,0.49\n102,0.69\n");
    draft(database, directory, catalogue, "autumn", "sku,price\n101,0.55\n");
    Enrolments.of(directory, database, NOON).code("0118-02");
  }

  /** A till that lost a day, and of which an older state of the disk sold on. */
  private static void lostAndCopied(Database database) {
    String epoch = "5c0c4e0d2b7a4d1c8e5f60718293a4b5";
    Shop till = new Shop("0117", "0117-03", epoch);
    for (int i = 0; i < 40; i++) {
      till.sell("2025-12-30", 8 + i % 9, "sale", "EUR", 2, Map.of("Bakery", 300L + i), 0);
    }
    Shop copy = new Shop("0117", "0117-03", epoch);
    till.entries().subList(0, 35).forEach(e -> copy.write(e.header().kind(), e.document()));
    copy.sell("2025-12-31", 9, "sale", "EUR", 2, Map.of("Produce", 1_250L), 0);
    copy.sell("2025-12-31", 9, "sale", "EUR", 2, Map.of("Dairy & eggs", 480L), 0);
    SaleLog log = new SqlSaleLog(database, NOON);
    List<Arrival> arrivals = till.entries().stream().map(Arrival::of).toList();
    log.append("0117-03", epoch, arrivals.subList(0, 10));
    List<Entry> closed = till.entries().subList(4, 28);
    Close day =
        new Close(
            7,
            "2025-12-30",
            List.of(new Segment(epoch, 5, 28, closed.get(23).hash().hex())),
            ControlTotals.of(closed.stream().map(Filed::of)));
    Anchor anchor = new Anchor(25, till.entries().get(24).hash().hex(), List.of(day));
    log.anchor("0117-03", epoch, anchor, Wire.bytes(anchor));
    log.append("0117-03", epoch, arrivals.subList(25, 40));
    List<Arrival> copied = copy.entries().stream().map(Arrival::of).toList();
    log.branch("0117-03", epoch, BranchHead.name(copied.get(35).hash()), copied.subList(35, 37));
    seen(database, "0117-03", 3, "0.1.0", 0L, 2L, 10L);
  }

  static void draft(
      Database database, Path directory, Catalogue catalogue, String name, String lines)
      throws IOException {
    Path file = directory.resolve(name + ".csv");
    Files.writeString(file, lines);
    SheetFile prices =
        new SheetFile(
            "prices.csv", file, Sheets.named("prices").orElseThrow(), SheetFile.Format.CSV, false);
    try {
      new Drafts(database, catalogue, NOON).take(name, List.of(prices));
    } catch (NotTakenException e) {
      throw new AssertionError(e);
    }
  }

  private static CatalogueRow item(String key, String name, long price) {
    String value =
        Walkthrough.JSON
            .toJson(Map.of("name", name, "price", price))
            .replace(price + ".0", Long.toString(price));
    return CatalogueRow.of("item", key, RawJson.of(value.getBytes(StandardCharsets.UTF_8)));
  }

  /** A day of all entries but so many. */
  private static void close(
      Closes closes, String till, String epoch, List<Entry> entries, int forgotten) {
    Entry last = entries.get(entries.size() - 1);
    Close close =
        new Close(
            1,
            "2025-12-31",
            List.of(new Segment(epoch, 1, last.number(), last.hash().hex())),
            ControlTotals.of(entries.stream().skip(forgotten).map(Filed::of)));
    closes.answer(till, close, Wire.bytes(close));
  }

  private static void seen(
      Database database,
      String till,
      long secondsAgo,
      String version,
      Long waiting,
      Long catalogue,
      Long drift) {
    database
        .writer()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into till_seen (till, contact, version, waiting, catalogue, drift)"
                        + " values (?, ?, ?, ?, ?, ?)",
                    till,
                    NOON.millis() - secondsAgo * 1000,
                    version,
                    waiting,
                    catalogue,
                    drift));
  }

  static long thirdsLast() {
    return LongStream.range(0, 60).filter(i -> i % 3 != 0 && i % 7 == 0).count() + 1;
  }
}
