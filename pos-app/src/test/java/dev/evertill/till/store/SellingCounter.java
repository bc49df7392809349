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
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Slips;
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
import java.util.Random;

/**
 * A counter that sells the demo's goods into a real store, prints and asks head office when a test
 * says so. Confined to the test's thread.
 */
final class SellingCounter implements AutoCloseable {
  static final Money FLOAT = Money.of(100_00);
  private static final long MEBIBYTE = 1024 * 1024;

  /** Kilobytes: more than any test writes. */
  static final long ROOMY = 1024 * 1024;

  private final DemoGoods goods = new DemoGoods();
  private final StoreSettings settings;
  private Instant now = Instant.parse("2026-11-16T13:32:07Z");
  private long nanos = 1;
  private long seed = 1;
  private TillStore store;
  private Checkout checkout;
  private Counter counter = Counter.IDLE;

  SellingCounter(StoreSettings settings) {
    this.settings = settings;
    open();
  }

  static SellingCounter in(Path directory, int keptDays, long mostKilobytes) {
    return new SellingCounter(
        new StoreSettings(
            OpenTill.TILL,
            directory,
            OpenTill.witnessOf(directory),
            "the machine of before",
            keptDays,
            mostKilobytes,
            new Room.Limits(3 * MEBIBYTE, 2 * MEBIBYTE, 0)));
  }

  void open() {
    try {
      store =
          TillStore.open(
              settings, new Slips(Locale.ROOT), clock(), new Random(seed++), Rescue.NONE);
    } catch (IOException | TillInUseException | NotRecordedException e) {
      throw new IllegalStateException("the till did not open", e);
    }
    checkout =
        new Checkout(
            goods,
            store.ledger(),
            clock(),
            () -> nanos,
            new Random(seed++),
            Runnable::run,
            next -> counter = next);
    checkout.start();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a till stays where it is");
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  /** Time goes by. */
  void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  /** Somebody sets the clock. */
  void set(Duration by) {
    now = now.plus(by);
  }

  TillStore store() {
    return store;
  }

  ObjectBoxLedger ledger() {
    return (ObjectBoxLedger) store.ledger();
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

  void sells(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(sell().kind()).isEqualTo(Notice.Kind.PAID);
    }
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
    for (Optional<PrintJob> next; (next = store.printQueue().next()).isPresent(); ) {
      store.printQueue().sending(next.get().key());
      store.printQueue().settled(next.get().key(), JobState.PRINTED, "");
    }
  }

  /** Head office holds the day's entries and says so of its end. */
  void answer(int z, String verdict) {
    for (Close close : store.journalFeed().unconfirmedCloses()) {
      if (close.z() == z) {
        for (Segment segment : close.segments()) {
          store
              .journalFeed()
              .acknowledge(
                  segment.epoch(),
                  segment.last(),
                  store.journalFeed().hashAt(segment.epoch(), segment.last()).orElseThrow(),
                  List.of());
        }
        store
            .journalFeed()
            .closeAnswered(z, new CloseAnswer(verdict, ControlTotals.NONE, List.of(), List.of()));
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
    Verification.Result result = Verification.of(store.ledger());
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
    try {
      store.close();
    } catch (IOException e) {
      throw new IllegalStateException("the till did not close", e);
    }
  }
}
