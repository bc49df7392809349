package dev.evertill.till.store;

import dev.evertill.receipt.spool.PrintQueue;
import dev.evertill.sync.client.CatalogueSink;
import dev.evertill.sync.client.JournalFeed;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Slips;
import dev.evertill.till.record.Uuid7;
import dev.evertill.till.store.StoredCatalogue.InForce;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import io.objectbox.exception.FileCorruptException;
import io.objectbox.reactive.DataSubscription;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The till's two stores on its own disk: {@code journal/} with what must never be lost, and {@code
 * catalogue/} with what can be pulled again. Safe from any thread.
 */
public final class TillStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TillStore.class);

  /** The most that each store may hold. */
  static final long MOST_KILOBYTES = 16L * 1024 * 1024;

  private static final Duration GAP = Duration.ofMillis(10);
  private static final long ONLY = 1;

  private final ProcessLock lock;
  private final BoxStore journal;
  private final CatalogueDirectory directory;
  private final ShopFile shop;
  private final ObjectBoxLedger ledger;
  private final StoredCatalogue catalogue;
  private final CataloguePull pull;
  private final StoredPrintQueue printQueue;
  private final StoredJournalFeed feed;
  private final Clock clock;
  private final RandomGenerator chance;
  private final AtomicReference<Long> officeOffsetMillis = new AtomicReference<>();
  private volatile CatalogueCare care;

  /**
   * Opens the stores of a till, and makes them where there are none: a new journal begins with a
   * new epoch.
   *
   * @throws IOException they cannot be opened; the message says which and why
   * @throws TillInUseException another process has them open
   * @throws NotRecordedException the new journal's first entry could not be written
   */
  public static TillStore open(
      Path directory, String till, Slips slips, Clock clock, RandomGenerator chance)
      throws IOException, TillInUseException, NotRecordedException {
    return open(directory, till, slips, clock, chance, MOST_KILOBYTES);
  }

  /** The same with a limit of the journal's size. */
  static TillStore open(
      Path directory,
      String till,
      Slips slips,
      Clock clock,
      RandomGenerator chance,
      long mostKilobytes)
      throws IOException, TillInUseException, NotRecordedException {
    mustBeWritable(directory);
    NativeLibrary.load();
    ProcessLock lock = ProcessLock.take(directory, ProcessHandle.current().pid());
    BoxStore journal = null;
    CatalogueDirectory goods = null;
    try {
      journal = box(directory.resolve("journal"), mostKilobytes);
      goods = CatalogueDirectory.open(directory, place -> box(place, MOST_KILOBYTES));
      return new TillStore(lock, directory, journal, goods, till, slips, clock, chance);
    } catch (RuntimeException | NotRecordedException | IOException e) {
      if (goods != null) {
        goods.close();
      }
      if (journal != null) {
        journal.close();
      }
      lock.close();
      if (e instanceof DbException) {
        throw new IOException(
            "the till's store in " + directory + " cannot be opened: " + e.getMessage(), e);
      }
      throw e;
    }
  }

  private static void mustBeWritable(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          directory + " is a file; a directory for the till's data is expected", e);
    } catch (AccessDeniedException e) {
      throw new IOException(directory + " cannot be made by this user", e);
    }
    if (!Files.isWritable(directory)) {
      throw new IOException(directory + " cannot be written by this user");
    }
  }

  static BoxStore box(Path directory, long mostKilobytes) {
    return MyObjectBox.builder()
        .directory(directory.toFile())
        .maxSizeInKByte(mostKilobytes)
        .build();
  }

  private TillStore(
      ProcessLock lock,
      Path directory,
      BoxStore journal,
      CatalogueDirectory goods,
      String till,
      Slips slips,
      Clock clock,
      RandomGenerator chance)
      throws NotRecordedException, IOException {
    this.lock = lock;
    this.journal = journal;
    this.directory = goods;
    shop = new ShopFile(directory);
    this.clock = clock;
    this.chance = chance;
    ledger =
        new ObjectBoxLedger(
            till,
            journal,
            () -> Optional.ofNullable(officeOffsetMillis.get()),
            Refused.in(directory));
    catalogue = new StoredCatalogue(goods, clock);
    pull =
        new CataloguePull(goods, catalogue, this::activate, this::activateNone, TillStore::pause);
    printQueue = new StoredPrintQueue(journal, ledger, slips, clock);
    feed = new StoredJournalFeed(till, journal, ledger);
    if (ledger.isNew()) {
      openEpoch();
    } else {
      mustBeOf(till, directory);
    }
    useActive();
    printQueue.takeUpAfterStop();
  }

  /** Between two transactions of a pull: sales first. */
  private static void pause() {
    LockSupport.parkNanos(GAP.toNanos());
  }

  private void openEpoch() throws NotRecordedException {
    byte[] chosen = new byte[16];
    chance.nextBytes(chosen);
    ZonedDateTime now = now();
    ledger.openEpoch(
        HexFormat.of().formatHex(chosen),
        place -> plain(Kind.EPOCH_OPENED, now, Documents.epochOpened(place, now, "new store", 0)));
  }

  /** The name is in every hash: under another one nothing here would fit. */
  private void mustBeOf(String till, Path directory) throws IOException {
    Optional<String> owner = ledger.owner();
    if (owner.isPresent() && !owner.get().equals(till)) {
      throw new IOException(
          "the journal in " + directory + " is of till " + owner.get() + ", not of till " + till);
    }
  }

  private ZonedDateTime now() {
    return ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
  }

  private Posting plain(Kind kind, ZonedDateTime now, byte[] document) {
    long millis = now.toInstant().toEpochMilli();
    return Posting.plain(kind, Uuid7.at(millis, chance).toString(), millis, document);
  }

  /** A price list that cannot be read does not keep the till from opening: it is pulled again. */
  private void useActive() {
    Goods goods = directory.goods();
    try {
      catalogue.use(catalogue.read(active(goods)));
    } catch (MalformedException e) {
      LOG.error("the price list is pulled again: {}", e.getMessage());
    } catch (FileCorruptException e) {
      catalogue.damaged(goods, e.getMessage());
    }
    if (catalogue.version() > 0) {
      keepShop();
    } else if (catalogue.trouble().isPresent()) {
      rememberShop();
    }
  }

  private void keepShop() {
    try {
      shop.keep(catalogue.inForce().rows());
    } catch (IOException e) {
      LOG.warn("the shop's rows are not kept beside the price list", e);
    }
  }

  private void rememberShop() {
    try {
      List<CatalogueRow> rows = shop.read();
      if (!rows.isEmpty()) {
        catalogue.remember(rows);
      }
    } catch (IOException | MalformedException e) {
      LOG.error("the shop is not known until its price list is back", e);
    }
  }

  /**
   * None also where the catalogue's store knows nothing of the pull that brought it, as when its
   * directory was thrown away: everything is pulled again.
   */
  private ActiveVersion active(Goods goods) {
    ActiveRow row = journal.boxFor(ActiveRow.class).get(ONLY);
    return row == null || row.generation == 0 || row.generation > goods.lastGeneration()
        ? ActiveVersion.NONE
        : new ActiveVersion(row.version, row.generation, row.floor, row.rows, row.digest);
  }

  /** One transaction of the journal says that the version is in force, and is told as an entry. */
  private void activate(InForce next) {
    ActiveVersion version = next.active();
    ZonedDateTime now = now();
    Box<ActiveRow> box = journal.boxFor(ActiveRow.class);
    ActiveRow row = new ActiveRow();
    row.id = ONLY;
    row.version = version.version();
    row.generation = version.generation();
    row.floor = version.floor();
    row.rows = version.rows();
    row.digest = version.digest();
    byte[] document = Documents.catalogueActive(version.version(), version.digest(), now);
    try {
      ledger.append(place -> plain(Kind.CATALOGUE_ACTIVE, now, document), () -> box.put(row));
    } catch (NotRecordedException e) {
      throw new IllegalStateException("price list " + version.version() + " stays unused", e);
    }
    catalogue.use(next);
    keepShop();
    Optional.ofNullable(care).ifPresent(CatalogueCare::changed);
  }

  private void activateNone() {
    Box<ActiveRow> box = journal.boxFor(ActiveRow.class);
    if (box.contains(ONLY)) {
      Transactions.run(journal, () -> box.remove(ONLY));
    }
  }

  BoxStore journal() {
    return journal;
  }

  BoxStore goodsStore() {
    return directory.goods().store();
  }

  public Ledger ledger() {
    return ledger;
  }

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
    care = new CatalogueCare(catalogue, work);
    care.start();
  }

  /** See {@link Catalogue#trouble}. */
  public Optional<String> catalogueTrouble() {
    return catalogue.trouble();
  }

  public PrintQueue printQueue() {
    return printQueue;
  }

  public JournalFeed journalFeed() {
    return feed;
  }

  public CatalogueSink catalogueSink() {
    return pull;
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

  @Override
  public void close() throws IOException {
    pull.stop();
    threadEnds();
    directory.close();
    journal.close();
    lock.close();
  }
}
