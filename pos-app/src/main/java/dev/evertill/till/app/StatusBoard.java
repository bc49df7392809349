package dev.evertill.till.app;

import dev.evertill.receipt.spool.PrinterState;
import dev.evertill.receipt.status.Condition;
import dev.evertill.sync.client.Progress;
import dev.evertill.sync.client.SyncState;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.store.LastClose;
import dev.evertill.till.store.TillStore;
import dev.evertill.till.ui.model.Status;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts together what the status bar shows. Safe from any thread. */
final class StatusBoard {
  private final TillStore store;
  private final Consumer<Status> screen;
  private PrinterState printer = new PrinterState(PrinterState.Status.READY, "", 0);
  private SyncState sync;
  private final Map<Object, List<Trouble>> troubles = new LinkedHashMap<>();

  StatusBoard(TillStore store, Consumer<Status> screen) {
    this.store = store;
    this.screen = screen;
  }

  synchronized void printer(PrinterState next) {
    printer = next;
    show();
  }

  synchronized void sync(SyncState next) {
    sync = next;
    show();
  }

  /**
   * What there is to know, from one who watches; it takes the place of what he said before.
   *
   * @param about who says it
   */
  synchronized void troubles(Object about, List<Trouble> now) {
    troubles.put(about, List.copyOf(now));
    show();
  }

  private List<Trouble> gravestFirst() {
    return troubles.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Trouble::kind))
        .toList();
  }

  synchronized void journal() {
    show();
  }

  private void show() {
    screen.accept(
        new Status(
            sync == null ? Status.Link.UNKNOWN : Status.Link.valueOf(sync.link().name()),
            store.journalFeed().waiting(),
            sync == null ? Optional.empty() : Optional.ofNullable(sync.lastContact()),
            store.catalogue().version(),
            shown(printer),
            printer.doubtful(),
            store.lastClose().map(StatusBoard::day),
            gravestFirst(),
            sync == null || sync.lastError() == null ? "" : sync.lastError(),
            sync == null ? Status.Office.UNKNOWN : office(sync)));
  }

  private static Status.Office office(SyncState sync) {
    return new Status.Office(
        Optional.ofNullable(sync.oldestWaiting()),
        Optional.ofNullable(sync.catalogueSince()),
        Optional.ofNullable(sync.driftMillis()).map(Duration::ofMillis),
        Optional.ofNullable(sync.nextTry()),
        Optional.ofNullable(sync.progress()).map(StatusBoard::progress));
  }

  private static Status.Progress progress(Progress progress) {
    return new Status.Progress(
        Status.Progress.What.valueOf(progress.what().name()),
        progress.done(),
        Optional.ofNullable(progress.total()));
  }

  private static Status.LastDay day(LastClose close) {
    return new Status.LastDay(
        close.z(),
        switch (close.verdict()) {
          case CloseAnswer.CONFIRMED -> Status.Agreement.CONFIRMED;
          case CloseAnswer.PARKED -> Status.Agreement.PARKED;
          case CloseAnswer.DISPUTED -> Status.Agreement.DISPUTED;
          default -> Status.Agreement.NOT_YET;
        });
  }

  static Status.Printer shown(PrinterState state) {
    Optional<Condition> condition = state.printer().gravest();
    return switch (state.status()) {
      case READY, PRINTING -> state.atSecond() ? Status.Printer.AT_SECOND : atWork(state);
      case DOUBTFUL -> Status.Printer.DOUBTFUL;
      case BLOCKED -> condition.map(StatusBoard::blocked).orElse(Status.Printer.FAULT);
      case OFF, NOT_ANSWERING, STORE_FAILED -> Status.Printer.OFF;
    };
  }

  private static Status.Printer atWork(PrinterState state) {
    if (state.status() == PrinterState.Status.PRINTING) {
      return Status.Printer.PRINTING;
    }
    return state.printer().gravest().filter(Condition.PAPER_LOW::equals).isPresent()
        ? Status.Printer.PAPER_LOW
        : Status.Printer.READY;
  }

  private static Status.Printer blocked(Condition condition) {
    return switch (condition) {
      case COVER_OPEN -> Status.Printer.COVER_OPEN;
      case PAPER_OUT -> Status.Printer.PAPER_OUT;
      default -> Status.Printer.FAULT;
    };
  }
}
