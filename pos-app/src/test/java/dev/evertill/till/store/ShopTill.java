package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.DemoGoods;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A till's real stores with a real counter before them, that sells the demo's goods. Confined to
 * the test's thread.
 */
final class ShopTill implements AutoCloseable {
  final OpenTill till;
  Counter counter = Counter.IDLE;
  Checkout checkout;
  private long nanos = 77;
  private long seed = 1;

  ShopTill(Path directory) {
    till = new OpenTill(directory);
    start();
  }

  /** Begins at the counter, as after a start. */
  ShopTill start() {
    checkout =
        new Checkout(
            new DemoGoods(),
            till.ledger(),
            till.clock(),
            () -> nanos,
            new Random(seed++),
            Runnable::run,
            next -> counter = next);
    checkout.start();
    return this;
  }

  ShopTill opened() {
    checkout.openShift(new DemoGoods().staff().get(0), Money.of(100_00));
    says(Notice.Kind.SHIFT_OPENED);
    return this;
  }

  ShopTill sell(int times) {
    for (int i = 0; i < times; i++) {
      checkout.add("101");
      checkout.payCash(Money.of(50_00));
      says(Notice.Kind.PAID);
    }
    return this;
  }

  /** Closes the day and opens none. */
  void closeDay(int z) {
    checkout.closeDay(counter.shift().orElseThrow().expected());
    assertThat(counter.notice()).isEqualTo(Notice.of(Notice.Kind.DAY_CLOSED, Integer.toString(z)));
  }

  private void says(Notice.Kind kind) {
    assertThat(counter.notice().kind()).isEqualTo(kind);
  }

  TillStore store() {
    return till.store();
  }

  StoredJournalFeed feed() {
    return (StoredJournalFeed) till.store().journalFeed();
  }

  List<Recorded> all() {
    List<Recorded> all = new ArrayList<>();
    till.ledger().read(0, all::add);
    return all;
  }

  @Override
  public void close() {
    till.close();
  }
}
