package dev.evertill.till.campaign;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.spool.Spooler;
import dev.evertill.receipt.transport.NetworkTransport;
import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.sync.client.JournalFeed;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Drafts;
import dev.evertill.till.record.Slips;
import dev.evertill.till.staff.Cashier;
import dev.evertill.till.store.Rescue;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.store.TillStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A till that sells for a short day while its system calls are recorded: the real checkout, store
 * and spooler, a printer on loopback, and price lists that come meanwhile. It announces every
 * commit of its journal. Its main thread is the till thread.
 */
final class PowerTill implements AutoCloseable {
  static final String TILL = "03";
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-16T13:32:07Z"), ZoneOffset.UTC);
  static final Money FLOAT = Money.of(100_00);

  private static final List<String> GOODS =
      List.of("4012345001877", "101", "102", "103", "104", "4012345002041", "4012345001709");
  private static final int CONNECT_MILLIS = 1_000;
  private static final int STALL_MILLIS = 60_000;

  private final Random chance;
  private final Announcements announcements;
  private final Queue<Runnable> afterwards = new ArrayDeque<>();
  private final TillStore store;
  private final AnnouncedLedger ledger;
  private final Spooler spooler;
  private final ExecutorService sync;
  private final Checkout checkout;
  private Counter counter = Counter.IDLE;
  private volatile Thread syncThread;

  /** The witness lies beside the data, on the same disk: a cut may take either. */
  static StoreSettings settings(Path directory) {
    return StoreSettings.of(
        TILL, directory, directory.resolveSibling("witness"), "the machine of the campaign");
  }

  private PowerTill(Path directory, Random chance, Announcements announcements, int printer)
      throws Exception {
    this.chance = chance;
    this.announcements = announcements;
    announcements.begin("till", "open");
    store = TillStore.open(settings(directory), new Slips(Locale.ROOT), CLOCK, chance, Rescue.NONE);
    announcements.done("till", "open", null);
    ledger = new AnnouncedLedger(store.ledger(), announcements);
    spooler =
        new Spooler(
            new AnnouncedPrintQueue(store.printQueue(), announcements),
            new NetworkTransport("127.0.0.1", printer, CONNECT_MILLIS, STALL_MILLIS),
            PrinterProfile.EPSON_80MM,
            state -> {},
            store::thread);
    sync =
        Executors.newSingleThreadExecutor(
            work -> {
              syncThread = store.thread(work);
              return syncThread;
            });
    checkout =
        new Checkout(
            store.catalogue(), ledger, CLOCK, chance, afterwards::add, next -> counter = next);
    checkout.start();
    spooler.start();
  }

  /** {@code PowerTill DIRECTORY ANNOUNCEMENTS SEED} */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    Random chance = new Random(Long.parseLong(args[2]));
    VirtualPrinter printer =
        new VirtualPrinter(0, PrinterProfile.EPSON_80MM, new VirtualPrinter.Listener() {});
    try (printer;
        Announcements announcements = new Announcements(Path.of(args[1]))) {
      HeadOfficeRows office = new HeadOfficeRows(announcements);
      try (PowerTill till = new PowerTill(directory, chance, announcements, printer.port())) {
        till.morning(office);
      }
      // Stopped and started again at noon: what an opening writes is recorded as well.
      try (PowerTill till = new PowerTill(directory, chance, announcements, printer.port())) {
        till.afternoon(office);
      }
    }
  }

  private void morning(HeadOfficeRows office) throws Exception {
    onSync(() -> first(office)).get();
    Cashier anna = store.catalogue().staff().get(0);
    checkout.openShift(anna, FLOAT);
    expect(Notice.Kind.SHIFT_OPENED);
    sell(7);
    Future<?> delta = onSync(() -> delta(office));
    sell(5);
    delta.get();
    hold("Table 4");
    sell(2);
    scan();
    settle();
  }

  private void afternoon(HeadOfficeRows office) throws Exception {
    if (counter.notice().kind() != Notice.Kind.BASKET_BACK) {
      throw new IllegalStateException("the basket of before noon: " + counter.notice());
    }
    pay();
    hold("Mrs. Novak");
    Future<?> delta = onSync(() -> delta(office));
    sell(6);
    delta.get();
    recall();
    sell(6);
    recall();
    settle();
    checkout.closeDay(FLOAT);
    expect(Notice.Kind.DAY_CLOSED);
    checkout.openShift(store.catalogue().staff().get(0), FLOAT);
    sell(2);
    acknowledge();
  }

  private Object first(HeadOfficeRows office) throws Exception {
    office.first(store.catalogueSink());
    return office;
  }

  private Object delta(HeadOfficeRows office) throws Exception {
    office.delta(store.catalogueSink());
    return office;
  }

  private Future<?> onSync(Callable<?> work) {
    return sync.submit(work);
  }

  private void sell(int sales) throws InterruptedException, ExecutionException {
    for (int sale = 0; sale < sales; sale++) {
      scan();
      if (chance.nextInt(5) == 0) {
        settle();
        checkout.voidBasket();
        expect(Notice.Kind.BASKET_VOIDED);
        scan();
      }
      pay();
      if (chance.nextInt(4) == 0) {
        acknowledge();
      }
    }
  }

  /** Up to four goods; some scans come so fast that they share a draft's write. */
  private void scan() {
    for (int more = 1 + chance.nextInt(4); more > 0; more--) {
      checkout.scan(GOODS.get(chance.nextInt(GOODS.size())));
      if (chance.nextInt(6) == 0) {
        checkout.voidLine();
        checkout.scan(GOODS.get(0));
      }
      if (chance.nextInt(3) > 0) {
        settle();
      }
    }
    settle();
  }

  /** What the till thread does when nobody presses anything. */
  private void settle() {
    for (Runnable next; (next = afterwards.poll()) != null; ) {
      next.run();
    }
  }

  private void pay() {
    checkout.payCash(Money.of(200_00));
    expect(Notice.Kind.PAID);
    spooler.wake();
  }

  private void hold(String label) throws Exception {
    scan();
    ledger.hold(label, CLOCK.millis(), Drafts.write(counter.basket()));
    pay(); // the counter does not hold baskets yet: its own picture goes its own way
  }

  private void recall() throws Exception {
    Ledger.Held oldest = ledger.held().get(0);
    ledger.recall(oldest);
    scan();
    pay();
  }

  /** Head office holds all there is. */
  private void acknowledge() throws InterruptedException, ExecutionException {
    onSync(
            () -> {
              JournalFeed feed = store.journalFeed();
              Ledger.Recorded head = store.head();
              long number = head.number().number();
              Hash hash = head.entry().hash();
              announcements.begin("sync", "acknowledge");
              feed.acknowledge(head.number().epoch(), number, hash, List.of());
              announcements.done("sync", "acknowledge", number);
              return number;
            })
        .get();
  }

  private void expect(Notice.Kind kind) {
    if (counter.notice().kind() != kind) {
      throw new IllegalStateException(kind + " was expected: " + counter.notice());
    }
  }

  @Override
  public void close() throws IOException {
    spooler.close();
    sync.shutdown();
    try {
      // The executor is done before its thread has given back what the store holds for it.
      syncThread.join(TimeUnit.MINUTES.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
    announcements.done("till", "closed", null);
  }
}
