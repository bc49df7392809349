package dev.evertill.till.app;

import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.KindCount;
import dev.evertill.sync.protocol.MayBeMissing;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.store.JournalView;
import dev.evertill.till.store.JournalView.EpochState;
import dev.evertill.till.store.LastClose;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A journal in figures, as it is said to machines. Immutable.
 *
 * @param till as its first entry says; missing in a journal without entries
 * @param waiting entries that head office has not confirmed
 * @param papers how many are in each state
 */
public record Statistics(
    @MayBeMissing String till,
    long entries,
    long waiting,
    List<EpochFigures> epochs,
    Days days,
    int heldBaskets,
    boolean basketInProgress,
    List<KindCount> papers,
    List<AnchorFigures> anchors,
    Bytes bytes) {

  /**
   * An epoch, its entries by kind, and the till's time at its first and last that are here.
   *
   * @param acknowledged the number head office last confirmed, 0 for none
   * @param forkedAt the number at which head office holds another entry, 0 for none
   */
  public record EpochFigures(
      String epoch,
      long firstPosition,
      long entries,
      long lastNumber,
      long acknowledged,
      long forkedAt,
      @MayBeMissing String first,
      @MayBeMissing String last,
      List<KindCount> kinds) {}

  /** Days that were closed here. */
  public record Days(long confirmed, long unconfirmed) {}

  /** Positions without entries. */
  public record AnchorFigures(String cause, long first, long last) {}

  /** Sizes of the stores' files, and what the disk has left. */
  public record Bytes(long journal, long journalMost, long catalogue, long diskFree) {}

  /** Reads the whole journal; memory does not grow with it. */
  static Statistics of(JournalView journal) throws IOException {
    Map<String, Epoch> counted = new LinkedHashMap<>();
    journal
        .ledger()
        .read(
            0,
            recorded ->
                counted.computeIfAbsent(recorded.number().epoch(), Epoch::new).count(recorded));
    List<Anchor> anchors = journal.ledger().anchors();
    List<EpochFigures> epochs = new ArrayList<>();
    for (EpochState state : journal.epochs()) {
      Epoch epoch = counted.getOrDefault(state.epoch(), new Epoch(state.epoch()));
      epochs.add(epoch.figures(state, anchors));
    }
    JournalView.Sizes sizes = journal.sizes();
    return new Statistics(
        counted.values().stream().findFirst().map(epoch -> epoch.till).orElse(null),
        epochs.stream().mapToLong(EpochFigures::entries).sum(),
        epochs.stream().mapToLong(e -> Math.max(0, e.lastNumber() - e.acknowledged())).sum(),
        epochs,
        days(journal.days()),
        journal.ledger().held().size(),
        journal.ledger().kept().isPresent(),
        journal.papers().entrySet().stream()
            .map(paper -> new KindCount(paper.getKey().name(), paper.getValue()))
            .toList(),
        anchors.stream()
            .map(
                anchor ->
                    new AnchorFigures(
                        anchor.cause().name().toLowerCase(Locale.ROOT),
                        anchor.firstPosition(),
                        anchor.lastPosition()))
            .toList(),
        new Bytes(sizes.journal(), sizes.journalMost(), sizes.catalogue(), sizes.diskFree()));
  }

  private static Days days(List<LastClose> days) {
    long confirmed =
        days.stream()
            .filter(
                day ->
                    day.verdict().equals(CloseAnswer.CONFIRMED)
                        || day.verdict().equals(CloseAnswer.PARKED))
            .count();
    return new Days(confirmed, days.size() - confirmed);
  }

  /** An epoch being counted. Stays inside {@link #of}. */
  private static final class Epoch {
    private final String epoch;
    private final Map<String, Long> kinds = new TreeMap<>();
    private String till;
    private String first;
    private String last;
    private long entries;
    private long lastNumber;

    Epoch(String epoch) {
      this.epoch = epoch;
    }

    void count(Recorded recorded) {
      till = recorded.number().till();
      last = Instant.ofEpochMilli(recorded.entry().header().tillTimeMillis()).toString();
      first = first == null ? last : first;
      kinds.merge(recorded.entry().header().kind(), 1L, Long::sum);
      entries++;
      lastNumber = recorded.number().number();
    }

    /** What was removed on purpose was there once. */
    EpochFigures figures(EpochState state, List<Anchor> anchors) {
      long removed =
          anchors.stream()
              .filter(anchor -> anchor.cause() == Anchor.Cause.PRUNED)
              .filter(anchor -> anchor.epoch().equals(epoch))
              .mapToLong(Anchor::lastNumber)
              .max()
              .orElse(0);
      return new EpochFigures(
          epoch,
          state.firstPosition(),
          entries,
          Math.max(lastNumber, removed),
          state.acknowledged(),
          state.forkedAt(),
          first,
          last,
          kinds.entrySet().stream()
              .map(kind -> new KindCount(kind.getKey(), kind.getValue()))
              .toList());
    }
  }
}
