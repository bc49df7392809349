package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.Ledger.Held;
import dev.evertill.till.record.Drafts;
import dev.evertill.till.sale.Basket;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Baskets put aside for later and taken up again as they were: price, discounts and coupons too.
 * Confined to the till thread.
 */
final class HeldBaskets {
  private static final Logger LOG = LoggerFactory.getLogger(HeldBaskets.class);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Catalogue catalogue;
  private final Ledger ledger;
  private final Pen pen;
  private final OnCounter counter;

  HeldBaskets(Catalogue catalogue, Ledger ledger, Pen pen, OnCounter counter) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.pen = pen;
    this.counter = counter;
  }

  List<Held> all() {
    return ledger.held();
  }

  /** The same, read and priced. */
  List<HeldBasket> shown() {
    return all().stream().map(this::shown).toList();
  }

  private HeldBasket shown(Held held) {
    Optional<Basket> basket = read(held);
    return new HeldBasket(
        held.id(),
        held.label(),
        pen.wallClock(held.heldAtMillis()),
        basket.map(Basket::items).orElse(0L),
        basket.map(goods -> goods.priced(catalogue.terms(), pen.now()).total()));
  }

  /** How many can be taken up: one that cannot be read does not hold up the end of the day. */
  long readable() {
    return all().stream().filter(held -> read(held).isPresent()).count();
  }

  Notice hold(String label) throws NotRecordedException {
    if (counter.isEmpty()) {
      return Notice.of(Notice.Kind.NOTHING_TO_HOLD);
    }
    String name = label.isBlank() ? TIME.format(pen.now()) : label.strip();
    ledger.hold(name, pen.millis(), Drafts.write(counter.basket()));
    counter.clear();
    return Notice.of(Notice.Kind.HELD, name);
  }

  Notice recall(long id) throws NotRecordedException {
    if (!counter.isEmpty()) {
      return Notice.of(Notice.Kind.BASKET_OPEN);
    }
    Optional<Held> held = all().stream().filter(one -> one.id() == id).findFirst();
    if (held.isEmpty()) {
      return Notice.of(Notice.Kind.NOT_HELD);
    }
    Optional<Basket> basket = read(held.get());
    if (basket.isEmpty()) {
      return Notice.of(Notice.Kind.HELD_UNREADABLE, held.get().label());
    }
    ledger.recall(held.get());
    counter.show(basket.get(), held.get().draft().length);
    return Notice.of(Notice.Kind.BASKET_BACK, Long.toString(basket.get().items()));
  }

  private static Optional<Basket> read(Held held) {
    try {
      return Optional.of(Drafts.read(held.draft()));
    } catch (MalformedException e) {
      LOG.error("held basket {}, {}, cannot be read", held.id(), held.label(), e);
      return Optional.empty();
    }
  }
}
