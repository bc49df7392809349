package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import dev.evertill.sync.server.OfficeSettings;
import dev.evertill.till.Await;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.store.TillStore;
import dev.evertill.till.ui.model.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * A till that is wired as in the shop, with a real head office, and a printer on loopback or one
 * that is off. It sells the demo's goods. Confined to the test's thread.
 */
final class WiredTill implements AutoCloseable {
  static final String MILK = "4012345001877";
  static final Money FLOAT = Money.of(100_00);
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final int NO_PRINTER = 9;
  private static final long COPIES_SEED = 1_000;

  /** What the next start finds. */
  StoreSettings stores;

  Optional<Path> mirror = Optional.empty();
  PrinterSettings printers;

  private final LeapingClock clock = new LeapingClock();
  private final Path officeData;
  private HeadOfficeServer office;
  private int officePort;
  private List<String> officeNames = List.of();
  private Optional<Wiring> wiring = Optional.empty();
  private volatile Counter counter = Counter.IDLE;
  private volatile Status status = Status.AT_START;
  private final Queue<Status> shown = new ConcurrentLinkedQueue<>();
  private long seed = 1;

  /** Its printer is off. */
  WiredTill(Path directory) throws Exception {
    this(directory, NO_PRINTER);
  }

  WiredTill(Path directory, VirtualPrinter printer) throws Exception {
    this(directory, printer.port());
  }

  private WiredTill(Path directory, int printerPort) throws Exception {
    printers = PrinterSettings.of("127.0.0.1:" + printerPort, PrinterProfile.EPSON_80MM);
    stores =
        StoreSettings.of(
            "03", directory.resolve("till"), directory.resolve("witness"), "this machine");
    officeData = directory.resolve("office");
    assertThat(Main.run("import", "--data", officeData.toString(), "--demo")).isZero();
    openOffice();
  }

  private WiredTill(WiredTill original, Path data) {
    printers = original.printers;
    Path witness = data.resolveSibling(data.getFileName() + " witness");
    stores = StoreSettings.of("03", data, witness, "this machine");
    officeData = original.officeData;
    officePort = original.officePort;
    seed = COPIES_SEED;
  }

  /** One that runs on a copy of this one's data, with the same head office. */
  WiredTill copiedTo(Path data) {
    return new WiredTill(this, data);
  }

  /** A printer for it, which the test closes. */
  static VirtualPrinter printer() throws Exception {
    return new VirtualPrinter(0, PrinterProfile.EPSON_80MM, new VirtualPrinter.Listener() {});
  }

  /** On the port it had before. */
  void openOffice() throws Exception {
    office =
        new HeadOfficeServer(
                OfficeSettings.in(officeData).port(officePort).names(officeNames).clock(clock))
            .start();
    officePort = office.port();
  }

  /** From now on head office answers enrolled tills only. */
  void withCertificates() throws Exception {
    closeOffice();
    officeNames = List.of(OfficeSettings.LOOPBACK);
    openOffice();
  }

  /** As the manager shows it, for this till. */
  String enrolmentCode() {
    return office.enrolmentCode("03").text();
  }

  void closeOffice() {
    office.close();
  }

  Path officeData() {
    return officeData;
  }

  String officeAddress() {
    return (officeNames.isEmpty() ? "http" : "https") + "://127.0.0.1:" + officePort;
  }

  void start() throws Exception {
    counter = Counter.IDLE;
    shown.clear();
    Wiring next =
        new Wiring(
            new Settings(stores, mirror, officeAddress(), printers, Locale.ENGLISH, IDLE),
            clock,
            new Random(seed++),
            changed -> counter = changed,
            changed -> {
              status = changed;
              shown.add(changed);
            });
    wiring = Optional.of(next);
    next.start();
    next.tillThread().ask(() -> true);
  }

  /** The till stops; head office goes on. */
  void stop() throws IOException {
    if (wiring.isPresent()) {
      Wiring running = wiring.get();
      wiring = Optional.empty();
      running.close();
    }
  }

  @Override
  public void close() throws IOException {
    stop();
    if (office != null) {
      closeOffice();
    }
  }

  TillStore store() {
    return wiring.orElseThrow().store();
  }

  /** What the cashier sees. */
  Counter counter() {
    return counter;
  }

  Status status() {
    return status;
  }

  /** Every status since the start. */
  List<Status> shown() {
    return List.copyOf(shown);
  }

  List<Recorded> journal() {
    List<Recorded> all = new ArrayList<>();
    store().ledger().read(0, all::add);
    return all;
  }

  void sendNow() {
    wiring.orElseThrow().sendNow();
  }

  /** The clock is so much later at once. */
  void leap(Duration by) {
    clock.leap(by);
  }

  /** One act at the counter, and what it leaves behind on the till thread. */
  void act(Consumer<Checkout> act) throws InterruptedException {
    Wiring running = wiring.orElseThrow();
    running
        .tillThread()
        .ask(
            () -> {
              act.accept(running.checkout());
              return true;
            });
    running.tillThread().ask(() -> true);
  }

  void opens() throws InterruptedException {
    act(checkout -> checkout.openShift(store().catalogue().staff().get(0), FLOAT));
    assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.SHIFT_OPENED);
  }

  /** Pays what lies on the counter; whether it was recorded, the notice says. */
  Notice pays() throws InterruptedException {
    act(checkout -> checkout.payCash(Money.of(50_00)));
    return counter.notice();
  }

  void sells(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      act(checkout -> checkout.scan(MILK));
      assertThat(pays().kind()).isEqualTo(Notice.Kind.PAID);
    }
  }

  void closesDay(int z) throws InterruptedException {
    Money expected = counter.shift().orElseThrow().expected();
    act(checkout -> checkout.closeDay(expected));
    assertThat(counter.notice()).isEqualTo(Notice.of(Notice.Kind.DAY_CLOSED, Integer.toString(z)));
  }

  void pricesAreThere() {
    Await.until("the price list", () -> store().catalogue().version() > 0);
  }

  void allIsConfirmed() {
    Await.until(
        "head office's confirmation of everything", () -> store().journalFeed().waiting() == 0);
  }

  void headOfficeAgreesTo(int z) {
    Await.until("head office's word on the day", () -> store().answerTo(z).isPresent());
  }

  /** It ticks, on a day of its own. Safe from any thread. */
  private static final class LeapingClock extends Clock {
    private volatile Duration ahead =
        Duration.between(Instant.now(), Instant.parse("2026-11-16T10:00:00Z"));

    synchronized void leap(Duration by) {
      ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("a till stays where it is");
    }
  }
}
