package dev.evertill.till.campaign;

import dev.evertill.till.app.Wiring;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.shift.Shift;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A cashier with seeded habits at a till that runs its own threads. What keeps a sale from being
 * recorded is told as a fault. Confined to the main thread, which acts through the till thread.
 */
final class OnlineCashier {
  private static final Money FLOAT = Money.of(100_00);
  private static final int CUSTOMERS_A_DAY = 60;
  private static final int MOST_GOODS = 5;

  /** News that a whole till never has, whatever is wrong with the line. */
  private static final Set<Notice.Kind> NEVER =
      Set.of(
          Notice.Kind.NOT_RECORDED,
          Notice.Kind.MISTAKE,
          Notice.Kind.ENTRIES_UNREADABLE,
          Notice.Kind.JOURNAL_DAMAGED_ENTRY,
          Notice.Kind.CATALOGUE_DAMAGED);

  private final Wiring till;
  private final Supplier<Counter> counter;
  private final Telling telling;
  private final Random chance;
  private List<String> skus = List.of();
  private long skusOf;

  /**
   * @param counter what the counter's screen shows
   */
  OnlineCashier(Wiring till, Supplier<Counter> counter, Telling telling, Random chance) {
    this.till = till;
    this.counter = counter;
    this.telling = telling;
    this.chance = chance;
  }

  private void act(Consumer<Checkout> act) throws InterruptedException {
    till.tillThread()
        .ask(
            () -> {
              act.accept(till.checkout());
              return true;
            });
    Notice news = counter.get().notice();
    if (NEVER.contains(news.kind())) {
      telling.fault("the counter says " + news.kind() + " " + news.words());
    }
  }

  private boolean oneIn(int many) {
    return chance.nextInt(many) == 0;
  }

  /** One customer, as far as there is anything to sell. */
  void serve() throws InterruptedException {
    long version = till.store().catalogue().version();
    if (version == 0) {
      return;
    }
    if (version != skusOf) {
      skus = till.store().itemNumbers();
      skusOf = version;
    }
    openShift();
    for (int goods = 1 + chance.nextInt(MOST_GOODS); goods > 0; goods--) {
      scan();
    }
    if (oneIn(15)) {
      act(Checkout::voidBasket);
    } else {
      pay();
    }
    if (oneIn(40)) {
      act(checkout -> checkout.noSale("change"));
    }
    if (oneIn(CUSTOMERS_A_DAY)) {
      closeDay();
    }
  }

  private void openShift() throws InterruptedException {
    if (counter.get().shift().isEmpty()) {
      act(checkout -> checkout.openShift(till.store().catalogue().staff().get(0), FLOAT));
    }
  }

  private void scan() throws InterruptedException {
    String sku = skus.get(chance.nextInt(skus.size()));
    Optional<Item> item = till.store().catalogue().find(sku);
    if (item.isEmpty()) {
      return; // off the price list in this version
    }
    act(
        checkout -> {
          if (item.get().unit() == Unit.KILOGRAM) {
            checkout.quantity(new Quantity(200 + chance.nextInt(1_800)).text());
          }
          checkout.add(sku);
        });
  }

  /** Tells a sale only when it is written, as a receipt in a customer's hand would. */
  private void pay() throws InterruptedException {
    Counter before = counter.get();
    if (before.basket().isEmpty()) {
      return;
    }
    Money given =
        oneIn(2) ? before.cashDue() : before.cashDue().plus(Money.of(chance.nextInt(500)));
    act(checkout -> checkout.payCash(given));
    Counter after = counter.get();
    if (after.paid().isEmpty()) {
      telling.fault("not paid: " + after.notice().kind() + " " + after.notice().words());
      return;
    }
    telling.tell("sold", "number", after.paid().get().number(), "total", before.total().minor());
  }

  /** Nobody is here to look at the paper, so what is doubtful is printed again, as a copy. */
  void settleDoubts() throws InterruptedException {
    while (till.store().ledger().oldestDoubtfulPrint().isPresent()) {
      act(checkout -> checkout.settleDoubtfulPrint(false));
      telling.tell("doubt");
    }
  }

  void closeDay() throws InterruptedException {
    if (!counter.get().basket().isEmpty()) {
      act(Checkout::voidBasket);
    }
    Optional<Shift> shift = counter.get().shift();
    if (shift.isPresent()) {
      act(checkout -> checkout.closeDay(shift.get().expected()));
      telling.tell("day");
    }
  }
}
