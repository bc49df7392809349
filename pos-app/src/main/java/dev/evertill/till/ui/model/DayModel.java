package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import java.util.Optional;

/** The end of the day: the count of the drawer. On the event thread only. */
public final class DayModel {
  /** What stands in the field of the drawer's count. */
  public final Value<String> counted = new Value<>("");

  public final Value<Boolean> closable = new Value<>(false);

  private final SaleModel sale;
  private final Checkout checkout;

  DayModel(SaleModel sale, Checkout checkout) {
    this.sale = sale;
    this.checkout = checkout;
  }

  void refresh(boolean busy) {
    closable.set(!busy && amount().isPresent());
  }

  /** Opens the count of the drawer. */
  public void open() {
    if (!sale.counter.get().basket().isEmpty()) {
      sale.open(Panel.SALE);
      sale.tell(Notice.of(Notice.Kind.BASKET_OPEN));
      return;
    }
    if (sale.scan.isBegun()) {
      return;
    }
    counted.set("");
    sale.news.set(News.NONE);
    sale.open(Panel.DAY);
  }

  /** The field of the drawer's count holds this now. */
  public void typed(String text) {
    counted.set(text);
    sale.refresh();
  }

  private Optional<Money> amount() {
    return sale.money().read(counted.get());
  }

  /** Enter in the field of the drawer's count: it closes nothing, a key of its own does. */
  public void entered() {
    if (!sale.scan.scanned(counted) && !counted.get().isBlank() && amount().isEmpty()) {
      sale.tell(Notice.of(Notice.Kind.AMOUNT_NOT_READ, counted.get()));
    }
  }

  public void close() {
    if (sale.panel.get() == Panel.DAY && closable.get()) {
      Money amount = amount().orElseThrow();
      sale.submit(counted, () -> checkout.closeDay(amount));
    }
  }

  /** The key that closes the day was pressed and cannot close it. */
  public void whyNot() {
    if (!sale.isBusy()) {
      sale.askForAmount(counted.get());
    }
  }
}
