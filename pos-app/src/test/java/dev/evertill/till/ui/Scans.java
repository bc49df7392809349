package dev.evertill.till.ui;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.Basket;
import java.time.LocalDateTime;

/** What the counter is after one more scan of its last item. */
final class Scans {
  private Scans() {}

  static Counter another(Counter now) {
    int last = now.basket().lines().size() - 1;
    Basket next = now.basket().with(now.basket().lines().get(last).item(), Quantity.ONE);
    return new Counter(
        next.priced(now.priced().terms(), LocalDateTime.of(2026, 11, 16, 14, 32)),
        last + 1,
        now.nextQuantity(),
        Notice.NONE,
        now.shift(),
        now.paid());
  }
}
