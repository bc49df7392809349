package dev.evertill.till.app;

import dev.evertill.sync.protocol.KindCount;
import dev.evertill.till.app.Statistics.AnchorFigures;
import dev.evertill.till.app.Statistics.EpochFigures;
import dev.evertill.till.store.ClosedJournal;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Counts what is in a journal. Confined to the main thread. */
@Command(
    name = "stats",
    description = "Counts what is in a till's journal, and says how much room there is.",
    mixinStandardHelpOptions = true)
final class StatsCommand extends AnsweringCommand {

  @Override
  int run() throws IOException, TillInUseException {
    Statistics figures = ClosedJournal.view(data(), Statistics::of);
    answer(figures, words(figures));
    return FINE;
  }

  private static List<String> words(Statistics figures) {
    List<String> words = new ArrayList<>();
    words.add(
        line(
            "till %s: %,d entries, %,d wait for head office",
            figures.till() == null ? "unknown" : figures.till(),
            figures.entries(),
            figures.waiting()));
    figures.epochs().forEach(epoch -> epoch(epoch, words));
    for (AnchorFigures anchor : figures.anchors()) {
      words.add(line("positions %d to %d: %s", anchor.first(), anchor.last(), anchor.cause()));
    }
    Statistics.Days days = figures.days();
    words.add(line("days: %,d confirmed, %,d not", days.confirmed(), days.unconfirmed()));
    words.add(
        line(
            "baskets: %,d held, %s in progress",
            figures.heldBaskets(), figures.basketInProgress() ? "one" : "none"));
    words.add("papers: " + counts(figures.papers()));
    words.add(bytes(figures.bytes()));
    return words;
  }

  private static String line(String form, Object... figures) {
    return String.format(Locale.ROOT, form, figures);
  }

  private static void epoch(EpochFigures epoch, List<String> words) {
    words.add(
        line(
            "epoch %s from position %d: %,d entries to number %d, head office has %d%s",
            epoch.epoch(),
            epoch.firstPosition(),
            epoch.entries(),
            epoch.lastNumber(),
            epoch.acknowledged(),
            epoch.forkedAt() == 0 ? "" : ", forked at " + epoch.forkedAt()));
    if (epoch.entries() > 0) {
      words.add("  " + epoch.first() + " to " + epoch.last());
      words.add("  " + counts(epoch.kinds()));
    }
  }

  private static String bytes(Statistics.Bytes bytes) {
    return line(
        "bytes: journal %,d of at most %,d, price list %,d, left on the disk %,d",
        bytes.journal(), bytes.journalMost(), bytes.catalogue(), bytes.diskFree());
  }

  private static String counts(List<KindCount> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.stream()
            .map(each -> line("%s %,d", each.kind(), each.count()))
            .collect(Collectors.joining(", "));
  }
}
