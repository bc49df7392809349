package dev.evertill.sync.server;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.server.export.Exported;
import dev.evertill.sync.server.export.Exported.Part;
import dev.evertill.sync.server.export.MissingEntries;
import dev.evertill.sync.server.export.SalesFile;
import dev.evertill.sync.server.export.SalesFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Writes the sales of some business days, as they are held at one moment: those of the tills, then
 * those of their copies; of both first those without a question, then the parked ones; each by
 * till, epoch, day and number, so that the same sales are the same bytes; at the end what is
 * missing of these days. A few hundred are in memory at once. Safe from any thread.
 */
final class SalesExport {
  private static final int ROWS_AT_ONCE = 500;
  private static final int MOST_NAMED = 20;

  private static final String TILLS =
      "select till from journal union select till from till_seen"
          + " union select till from till_certificate"
          + " union select name from placement where what = 'till' order by 1";

  private static final String STORES =
      "select store from sold_by_hour union select name from placement where what = 'store'"
          + " union select place from placement where what = 'till' and place <> '' order by 1";

  private final Database database;

  SalesExport(Database database) {
    this.database = database;
  }

  /**
   * Which sales.
   *
   * @param from the first business day
   * @param to the last one
   * @param store null for all; a line that cannot be read is of no store, and always there
   * @param till null for all
   */
  record Selection(LocalDate from, LocalDate to, String store, String till) {}

  /**
   * @param isBranch whether a copy of a till wrote it after a fork
   */
  private record Journal(long id, String till, String epoch, boolean isBranch) {}

  /**
   * Why there is nothing to be written, for whoever mistyped a name: of a till or a store that was
   * never heard of. Empty where there is nothing to say.
   */
  Optional<String> fault(Selection asked) throws IOException {
    if (asked.till() != null) {
      List<String> tills = names(TILLS);
      if (!tills.contains(asked.till())) {
        return Optional.of(unknown("till", asked.till(), tills));
      }
    }
    if (asked.store() != null) {
      List<String> stores = names(STORES);
      if (!stores.contains(asked.store()) && sellsNothing(asked)) {
        return Optional.of(unknown("store", asked.store(), stores));
      }
    }
    return Optional.empty();
  }

  private List<String> names(String query) {
    return database
        .reader()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  /** The sums of stores may be behind the sales, and where nobody looks at pages there are none. */
  private boolean sellsNothing(Selection asked) throws IOException {
    return write(asked, SalesFormat.NDJSON, OutputStream.nullOutputStream()) == 0;
  }

  private static String unknown(String what, String name, List<String> known) {
    return what
        + " "
        + name.replaceAll("\\p{Cntrl}", "?")
        + ": such a "
        + what
        + " was never heard of; known "
        + (known.isEmpty()
            ? "is none"
            : "are " + String.join(", ", known.subList(0, Math.min(known.size(), MOST_NAMED))))
        + (known.size() > MOST_NAMED ? " and " + (known.size() - MOST_NAMED) + " more" : "");
  }

  /** How many entries were written. */
  long write(Selection asked, SalesFormat format, OutputStream out) throws IOException {
    return database
        .reader()
        .inTransaction(
            handle -> {
              SalesFile file = format.begin(out);
              long entries = 0;
              for (Part part : Part.values()) {
                for (Journal journal : journals(handle, asked)) {
                  if (part.isOfBranch() == journal.isBranch()) {
                    entries += write(handle, asked, part, journal, file);
                  }
                }
              }
              for (MissingEntries missing : missing(handle, asked)) {
                file.missing(missing);
              }
              file.end();
              return entries;
            });
  }

  private static List<Journal> journals(Handle handle, Selection asked) {
    return handle
        .createQuery(
            "select id, till, epoch from journal"
                + (asked.till() == null ? "" : " where till = :till")
                + " order by till, id")
        .bindMap(asked.till() == null ? Map.of() : Map.of("till", asked.till()))
        .map(
            (row, context) -> {
              String name = row.getString(3);
              String epoch = JournalName.epoch(name);
              return new Journal(
                  row.getLong(1), row.getString(2), epoch, JournalName.isBranch(name));
            })
        .list();
  }

  /**
   * Holes that may have sales of these days: those after which an entry of no earlier day comes,
   * and before which one of no later day stands. Of which store they are nobody knows.
   */
  private static List<MissingEntries> missing(Handle handle, Selection asked) {
    String neighbour =
        "(select e.day from entry e where e.journal = h.journal and e.number %s order by e.number"
            + " %s limit 1)";
    return handle
        .createQuery(
            "select j.till, j.epoch, h.first, h.last, h.noted from hole h"
                + " join journal j on j.id = h.journal where coalesce("
                + String.format(neighbour, "< h.first", "desc")
                + ", '') <= :to and coalesce("
                + String.format(neighbour, "> h.last", "")
                + ", :from) >= :from"
                + (asked.till() == null ? "" : " and j.till = :till")
                + " order by j.till, j.id, h.first")
        .bind("from", asked.from().toString())
        .bind("to", asked.to().toString())
        .bindMap(asked.till() == null ? Map.of() : Map.of("till", asked.till()))
        .map(
            (row, context) ->
                new MissingEntries(
                    row.getString(1),
                    JournalName.epoch(row.getString(2)),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5)))
        .list();
  }

  private static String where(Part part) {
    return part.isParked()
        ? " and question is not null"
        : " and question is null and kind in ('sale', 'return')";
  }

  private static long write(
      Handle handle, Selection asked, Part part, Journal journal, SalesFile file)
      throws IOException {
    long written = 0;
    try (Stream<Exported> entries =
        handle
            .createQuery(
                "select * from entry where journal = :journal and day between :from and :to"
                    + where(part)
                    + " order by day, number")
            .setFetchSize(ROWS_AT_ONCE)
            .bind("journal", journal.id())
            .bind("from", asked.from().toString())
            .bind("to", asked.to().toString())
            .map((row, context) -> exported(row, part, journal))
            .stream()) {
      for (Iterator<Exported> all = entries.iterator(); all.hasNext(); ) {
        Exported entry = all.next();
        if (isOf(asked.store(), entry)) {
          file.write(entry);
          written++;
        }
      }
    }
    return written;
  }

  private static boolean isOf(String store, Exported entry) {
    return store == null || entry.sale() == null || entry.sale().store().equals(store);
  }

  private static Exported exported(ResultSet row, Part part, Journal journal) throws SQLException {
    Arrival held = SqlEntries.arrival(row, journal.till(), journal.epoch());
    return new Exported(
        part,
        journal.till(),
        journal.epoch(),
        held.number(),
        row.getString("day"),
        row.getLong("received"),
        held.entry(),
        held.line(),
        sale(held),
        held.question() == null ? null : held.question().text());
  }

  private static SaleDocument sale(Arrival held) {
    if (held.entry() == null || !SaleDocument.isOf(held.entry().header().kind())) {
      return null;
    }
    try {
      return Wire.sale(held.entry().document());
    } catch (MalformedException unreadable) {
      // It has a question, and is listed with it.
      return null;
    }
  }
}
