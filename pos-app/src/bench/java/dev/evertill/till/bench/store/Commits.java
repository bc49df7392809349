package dev.evertill.till.bench.store;

import dev.evertill.till.store.TillStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A sale's commit and a draft's, each beside the disk alone and beside SQLite: in turn, so that
 * what else the machine does hits all alike. Confined to the measuring thread.
 */
final class Commits {
  private static final int COUNTED = 40;

  private final Path directory;
  private final int rounds;
  private final int sales;
  private final DemoSale sale = new DemoSale(1);

  Commits(Path directory, int rounds, int sales) {
    this.directory = directory;
    this.rounds = rounds;
    this.sales = sales;
  }

  /** What one commit hands to the disk. */
  private record Cost(int pages, int growing, double bytes) {}

  /** The times of one round, and what the commits in it cost. */
  private record Round(Cost draft, Cost sold, Times[] each) {
    Times of(Row row) {
      return each[row.ordinal()];
    }
  }

  private enum Row {
    DRAFT_RAW,
    DRAFT,
    DRAFT_SQLITE,
    SALE_RAW,
    SALE,
    SALE_SQLITE
  }

  void measure(Figures figures) throws Exception {
    Files.createDirectories(directory);
    try (TillStore till = Tills.open(directory.resolve("till"));
        RawDisk raw = new RawDisk(directory.resolve("raw"));
        SqliteJournal sqlite = new SqliteJournal(directory.resolve("sqlite.db"))) {
      round(till, raw, sqlite); // until all are warm
      List<Round> measured = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        measured.add(round(till, raw, sqlite));
      }
      say(figures, "draft", measured, Round::draft, Row.DRAFT, Row.DRAFT_RAW, Row.DRAFT_SQLITE);
      say(figures, "sale", measured, Round::sold, Row.SALE, Row.SALE_RAW, Row.SALE_SQLITE);
      figures.put("sale.document", sale.document().length);
      figures.put("draft.document", sale.draft().length);
    }
  }

  /** A commit changes more pages the longer the journal is, so the cost is taken anew each time. */
  private Round round(TillStore till, RawDisk raw, SqliteJournal sqlite) throws Exception {
    Cost draft = cost(() -> till.ledger().keep(sale.draft()), () -> {});
    Cost sold =
        cost(
            () -> till.ledger().append(place -> sale.posting()),
            () -> till.ledger().keep(sale.draft()));
    Round round = new Round(draft, sold, new Times[Row.values().length]);
    for (Row row : Row.values()) {
      round.each[row.ordinal()] = new Times(sales);
    }
    Map<Row, Times.Work> drafts = new EnumMap<>(Row.class);
    drafts.put(Row.DRAFT_RAW, () -> raw.commit(draft.pages(), draft.growing()));
    drafts.put(Row.DRAFT, () -> till.ledger().keep(sale.draft()));
    drafts.put(Row.DRAFT_SQLITE, () -> sqlite.keep(sale.draft()));
    Map<Row, Times.Work> commits = new EnumMap<>(Row.class);
    commits.put(Row.SALE_RAW, () -> raw.commit(sold.pages(), sold.growing()));
    commits.put(Row.SALE, () -> till.ledger().append(place -> sale.posting()));
    commits.put(Row.SALE_SQLITE, () -> sqlite.append(sale.posting()));
    for (int i = 0; i < sales; i++) {
      inTurn(round, drafts, i);
      inTurn(round, commits, i);
    }
    return round;
  }

  /** Each begins as often as the others: what one leaves behind for the disk hits all alike. */
  private static void inTurn(Round round, Map<Row, Times.Work> each, int first) throws Exception {
    List<Row> rows = new ArrayList<>(each.keySet());
    Collections.rotate(rows, first);
    for (Row row : rows) {
      round.of(row).time(each.get(row));
    }
  }

  /** What the system counted while the till wrote; the writes in between are not counted. */
  private Cost cost(Times.Work commit, Times.Work before) throws Exception {
    long bytes = 0;
    long sizeBefore = Tills.size(directory.resolve("till/journal"));
    for (int i = 0; i < COUNTED; i++) {
      before.run();
      long from = writtenByThisProcess();
      commit.run();
      bytes += writtenByThisProcess() - from;
    }
    double each = bytes / (double) COUNTED;
    long grown = Tills.size(directory.resolve("till/journal")) - sizeBefore;
    int pages = (int) Math.round((each - RawDisk.META_BYTES) / RawDisk.PAGE);
    int growing = (int) Math.round(grown / (double) COUNTED / RawDisk.PAGE);
    return new Cost(pages, Math.min(pages, growing), each);
  }

  /** Bytes in all write calls so far: {@code wchar} in {@code /proc/self/io}. */
  private static long writtenByThisProcess() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/io"))) {
      if (line.startsWith("wchar:")) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
      }
    }
    throw new IOException("/proc/self/io has no line wchar");
  }

  private static void say(
      Figures figures,
      String name,
      List<Round> rounds,
      Function<Round, Cost> cost,
      Row own,
      Row raw,
      Row sqlite) {
    figures.put(name, times(rounds, own));
    figures.put(name + ".raw", times(rounds, raw));
    figures.put(name + ".sqlite", times(rounds, sqlite));
    figures.put(name + ".ratio", ratio(rounds, own, raw, Times::p50));
    figures.put(name + ".sqlite.ratio", ratio(rounds, sqlite, raw, Times::p50));
    figures.put(name + ".quiet.ratio", ratio(rounds, own, raw, Times::p10));
    figures.put(name + ".p10", Times.median(times(rounds, own), Times::p10));
    figures.put(name + ".raw.p10", Times.median(times(rounds, raw), Times::p10));
    List<Cost> costs = rounds.stream().map(cost).toList();
    figures.put(name + ".bytes", Times.median(costs.stream().map(Cost::bytes).toList()));
    figures.put(
        name + ".pages", Times.median(costs.stream().map(each -> 1.0 * each.pages).toList()));
  }

  private static List<Times> times(List<Round> rounds, Row row) {
    return rounds.stream().map(round -> round.of(row)).toList();
  }

  /**
   * The median of the rounds' ratios: both sides of each were measured in the same moments. Where
   * others keep the disk waiting, both wait alike and the ratio falls towards 1; the fastest tenth
   * shows what it is when nobody does.
   */
  private static double ratio(
      List<Round> rounds, Row own, Row raw, ToDoubleFunction<Times> figure) {
    return Times.median(
        rounds.stream()
            .map(round -> figure.applyAsDouble(round.of(own)) / figure.applyAsDouble(round.of(raw)))
            .toList());
  }
}
