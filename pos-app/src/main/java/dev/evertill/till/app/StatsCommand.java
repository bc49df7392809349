package dev.evertill.till.app;

import dev.evertill.sync.protocol.KindCount;
import dev.evertill.till.app.Statistics.EpochFigures;
import dev.evertill.till.store.ClosedJournal;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Counts what is in a journal. */
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
        String.format(
            Locale.ROOT,
            "till %s: %,d entries, %,d wait for head office",
            figures.till() == null ? "unknown" : figures.till(),
            figures.entries(),
            figures.waiting()));
    figures.epochs().forEach(epoch -> epoch(epoch, words));
    figures
        .anchors()
        .forEach(
            anchor ->
                words.add(
                    String.format(
                        Locale.ROOT,
                        "positions %d to %d: %s",
                        anchor.first(),
                        anchor.last(),
                        anchor.cause())));
    words.add(
        String.format(
            Locale.ROOT,
            "days: %,d confirmed, %,d not",
            figures.days().confirmed(),
            figures.days().unconfirmed()));
    words.add(
        String.format(
            Locale.ROOT,
            "baskets: %,d held, %s in progress",
            figures.heldBaskets(),
            figures.basketInProgress() ? "one" : "none"));
    words.add("papers: " + counts(figures.papers()));
    Statistics.Bytes bytes = figures.bytes();
    words.add(
        String.format(
            Locale.ROOT,
            "bytes: journal %,d of at most %,d, price list %,d, left on the disk %,d",
            bytes.journal(),
            bytes.journalMost(),
            bytes.catalogue(),
            bytes.diskFree()));
    return words;
  }

  private static void epoch(EpochFigures epoch, List<String> words) {
    words.add(
        String.format(
            Locale.ROOT,
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

  private static String counts(List<KindCount> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.stream()
            .map(each -> String.format(Locale.ROOT, "%s %,d", each.kind(), each.count()))
            .collect(Collectors.joining(", "));
  }
}
