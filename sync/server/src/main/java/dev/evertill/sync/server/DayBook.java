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
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Sums of what was sold, by business day, hour, store, till and group, from the entries' documents.
 * Safe from any thread.
 *
 * <p>It reads each journal after the appends, and moves on in it by the same transaction that adds
 * the sums: every entry counts once, whoever is killed when, and an append costs nothing more.
 */
final class DayBook {
  private static final int AT_ONCE = 500;
  private static final int LONGEST_WORD = 200;
  private static final int UNKNOWN_HOUR = -1;

  private static final Pattern STRANGE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  private final Database database;
  private final ReentrantLock turn = new ReentrantLock();

  DayBook(Database database) {
    this.database = database;
  }

  /**
   * @param upTo what the journal's head was
   */
  private record Unread(long journal, String till, long after, long upTo) {}

  private record Read(long number, String kind, byte[] document) {}

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

  /** Adds all that is held and not counted yet. */
  void catchUp() {
    catchUp(Integer.MAX_VALUE);
  }

  /**
   * @param mostBatches after which it ends, for somebody who waits
   */
  void catchUp(int mostBatches) {
    if (!turn.tryLock()) {
      return; // Somebody is at it.
    }
    try {
      int batches = 0;
      for (Unread unread : unread()) {
        for (long after = unread.after(); after >= 0 && batches < mostBatches; batches++) {
          after = batch(new Unread(unread.journal(), unread.till(), after, unread.upTo()));
        }
      }
    } finally {
      turn.unlock();
    }
  }

  /** How many entries are held and not counted yet. */
  long behind() {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select coalesce(sum(j.number - coalesce(b.number, 0)), 0) from journal j"
                            + " left join day_book_read b on b.journal = j.id")
                    .mapTo(Long.class)
                    .one());
  }

  private List<Unread> unread() {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select j.id, j.till, coalesce(b.number, 0), j.number from journal j"
                            + " left join day_book_read b on b.journal = j.id"
                            + " where j.number > coalesce(b.number, 0) order by j.id")
                    .map(
                        (row, context) ->
                            new Unread(
                                row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)))
                    .list());
  }

  /** After which number it goes on; -1 at the end, or where another head office was faster. */
  private long batch(Unread unread) {
    List<Read> entries =
        database
            .reader()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select number, kind, document from entry"
                                + " where journal = ? and number > ? order by number limit "
                                + AT_ONCE)
                        .bind(0, unread.journal())
                        .bind(1, unread.after())
                        .map(
                            (row, context) ->
                                new Read(row.getLong(1), row.getString(2), row.getBytes(3)))
                        .list());
    Page page = new Page(unread.till());
    entries.forEach(page::add);
    long read = entries.isEmpty() ? unread.after() : entries.get(entries.size() - 1).number();
    // Where a till could not send some entries any more, the head is known and they are not.
    long last = entries.size() == AT_ONCE ? read : Math.max(read, unread.upTo());
    boolean added = database.writer().inTransaction(handle -> add(handle, unread, last, page));
    return added && entries.size() == AT_ONCE ? last : -1;
  }

  /** The sums of one batch. Confined to the thread that reads it. */
  private static final class Page {
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

    Page(String till) {
      this.till = till;
    }

    void add(Read entry) {
      if (entry.kind() == null || !SaleDocument.isOf(entry.kind())) {
        return;
      }
      try {
        add(Wire.sale(entry.document()), entry.kind().equals(SaleDocument.RETURN));
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
  }

  private static boolean add(Handle handle, Unread unread, long last, Page page) {
    handle.execute(
        "insert into day_book_read (journal, number, store) values (?, 0, '')"
            + " on conflict (journal) do nothing",
        unread.journal());
    int moved =
        handle.execute(
            "update day_book_read set number = ?, store = case when ? = '' then store else ? end"
                + " where journal = ? and number = ?",
            last,
            page.store,
            page.store,
            unread.journal(),
            unread.after());
    if (moved == 0) {
      return false;
    }
    hours(handle, page);
    groups(handle, page);
    return true;
  }

  private static void hours(Handle handle, Page page) {
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into sold_by_hour"
                + " (day, store, till, hour, currency, decimals, sales, returns, total)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (day, store, till, hour, currency, decimals) do update set"
                + " sales = sold_by_hour.sales + excluded.sales,"
                + " returns = sold_by_hour.returns + excluded.returns,"
                + " total = sold_by_hour.total + excluded.total");
    page.hours.forEach(
        (at, sums) ->
            add(
                rows,
                List.of(at.day(), at.store(), at.till(), at.hour(), at.currency(), at.decimals()),
                List.of(sums.sales(), sums.returns(), sums.total())));
    execute(rows);
  }

  private static void groups(Handle handle, Page page) {
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into sold_by_group (day, store, goods, currency, decimals, lines, total)"
                + " values (?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (day, store, goods, currency, decimals) do update set"
                + " lines = sold_by_group.lines + excluded.lines,"
                + " total = sold_by_group.total + excluded.total");
    page.groups.forEach(
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
