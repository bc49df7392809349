package dev.evertill.till.store;

import dev.evertill.receipt.spool.PrintQueue;
import dev.evertill.sync.client.CatalogueSink;
import dev.evertill.sync.client.CustomerFeed;
import dev.evertill.sync.client.JournalFeed;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.checkout.Customers;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.NotRecordedException.Cause;
import dev.evertill.till.record.Slips;
import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import io.objectbox.reactive.DataSubscription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The till's two stores on its own disk: {@code journal/} with what must never be lost, and {@code
 * catalogue/} with what can be pulled again. Safe from any thread.
 */
public final class TillStore implements AutoCloseable {
  private static final Duration GAP = Duration.ofMillis(10);

  private final ProcessLock lock;
  private final StoreSettings settings;
  private final BoxStore journal;
  private final CatalogueDirectory directory;
  private final ObjectBoxLedger ledger;
  private final StoredCatalogue catalogue;
  private final ActivePriceList active;
  private final CataloguePull pull;
  private final StoredPrintQueue printQueue;
  private final StoredJournalFeed feed;
  private final StoredCustomers customers;
  private final CashierFirst cashier = new CashierFirst();
  private final Retention retention;
  private final Reserve reserve;
  private final WitnessKeeper witness;
  private final StoreNews news;
  private final Clock clock;
  private final AtomicReference<Long> officeOffsetMillis = new AtomicReference<>();

  /**
   * Opens the stores of a till, and makes them where there are none. The journal is read through
   * first; a damaged one is set aside and what {@code rescue} has of it comes back. Where numbers
   * cannot go on, a new epoch begins: {@link #news} says why.
   *
   * @throws IOException they cannot be opened; the message says which and why
   * @throws TillInUseException another process has them open
   * @throws NotRecordedException a new epoch's first entry could not be written
   */
  public static TillStore open(
      StoreSettings settings, Slips slips, Clock clock, RandomGenerator chance, Rescue rescue)
      throws IOException, TillInUseException, NotRecordedException {
    Path directory = settings.directory();
    Names.makeWritable(directory);
    NativeLibrary.load();
    ProcessLock lock = ProcessLock.take(directory, ProcessHandle.current().pid());
    JournalDirectory.Opened journal = null;
    CatalogueDirectory goods = null;
    try {
      journal = JournalDirectory.open(directory, Room.withSlack(settings.mostKilobytes()), clock);
      goods = CatalogueDirectory.open(directory, place -> box(place, settings.mostKilobytes()));
      TillStore store = new TillStore(lock, settings, journal, goods, slips, clock, chance, rescue);
      JournalDirectory.isOpened(directory);
      store.witness.keep();
      return store;
    } catch (RuntimeException | NotRecordedException | IOException e) {
      if (goods != null) {
        goods.close();
      }
      if (journal != null) {
        journal.store().close();
      }
      lock.close();
      if (e instanceof DbException) {
        throw new IOException(
            "the till's store in " + directory + " cannot be opened: " + e.getMessage(), e);
      }
      throw e;
    }
  }

  /**
   * A store whose pages are sound, without a look at what its rows say.
   *
   * @throws DbException it is damaged, or cannot be opened for another reason
   */
  static BoxStore box(Path directory, long mostKilobytes) {
    return StoreFile.open(directory, MyObjectBox.builder().maxSizeInKByte(mostKilobytes));
  }

  private TillStore(
      ProcessLock lock,
      StoreSettings settings,
      JournalDirectory.Opened opened,
      CatalogueDirectory goods,
      Slips slips,
      Clock clock,
      RandomGenerator chance,
      Rescue rescue)
      throws NotRecordedException, IOException {
    this.lock = lock;
    this.settings = settings;
    this.clock = clock;
    directory = goods;
    journal = opened.store();
    String till = settings.till();
    Supplier<Optional<Long>> offset = () -> Optional.ofNullable(officeOffsetMillis.get());
    ledger = new ObjectBoxLedger(till, journal, offset, Refused.in(settings.directory()));
    ledger.whenUsed(cashier::acts);
    retention = retention();
    reserve = new Reserve(settings.directory(), settings.limits().reserve());
    ledger.whenFull(() -> Room.isFull(journal, settings), waysToRoom());
    Recovery recovery = new Recovery(till, journal, ledger.entries(), ledger.epochs());
    EpochOpening epochs = new EpochOpening(ledger, clock, chance);
    witness = new WitnessKeeper(settings, ledger, clock);
    news =
        new JournalStart(settings, journal, ledger, recovery, epochs)
            .run(opened.setAside(), witness.seen(), rescue);
    catalogue = new StoredCatalogue(goods, clock);
    active =
        new ActivePriceList(journal, ledger, goods, catalogue, settings.directory(), clock, chance);
    pull = new CataloguePull(goods, catalogue, active::activate, active::activateNone, cashier);
    printQueue = new StoredPrintQueue(journal, ledger, slips, clock);
    feed = new StoredJournalFeed(till, journal, ledger, recovery, epochs, cashier);
    customers =
        new StoredCustomers(
            till, journal, ledger, clock, chance, () -> catalogueSink().noRoom(), cashier::rest);
    active.use();
    printQueue.takeUpAfterStop();
  }

  private Retention retention() {
    return new Retention(
        journal,
        ledger.entries(),
        clock,
        settings.keptDays(),
        Retention.ROWS_A_TRANSACTION,
        TillStore::pause);
  }

  private List<Predicate<Cause>> waysToRoom() {
    return List.of(
        full -> retention.makeRoom(),
        full -> retention.makeRoom(), // once more for a basket of many lines
        full -> full == Cause.DISK_FULL && reserve.give(),
        full -> retention.makeRoom());
  }

  /** Between two transactions of a removal, which the till thread may wait for: sales first. */
  private static void pause() {
    LockSupport.parkNanos(GAP.toNanos());
  }

  BoxStore journal() {
    return journal;
  }

  BoxStore goodsStore() {
    return directory.goods().store();
  }

  /** The journal. Safe from any thread. */
  public Ledger ledger() {
    return ledger;
  }

  /** The price list in force. Safe from any thread. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** All item numbers of the price list in force, in order. Reads the whole list. */
  public List<String> itemNumbers() {
    return catalogue.itemNumbers();
  }

  /**
   * From now on the price list is looked after in the background: its pages and its digest are
   * checked, and its names are kept in memory for the search.
   *
   * @param work the work thread; it gets many short pieces
   */
  public void lookAfterCatalogue(Executor work) {
    CatalogueCare care = new CatalogueCare(catalogue, work);
    active.onChange(care::changed);
    care.start();
  }

  /** See {@link Catalogue#trouble}. */
  public Optional<String> catalogueTrouble() {
    return catalogue.trouble();
  }

  /** The papers that wait. Safe from any thread. */
  public PrintQueue printQueue() {
    return printQueue;
  }

  /** The journal as sync sees it. Safe from any thread. */
  public JournalFeed journalFeed() {
    return feed;
  }

  /** The shop's customers. Safe from any thread. */
  public Customers customers() {
    return customers;
  }

  /** The customers as sync sees them. Confined to the sync thread. */
  public CustomerFeed customerFeed() {
    return customers;
  }

  /** Where price lists are pulled to, while there is room. Confined to the sync thread. */
  public CatalogueSink catalogueSink() {
    return new RoomyCatalogue(pull, this::room, active::since);
  }

  /** Who keeps the key that head office reads carry files with, on the sync thread. */
  public void onCarryRecipient(Consumer<String> keeper) {
    feed.onCarryRecipient(keeper);
  }

  /** How far head office's clock is ahead of the till's; entries note it. */
  public void heardOfficeClock(long offsetMillis) {
    officeOffsetMillis.set(offsetMillis);
  }

  /** The last day that was closed here, and what head office says to it. */
  public Optional<LastClose> lastClose() {
    return feed.lastClose();
  }

  /** What head office said to the day's end with this Z number. */
  public Optional<CloseAnswer> answerTo(int z) {
    return feed.answerTo(z);
  }

  /** The last entry, whose number and hash are the head of the journal. */
  public Ledger.Recorded head() {
    return ledger.last().orElseThrow(() -> new IllegalStateException("an epoch was opened"));
  }

  /** How many papers wait to be printed or are being printed. */
  public long printsWaiting() {
    return printQueue.waiting();
  }

  /**
   * Tells when entries or cursors changed: that something did, never what. Called on a thread of
   * the store, until the watch is closed.
   */
  public Watch onChange(Runnable changed) {
    DataSubscription subscription = journal.subscribe().observer(type -> changed.run());
    return subscription::cancel;
  }

  /** Somebody is told of changes until this is closed. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** What happened to the journal while it was opened. */
  public StoreNews news() {
    return news;
  }

  /** How much room there is; from any thread but the event thread. */
  public Room room() throws IOException {
    Room room = Room.of(journal, settings);
    reserve.take(room.disk());
    return room;
  }

  /**
   * Removes the entries of days that are older than those to keep and confirmed by head office.
   *
   * @return how many entries went
   */
  public long removeOldDays() {
    return retention.removeOld();
  }

  /**
   * Removes the entries of all days but the last that head office confirmed: room is short.
   *
   * @return how many entries went
   */
  public long removeConfirmedDays() {
    return retention.removeConfirmed();
  }

  /** Whether head office holds other entries of an epoch than the till. */
  public boolean hasForked() {
    return ledger.epochs().all().stream().anyMatch(row -> row.forkedAt > 0);
  }

  /** Lets the witness outside the store see the last entry, at most every few seconds. */
  public void keepWitness() {
    witness.keepSoon();
  }

  /**
   * A copy of the journal as it is now, while the till sells.
   *
   * @param to a directory that is made here
   * @return the last position in it
   * @throws IOException it is there, or the copy cannot be written; the message says where
   */
  public synchronized long backup(Path to) throws IOException {
    return Backup.make(journal, settings, to, clock);
  }

  /**
   * Writes the journal anew beside itself; the next start puts the new one in its place.
   *
   * @throws IOException it could not be written; the journal stays as it is
   */
  public synchronized void rebuild() throws IOException {
    Room room = room();
    long least = room.used() + room.limits().low();
    if (room.disk() < least) {
      throw new IOException(
          "the journal is not written anew: the disk of "
              + settings.directory()
              + " has "
              + room.disk()
              + " bytes left, allowed is "
              + least
              + " or more, as sales come first");
    }
    Rebuild.prepare(journal, settings.directory(), Room.withSlack(settings.mostKilobytes()));
  }

  /** A thread that reads or writes here, and gives back what the store holds for it at its end. */
  public Thread thread(Runnable work) {
    return new Thread(
        () -> {
          try {
            work.run();
          } finally {
            threadEnds();
          }
        });
  }

  private void threadEnds() {
    journal.closeThreadResources();
    directory.threadEnds();
  }

  /** A second time does nothing. */
  @Override
  public void close() throws IOException {
    if (journal.isClosed()) {
      return;
    }
    witness.keep();
    pull.stop();
    threadEnds();
    directory.close();
    journal.close();
    lock.close();
  }
}
