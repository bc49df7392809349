package dev.evertill.till.app;

import dev.evertill.receipt.spool.PrinterState;
import dev.evertill.receipt.spool.Spooler;
import dev.evertill.receipt.transport.NetworkTransport;
import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.client.SyncLoop;
import dev.evertill.sync.client.SyncState;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.Slips;
import dev.evertill.till.store.LastClose;
import dev.evertill.till.store.TillInUseException;
import dev.evertill.till.store.TillStore;
import dev.evertill.till.ui.model.Status;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A running till without its window: every object it is made of, from the disk up. {@link #close}
 * goes back the same way. Safe from any thread; what it holds says its own.
 */
public final class Wiring implements AutoCloseable {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int STALL_MILLIS = 5_000;

  private final TillStore store;
  private final HomeThread till;
  private final HomeThread work;
  private final Checkout checkout;
  private final Spooler spooler;
  private final SyncLoop sync;
  private final TillStore.Watch journalChanges;
  private final StatusBoard status;

  /**
   * @param counterScreen gets each state of the counter, on the till thread
   * @param statusScreen gets each state of link, printer and journal, on several threads
   */
  public Wiring(
      Settings settings,
      Clock clock,
      RandomGenerator chance,
      Consumer<Counter> counterScreen,
      Consumer<Status> statusScreen)
      throws IOException, TillInUseException, NotRecordedException {
    store = TillStore.open(settings.data(), settings.till(), new Slips(Locale.ROOT), clock, chance);
    till = new HomeThread("till", store::thread, this::tillMistake);
    work = new HomeThread("work", store::thread, () -> {});
    status = new StatusBoard(store, statusScreen);
    spooler =
        new Spooler(
            store.printQueue(),
            new NetworkTransport(
                settings.printerHost(), settings.printerPort(), CONNECT_MILLIS, STALL_MILLIS),
            settings.paper(),
            status::printer,
            store::thread);
    sync =
        new SyncLoop(
            store.journalFeed(),
            store.catalogueSink(),
            new HttpHeadOffice(settings.headOffice(), settings.till()),
            clock,
            chance,
            settings.idle(),
            this::heard,
            store::thread);
    Ledger ledger = new AnnouncingLedger(store.ledger(), this::recorded);
    checkout = new Checkout(store.catalogue(), ledger, clock, chance, till, counterScreen);
    journalChanges = store.onChange(() -> work.execute(status::journal));
  }

  /** The basket of before comes back, waiting papers print, and head office is asked for. */
  public void start() {
    till.execute(checkout::start);
    spooler.start();
    sync.start();
    store.lookAfterCatalogue(work);
  }

  private void tillMistake() {
    checkout.mistake();
  }

  private void recorded() {
    spooler.wake();
    sync.wake();
  }

  private void heard(SyncState state) {
    Optional.ofNullable(state.driftMillis()).ifPresent(store::heardOfficeClock);
    status.sync(state);
  }

  public TillStore store() {
    return store;
  }

  /** Confined to {@link #tillThread}. */
  public Checkout checkout() {
    return checkout;
  }

  public HomeThread tillThread() {
    return till;
  }

  public HomeThread workThread() {
    return work;
  }

  /** Asks head office at once, whatever the pace says. */
  public void sendNow() {
    sync.sendNow();
  }

  @Override
  public void close() throws IOException {
    till.close();
    sync.close();
    spooler.close();
    journalChanges.close();
    work.close();
    store.close();
  }

  /** Puts together what the status bar shows. Safe from any thread. */
  private static final class StatusBoard {
    private final TillStore store;
    private final Consumer<Status> screen;
    private PrinterState printer = new PrinterState(PrinterState.Status.READY, "", 0);
    private SyncState sync;

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
              printer(printer.status()),
              printer.doubtful(),
              store.lastClose().map(StatusBoard::day),
              sync == null || sync.lastError() == null ? "" : sync.lastError()));
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

    private static Status.Printer printer(PrinterState.Status status) {
      return switch (status) {
        case READY -> Status.Printer.READY;
        case PRINTING -> Status.Printer.PRINTING;
        case DOUBTFUL -> Status.Printer.DOUBTFUL;
        case OFF, NOT_ANSWERING, STORE_FAILED -> Status.Printer.OFF;
      };
    }
  }
}
