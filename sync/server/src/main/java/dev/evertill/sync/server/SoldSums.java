package dev.evertill.sync.server;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What some entries of one till sold. Confined to the thread that reads them. */
final class SoldSums {
  private static final int LONGEST_WORD = 200;
  private static final int UNKNOWN_HOUR = -1;

  private static final Pattern STRANGE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  private record Hour(
      String day, String store, String till, int hour, String currency, int decimals) {}

  private record Group(String day, String store, String goods, String currency, int decimals) {}

  private record Sums(long sales, long returns, long lines, long total) {
    Sums plus(Sums other) {
      return new Sums(
          sales + other.sales,
          returns + other.returns,
          lines + other.lines,
          Math.addExact(total, other.total));
    }
  }

  private final String till;

  // Sorted: two head offices that write the same rows take them in the same order.
  private final Map<Hour, Sums> hours =
      new TreeMap<>(
          Comparator.comparing(Hour::day)
              .thenComparing(Hour::store)
              .thenComparing(Hour::till)
              .thenComparing(Hour::hour)
              .thenComparing(Hour::currency)
              .thenComparing(Hour::decimals));
  private final Map<Group, Sums> groups =
      new TreeMap<>(
          Comparator.comparing(Group::day)
              .thenComparing(Group::store)
              .thenComparing(Group::goods)
              .thenComparing(Group::currency)
              .thenComparing(Group::decimals));
  private String store = "";

  SoldSums(String till) {
    this.till = till;
  }

  void add(String kind, byte[] document) {
    if (kind == null || !SaleDocument.isOf(kind)) {
      return;
    }
    try {
      add(Wire.sale(document), kind.equals(SaleDocument.RETURN));
    } catch (MalformedException e) {
      // It is parked, and a person is asked; it has no money to count.
      return;
    }
  }

  private void add(SaleDocument sale, boolean back) {
    store = word(sale.store());
    String day = day(sale);
    String currency = word(sale.currency());
    hours.merge(
        new Hour(day, store, till, hour(sale), currency, sale.decimals()),
        new Sums(back ? 0 : 1, back ? 1 : 0, 0, sale.total()),
        Sums::plus);
    for (LineRecord line : sale.lines()) {
      if (!line.voided()) {
        groups.merge(
            new Group(day, store, word(line.group()), currency, sale.decimals()),
            new Sums(0, 0, 1, line.gross()),
            Sums::plus);
      }
    }
  }

  private static String day(SaleDocument sale) {
    try {
      return LocalDate.parse(sale.businessDay()).toString();
    } catch (DateTimeException e) {
      return "unknown";
    }
  }

  /** On the till's own clock and in its own zone. */
  private static int hour(SaleDocument sale) {
    try {
      return OffsetDateTime.parse(sale.at()).getHour();
    } catch (DateTimeException e) {
      return UNKNOWN_HOUR;
    }
  }

  /** Not every database can keep every character, nor long words in a key. */
  private static String word(String text) {
    String clean = STRANGE.matcher(text).replaceAll("\uFFFD");
    return clean.codePointCount(0, clean.length()) <= LONGEST_WORD
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_WORD - 1)) + "…";
  }

  /** The shop that the last sale named; empty without one. */
  String store() {
    return store;
  }

  /** Adds them to what the day book has. */
  void write(Handle handle) {
    writeHours(handle);
    writeGroups(handle);
  }

  private void writeHours(Handle handle) {
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into sold_by_hour"
                + " (day, store, till, hour, currency, decimals, sales, returns, total)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (day, store, till, hour, currency, decimals) do update set"
                + " sales = sold_by_hour.sales + excluded.sales,"
                + " returns = sold_by_hour.returns + excluded.returns,"
                + " total = sold_by_hour.total + excluded.total");
    hours.forEach(
        (at, sums) ->
            add(
                rows,
                List.of(at.day(), at.store(), at.till(), at.hour(), at.currency(), at.decimals()),
                List.of(sums.sales(), sums.returns(), sums.total())));
    execute(rows);
  }

  private void writeGroups(Handle handle) {
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into sold_by_group (day, store, goods, currency, decimals, lines, total)"
                + " values (?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (day, store, goods, currency, decimals) do update set"
                + " lines = sold_by_group.lines + excluded.lines,"
                + " total = sold_by_group.total + excluded.total");
    groups.forEach(
        (at, sums) ->
            add(
                rows,
                List.of(at.day(), at.store(), at.goods(), at.currency(), at.decimals()),
                List.of(sums.lines(), sums.total())));
    execute(rows);
  }

  private static void add(PreparedBatch rows, List<?> key, List<?> sums) {
    List<Object> row = new ArrayList<>(key);
    row.addAll(sums);
    rows.add(row.toArray());
  }

  private static void execute(PreparedBatch rows) {
    if (rows.size() > 0) {
      rows.execute();
    }
  }
}
