package dev.evertill.till.app;

import dev.evertill.receipt.spool.Spooler;
import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.client.Network;
import dev.evertill.sync.client.SyncLoop;
import dev.evertill.sync.client.SyncState;
import dev.evertill.till.carry.Loss;
import dev.evertill.till.carry.Mirror;
import dev.evertill.till.carry.MirrorState;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.record.Slips;
import dev.evertill.till.store.TillInUseException;
import dev.evertill.till.store.TillStore;
import dev.evertill.till.ui.model.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running till without its window: every object it is made of, from the disk up. {@link #close}
 * goes back the same way. Safe from any thread; what it holds says its own.
 */
public final class Wiring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final TillStore store;
  private final HomeThread till;
  private final HomeThread work;
  private final Checkout checkout;
  private final Spooler spooler;
  private final SyncLoop sync;
  private final TillStore.Watch journalChanges;
  private final StatusBoard status;
  private final Upkeep upkeep;
  private final Optional<Mirror> mirror;
  private final PrinterSettings printers;

  /**
   * @param counterScreen gets each state of the counter, on the till thread
   * @param statusScreen gets each state of link, printer and journal, on several threads
   * @throws IOException the stores cannot be opened; the message says which and why
   * @throws TillInUseException another process has them open
   * @throws NotRecordedException a new epoch's first entry could not be written
   */
  public Wiring(
      Settings settings,
      Clock clock,
      RandomGenerator chance,
      Consumer<Counter> counterScreen,
      Consumer<Status> statusScreen)
      throws IOException, TillInUseException, NotRecordedException {
    TillKeys keys = new TillKeys(settings.data());
    store =
        TillStore.open(
            settings.store(),
            new Slips(settings.language()),
            clock,
            chance,
            new MirrorRescue(settings.till(), settings.mirror(), keys));
    store.onCarryRecipient(keys::keep);
    till = new HomeThread("till", store::thread, this::tillMistake);
    work = new HomeThread("work", store::thread, () -> {});
    status = new StatusBoard(store, statusScreen);
    printers = settings.printers();
    spooler = spooler();
    sync = sync(settings, keys, clock, chance);
    Ledger ledger = new AnnouncingLedger(store.ledger(), this::recorded);
    checkout =
        new Checkout(
            store.catalogue(), ledger, clock, System::nanoTime, chance, till, counterScreen);
    upkeep = new Upkeep(store, clock, now -> status.troubles(Upkeep.class, now));
    mirror = settings.mirror().flatMap(stick -> mirror(settings.till(), stick, keys, clock));
    journalChanges = store.onChange(() -> work.execute(this::journalChanged));
  }

  private Spooler spooler() {
    PrinterSettings.Printer first = printers.first();
    return printers
        .applyTo(Spooler.setup(store.printQueue(), first.transport(), first.profile()))
        .listener(status::printer)
        .threads(store::thread)
        .build();
  }

  private SyncLoop sync(Settings settings, TillKeys keys, Clock clock, RandomGenerator chance) {
    return new SyncLoop(
            store.journalFeed(),
            store.catalogueSink(),
            store.customerFeed(),
            new HttpHeadOffice(settings.headOffice(), settings.till(), keys.officeIdentity(), clock)
                .ofVersion(Main.VERSION),
            clock,
            chance,
            settings.idle(),
            this::heard,
            store::thread)
        .in(Network.ofThisMachine());
  }

  /** A till that cannot keep its keys has no mirror until the next start, says so, and sells. */
  private Optional<Mirror> mirror(String name, Path stick, TillKeys keys, Clock clock) {
    try {
      return Optional.of(
          new Mirror(
              name,
              store.ledger(),
              stick,
              keys.made(),
              keys::headOfficeOrNone,
              clock,
              state -> status.troubles(Mirror.class, Troubles.of(state)),
              store::thread));
    } catch (IOException e) {
      LOG.error("without the till's keys there is no mirror", e);
      status.troubles(Mirror.class, Troubles.of(MirrorState.lost(Loss.of(Loss.Why.NO_KEYS))));
      return Optional.empty();
    }
  }

  private void journalChanged() {
    status.journal();
    store.keepWitness();
    upkeep.look();
    mirror.ifPresent(Mirror::wake);
  }

  /**
   * The basket of before comes back, waiting papers print, head office is asked for, and the
   * journal is read through behind everything else.
   */
  public void start() {
    till.execute(checkout::start);
    spooler.start();
    sync.start();
    mirror.ifPresent(Mirror::start);
    status.troubles(TillStore.class, Troubles.of(store.news()));
    work.execute(upkeep::look);
    store.lookAfterCatalogue(work);
    work.execute(printers::warmUp);
    work.execute(
        new JournalCheck(store.ledger(), store.head().position(), work, this::journalRead));
  }

  private void journalRead(Verification.Result result) {
    result.missing().forEach(gap -> LOG.warn("the journal: {}", gap.text()));
    result.faults().forEach(fault -> LOG.error("the journal is damaged: {}", fault.text()));
    LOG.info("the journal was read through: {} entries", result.entries());
    result.faults().stream()
        .map(Verification.Fault::entry)
        .findFirst()
        .ifPresent(
            entry -> {
              status.troubles(
                  JournalCheck.class, List.of(Trouble.of(Trouble.Kind.ENTRY_DAMAGED, entry)));
              till.execute(() -> checkout.journalDamaged(entry));
            });
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
    work.execute(upkeep::look);
  }

  /** Safe from any thread. */
  public TillStore store() {
    return store;
  }

  /** Confined to {@link #tillThread}. */
  public Checkout checkout() {
    return checkout;
  }

  /** Where the counter is at home. */
  public HomeThread tillThread() {
    return till;
  }

  /** Where goes what may take long. */
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
    mirror.ifPresent(Mirror::close);
    work.close();
    store.close();
  }
}
