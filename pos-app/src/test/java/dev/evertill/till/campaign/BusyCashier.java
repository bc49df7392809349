package dev.evertill.till.campaign;

import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.shift.Shift;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A cashier with seeded habits: scans, voids, holds, looks up, pays, gives up, closes the day. What
 * the counter refuses without a reason is told as a fault. Confined to the till thread.
 */
final class BusyCashier {
  private static final Money FLOAT = Money.of(100_00);
  private static final int CUSTOMERS_A_DAY = 25;
  private static final int MOST_GOODS = 4;
  private static final int MOST_HELD = 3;

  private final Catalogue catalogue;
  private final Ledger ledger;
  private final OfficePrices office;
  private final Telling telling;
  private final RandomGenerator chance;
  private final int mostPauseMicros;
  private final Queue<Runnable> afterwards = new ArrayDeque<>();
  private Checkout checkout;
  private Counter counter = Counter.IDLE;

  /**
   * @param mostPauseMicros between two acts, 0 for none
   */
  BusyCashier(
      Catalogue catalogue,
      Ledger ledger,
      OfficePrices office,
      Telling telling,
      RandomGenerator chance,
      int mostPauseMicros) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.office = office;
    this.telling = telling;
    this.chance = chance;
    this.mostPauseMicros = mostPauseMicros;
  }

  /** Comes to the counter after a start, and tells what is on it. */
  void arriveAt(Checkout counterOfTheTill) {
    checkout = counterOfTheTill;
    act(Checkout::start);
    if (counter.notice().kind() == Notice.Kind.ENTRIES_UNREADABLE) {
      telling.fault("entries cannot be read: " + counter.notice().words());
    }
    telling.tell("found", "basket", Baskets.word(counter.basket()), "held", heldBaskets());
  }

  private String heldBaskets() {
    List<String> all =
        ledger.held().stream().map(one -> one.label() + ":" + Baskets.word(one.draft())).toList();
    return all.isEmpty() ? Baskets.EMPTY : String.join(";", all);
  }

  /** What the counter does behind what waits. */
  void later(Runnable work) {
    afterwards.add(work);
  }

  /** The counter's screen. */
  void show(Counter next) {
    if (!next.basket().equals(counter.basket())) {
      telling.tell("shown", "basket", Baskets.word(next.basket()));
    }
    counter = next;
  }

  private void act(Consumer<Checkout> act) {
    act.accept(checkout);
    tidy();
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(chance.nextInt(mostPauseMicros + 1)));
  }

  private void tidy() {
    for (Runnable next; (next = afterwards.poll()) != null; ) {
      next.run();
    }
  }

  private void expect(Notice.Kind kind) {
    if (counter.notice().kind() != kind) {
      String words = String.join(" ", counter.notice().words());
      telling.fault(
          "expected " + kind + ", the counter says " + counter.notice().kind() + " " + words);
    }
  }

  private boolean oneIn(int many) {
    return chance.nextInt(many) == 0;
  }

  /** One customer, whatever becomes of it. */
  void serve() {
    openShift();
    settleDoubts();
    lookUp();
    if (counter.basket().isEmpty() && !ledger.held().isEmpty() && oneIn(2)) {
      recall();
    }
    for (int goods = 1 + chance.nextInt(MOST_GOODS); goods > 0; goods--) {
      scan();
    }
    if (oneIn(6)) {
      act(Checkout::voidLine);
    }
    if (oneIn(8) && ledger.held().size() < MOST_HELD) {
      hold();
    } else if (oneIn(10)) {
      giveUp();
    } else {
      pay();
    }
    if (oneIn(12)) {
      act(Checkout::reprintLast);
    }
    if (oneIn(10)) {
      moveCash();
    }
    if (ledger.held().isEmpty() && oneIn(CUSTOMERS_A_DAY)) {
      closeDay();
    }
  }

  private void openShift() {
    if (counter.shift().isEmpty()) {
      act(till -> till.openShift(catalogue.staff().get(0), FLOAT));
      expect(Notice.Kind.SHIFT_OPENED);
    }
  }

  /** Nobody is here to look at the paper, so what is doubtful is printed again, as a copy. */
  private void settleDoubts() {
    while (ledger.oldestDoubtfulPrint().isPresent()) {
      act(till -> till.settleDoubtfulPrint(false));
      expect(Notice.Kind.REPRINTED);
    }
  }

  /** A price that is looked up is the one of the version in force. */
  private void lookUp() {
    String sku = any();
    long before = catalogue.version();
    Optional<Long> found =
        catalogue.find(sku).map(item -> item.price().rounded(Rounding.HALF_UP).minor());
    if (catalogue.version() == before && !found.equals(office.price(sku, before))) {
      telling.fault(
          "item "
              + sku
              + " costs "
              + found
              + ", in version "
              + before
              + " it is "
              + office.price(sku, before));
    }
  }

  private String any() {
    return office.skus().get(chance.nextInt(office.skus().size()));
  }

  private void scan() {
    Optional<Item> item = catalogue.find(any());
    if (item.isEmpty()) {
      return; // off the price list in this version
    }
    act(
        till -> {
          if (item.get().unit() == Unit.KILOGRAM) {
            till.quantity(new Quantity(200 + chance.nextInt(1_800)).text());
          }
          if (item.get().code().isEmpty()) {
            till.add(item.get().sku());
          } else {
            till.scan(item.get().code().substring(1));
          }
        });
  }

  private void pay() {
    if (counter.basket().lines().stream().allMatch(line -> line.voided())) {
      giveUp();
      return;
    }
    Money total = counter.total();
    Money given =
        oneIn(2) ? counter.cashDue() : counter.cashDue().plus(Money.of(chance.nextInt(500)));
    act(till -> till.payCash(given));
    expect(Notice.Kind.PAID);
    counter
        .paid()
        .ifPresent(paid -> telling.tell("sold", "number", paid.number(), "total", total.minor()));
  }

  private void giveUp() {
    if (!counter.basket().isEmpty()) {
      act(Checkout::voidBasket);
      expect(Notice.Kind.BASKET_VOIDED);
    }
  }

  private void hold() {
    if (!counter.basket().isEmpty()) {
      String label = String.format(Locale.ROOT, "%08x", chance.nextInt());
      act(till -> till.hold(label));
      expect(Notice.Kind.HELD);
    }
  }

  private void recall() {
    act(till -> till.recall(till.held().get(0).id()));
    expect(Notice.Kind.BASKET_BACK);
  }

  /** Money that comes and goes without goods. */
  private void moveCash() {
    Money amount = Money.of(1 + chance.nextInt(20_00));
    switch (chance.nextInt(4)) {
      case 0 -> {
        act(till -> till.cashIn(amount, "coins"));
        expect(Notice.Kind.CASH_LAID_IN);
      }
      case 1 -> {
        act(till -> till.cashOut(Money.of(1), "stamp"));
        expect(Notice.Kind.CASH_TAKEN_OUT);
      }
      case 2 -> {
        act(till -> till.drop(Money.of(1), "bag 7"));
        expect(Notice.Kind.DROPPED);
      }
      default -> {
        act(till -> till.noSale("change"));
        expect(Notice.Kind.DRAWER_OPENED);
      }
    }
  }

  private void closeDay() {
    Money counted = counter.shift().map(Shift::expected).orElse(Money.ZERO);
    act(till -> till.closeDay(counted));
    expect(Notice.Kind.DAY_CLOSED);
  }

  /** Sells what is left on the counter and aside, and closes the day. */
  void goHome() {
    openShift();
    settleDoubts();
    do {
      if (counter.basket().isEmpty() && !ledger.held().isEmpty()) {
        recall();
      }
      if (!counter.basket().isEmpty()) {
        pay();
      }
    } while (!ledger.held().isEmpty());
    closeDay();
  }

  /** Papers of which nobody knows, after the last was printed. */
  boolean settledNewDoubts() {
    boolean some = ledger.oldestDoubtfulPrint().isPresent();
    settleDoubts();
    return some;
  }
}
