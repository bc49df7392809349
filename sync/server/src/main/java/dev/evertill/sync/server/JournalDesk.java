package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.server.page.Figures;
import dev.evertill.sync.server.page.TillView.Copy;
import dev.evertill.sync.server.page.TillView.Day;
import dev.evertill.sync.server.page.TillView.Epoch;
import dev.evertill.sync.server.page.TillView.Missing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A till's journals as people look at them: what is held, what is missing, and what copies of the
 * till wrote. Safe from any thread.
 */
final class JournalDesk {
  private final Database database;
  private final SaleLog log;
  private final ZoneId zone;

  JournalDesk(Database database, SaleLog log, ZoneId zone) {
    this.database = database;
    this.log = log;
    this.zone = zone;
  }

  /** Those that are no branches, in the order they were first heard of. */
  List<Epoch> epochs(String till) {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select epoch, number - coalesce((select sum(last - first + 1) from hole"
                            + " where hole.journal = journal.id), 0), hash from journal"
                            + " where till = ? and not exists"
                            + " (select 1 from branch where branch.journal = journal.id)"
                            + " order by id")
                    .bind(0, till)
                    .map(
                        (row, context) ->
                            new Epoch(
                                row.getString(1), Figures.count(row.getLong(2)), row.getString(3)))
                    .list());
  }

  /** The numbers of which nothing is held. */
  List<Missing> missing(String till) {
    List<Hole> holes = log.holes(till);
    if (holes.isEmpty()) {
      return List.of();
    }
    int decimals = decimals(till);
    return holes.stream()
        .map(
            hole ->
                new Missing(
                    paper(hole.epoch(), hole.first()),
                    paper(hole.epoch(), hole.last()),
                    Figures.many(hole.last() - hole.first() + 1, "entry", "entries"),
                    time(hole.noted()),
                    hole.days().stream().map(day -> day(day, decimals)).toList()))
        .toList();
  }

  private static Day day(Close day, int decimals) {
    return new Day(
        "Z " + day.z(),
        day.businessDay(),
        sold(day.totals()),
        Figures.money(day.totals().turnover(), decimals));
  }

  /** {@code 2 sales, 1 return}. */
  private static String sold(ControlTotals totals) {
    long returns = count(totals, SaleDocument.RETURN);
    return Figures.many(count(totals, SaleDocument.KIND), "sale")
        + (returns == 0 ? "" : ", " + Figures.many(returns, "return"));
  }

  private static long count(ControlTotals totals, String kind) {
    return totals.kinds().stream()
        .filter(one -> one.kind().equals(kind))
        .mapToLong(one -> one.count())
        .sum();
  }

  /** What was written beside an epoch. */
  List<Copy> copies(String till) {
    List<Branch> branches = log.branches(till);
    if (branches.isEmpty()) {
      return List.of();
    }
    int decimals = decimals(till);
    return branches.stream().map(branch -> copy(till, branch, decimals)).toList();
  }

  private Copy copy(String till, Branch branch, int decimals) {
    ControlTotals totals = log.totals(till, List.of(branch.range()));
    return new Copy(
        paper(branch.epoch(), branch.first()),
        paper(branch.epoch(), branch.head().number()),
        Figures.count(branch.entries()),
        time(branch.begun()),
        sold(totals),
        Figures.money(totals.turnover(), decimals));
  }

  /** As on receipts: {@code 9F0C-000042}. */
  private static String paper(String journal, long number) {
    return Figures.epochCode(JournalName.epoch(journal))
        + String.format(Locale.ROOT, "-%06d", number);
  }

  private String time(Instant at) {
    return Figures.time(at.toEpochMilli(), zone);
  }

  /** As the till's sales have them; figures of days do not say it. */
  private int decimals(String till) {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery("select decimals from sold_by_hour where till = ? limit 1")
                    .bind(0, till)
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(2));
  }
}
