package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.till.DemoGoods;
import dev.evertill.till.HandClock;
import dev.evertill.till.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/**
 * A till of the demo's shop over a journal in memory, whose clocks go when they are told to.
 * Confined to the test's thread.
 */
final class OneTill {
  static final Money FLOAT = Money.of(100_00);

  final DemoGoods goods;
  final MemoryLedger ledger = new MemoryLedger("03");
  private final HandClock clock =
      new HandClock(Instant.parse("2026-11-16T13:32:07.250Z"), ZoneId.of("Europe/Vienna"));
  Counter counter = Counter.IDLE;
  Checkout checkout;

  OneTill() {
    this(new DemoGoods());
  }

  OneTill(DemoGoods goods) {
    this.goods = goods;
    restart();
  }

  /** Stops and starts; the steady clock begins anew. */
  void restart() {
    clock.startAnew();
    checkout =
        new Checkout(
            goods, ledger, clock, clock::nanos, new Random(1), Runnable::run, c -> counter = c);
    checkout.start();
  }

  /** Time goes by, on both clocks. */
  void pass(Duration time) {
    clock.pass(time);
  }

  /** Somebody sets the clock. */
  void set(Duration by) {
    clock.set(by);
  }

  OneTill opened() {
    checkout.openShift(goods.staff().get(0), FLOAT);
    return this;
  }

  void sell(String sku, long cash) {
    checkout.add(sku);
    checkout.payCash(Money.of(cash));
  }

  Money expected() {
    return counter.shift().orElseThrow().expected();
  }

  void says(Notice.Kind kind, String... words) {
    assertThat(counter.notice()).isEqualTo(Notice.of(kind, words));
  }

  List<String> kinds() {
    return ledger.entries().stream().map(one -> one.entry().header().kind()).toList();
  }

  /** The last entry but {@code back} others. */
  Entry entry(int back) {
    return ledger.entries().get(ledger.entries().size() - 1 - back).entry();
  }
}
