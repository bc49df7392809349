package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.spool.JobState;
import dev.evertill.receipt.spool.PrintJob;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.till.DemoGoods;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A counter that sells the demo's goods into a real store, prints and asks head office when a test
 * says so. Confined to the test's thread.
 */
final class SellingCounter implements AutoCloseable {
  static final Money FLOAT = Money.of(100_00);
  private static final long MEBIBYTE = 1024 * 1024;

  final OpenTill till;
  private final DemoGoods goods = new DemoGoods();
  private Checkout checkout;
  private Counter counter = Counter.IDLE;

  SellingCounter(Path directory) {
    this(new OpenTill(directory));
  }

  private SellingCounter(OpenTill till) {
    this.till = till;
    start();
  }

  static SellingCounter in(Path directory, int keptDays, long mostKilobytes) {
    return in(directory, keptDays, mostKilobytes, new Room.Limits(3 * MEBIBYTE, 2 * MEBIBYTE, 0));
  }

  static SellingCounter in(Path directory, int keptDays, long mostKilobytes, Room.Limits limits) {
    return new SellingCounter(
        new OpenTill(OpenTill.settings(directory, keptDays, mostKilobytes, limits)));
  }

  void open() {
    till.open();
    start();
  }

  /** Begins at the counter, as after a start. */
  SellingCounter start() {
    checkout =
        new Checkout(
            goods,
            till.ledger(),
            till.clock,
            till.clock::nanos,
            till.chance(),
            Runnable::run,
            next -> counter = next);
    checkout.start();
    return this;
  }

  /** Time goes by. */
  void pass(Duration time) {
    till.clock.pass(time);
  }

  /** Somebody sets the clock. */
  void set(Duration by) {
    till.clock.set(by);
  }

  TillStore store() {
    return till.store();
  }

  ObjectBoxLedger ledger() {
    return till.ledger();
  }

  StoredJournalFeed feed() {
    return (StoredJournalFeed) store().journalFeed();
  }

  Checkout checkout() {
    return checkout;
  }

  Counter counter() {
    return counter;
  }

  /** What the cashier reads. */
  Notice notice() {
    return counter.notice();
  }

  SellingCounter opened() {
    checkout.openShift(goods.staff().get(0), FLOAT);
    assertThat(notice().kind()).isEqualTo(Notice.Kind.SHIFT_OPENED);
    return this;
  }

  /** Puts an item on the counter and takes cash; whether it was recorded, the notice says. */
  Notice sell() {
    if (counter.basket().isEmpty()) {
      checkout.add("101");
    }
    checkout.payCash(Money.of(500_00));
    return notice();
  }

  SellingCounter sells(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(sell().kind()).isEqualTo(Notice.Kind.PAID);
    }
    return this;
  }

  void closesDay(int z) {
    checkout.closeDay(counter.shift().orElseThrow().expected());
    assertThat(notice()).isEqualTo(Notice.of(Notice.Kind.DAY_CLOSED, Integer.toString(z)));
    pass(Duration.ofHours(24));
  }

  /** A whole day, its papers printed. */
  void day(int z, int sales) {
    opened();
    sells(sales);
    closesDay(z);
    print();
  }

  /** Every paper that waits comes out. */
  void print() {
    for (Optional<PrintJob> next; (next = store().printQueue().next()).isPresent(); ) {
      store().printQueue().sending(next.get().key());
      store().printQueue().settled(next.get().key(), JobState.PRINTED, "");
    }
  }

  /** Head office holds the day's entries and says so of its end. */
  void answer(int z, String verdict) {
    for (Close close : feed().unconfirmedCloses()) {
      if (close.z() == z) {
        for (Segment segment : close.segments()) {
          feed()
              .acknowledge(
                  segment.epoch(),
                  segment.last(),
                  feed().hashAt(segment.epoch(), segment.last()).orElseThrow(),
                  List.of());
        }
        feed().closeAnswered(z, new CloseAnswer(verdict, ControlTotals.NONE, List.of(), List.of()));
        return;
      }
    }
    throw new AssertionError("Z " + z + " is not asked about");
  }

  void confirm(int z) {
    answer(z, CloseAnswer.CONFIRMED);
  }

  List<Recorded> entries() {
    List<Recorded> all = new ArrayList<>();
    ledger().read(0, all::add);
    return all;
  }

  /** The journal fits, from its anchors on. */
  void isWhole() {
    Verification.Result result = Verification.of(ledger());
    assertThat(result.faults()).isEmpty();
    assertThat(result.missing()).isEmpty();
  }

  SellingCounter reopened() {
    close();
    open();
    return this;
  }

  @Override
  public void close() {
    till.close();
  }
}
