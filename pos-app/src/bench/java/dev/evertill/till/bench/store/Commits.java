package dev.evertill.till.bench.store;

import dev.evertill.till.store.TillStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A sale's commit and a draft's, each beside the disk alone and beside SQLite: in turn, so that
 * what else the machine does hits all alike. Confined to the measuring thread.
 */
final class Commits {
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

  /** The times of one round. */
  private record Round(Times[] each) {
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
      round(till, raw, sqlite, new Cost(3, 0, 0), new Cost(9, 1, 0)); // until all are warm
      Cost draft = cost(till, () -> till.ledger().keep(sale.draft()), () -> {});
      Cost sold =
          cost(
              till,
              () -> till.ledger().append(place -> sale.posting()),
              () -> till.ledger().keep(sale.draft()));
      List<Round> measured = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        measured.add(round(till, raw, sqlite, draft, sold));
      }
      say(figures, "draft", draft, measured, Row.DRAFT, Row.DRAFT_RAW, Row.DRAFT_SQLITE);
      say(figures, "sale", sold, measured, Row.SALE, Row.SALE_RAW, Row.SALE_SQLITE);
      figures.put("sale.document", sale.document().length);
      figures.put("draft.document", sale.draft().length);
    }
  }

  private Round round(TillStore till, RawDisk raw, SqliteJournal sqlite, Cost draft, Cost sold)
      throws Exception {
    Round round = new Round(new Times[Row.values().length]);
    for (Row row : Row.values()) {
      round.each[row.ordinal()] = new Times(sales);
    }
    for (int i = 0; i < sales; i++) {
      round.of(Row.DRAFT_RAW).time(() -> raw.commit(draft.pages(), draft.growing()));
      round.of(Row.DRAFT).time(() -> till.ledger().keep(sale.draft()));
      round.of(Row.DRAFT_SQLITE).time(() -> sqlite.keep(sale.draft()));
      round.of(Row.SALE_RAW).time(() -> raw.commit(sold.pages(), sold.growing()));
      round.of(Row.SALE).time(() -> till.ledger().append(place -> sale.posting()));
      round.of(Row.SALE_SQLITE).time(() -> sqlite.append(sale.posting()));
    }
    return round;
  }

  private static final int COUNTED = 40;

  /** What the system counted while the till wrote; the writes in between are not counted. */
  private Cost cost(TillStore till, Times.Work commit, Times.Work before) throws Exception {
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
      Figures figures, String name, Cost cost, List<Round> rounds, Row own, Row raw, Row sqlite) {
    figures.put(name, times(rounds, own));
    figures.put(name + ".raw", times(rounds, raw));
    figures.put(name + ".sqlite", times(rounds, sqlite));
    figures.put(name + ".ratio", ratio(rounds, own, raw));
    figures.put(name + ".sqlite.ratio", ratio(rounds, sqlite, raw));
    figures.put(name + ".bytes", cost.bytes());
    figures.put(name + ".pages", cost.pages());
    figures.put(name + ".pages.growing", cost.growing());
  }

  private static List<Times> times(List<Round> rounds, Row row) {
    return rounds.stream().map(round -> round.of(row)).toList();
  }

  /** The median of the rounds' ratios: both sides of each were measured in the same moments. */
  private static double ratio(List<Round> rounds, Row own, Row raw) {
    return Times.median(
        rounds.stream().map(round -> round.of(own).p50() / round.of(raw).p50()).toList());
  }
}
