package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * Paying in cash: what is due, what the customer gives, and what goes back. On the event thread
 * only.
 */
public final class PayModel {
  /** What stands in the field of the amount given. */
  public final Value<String> given = new Value<>("");

  public final Value<Boolean> payable = new Value<>(false);
  public final Value<Boolean> enough = new Value<>(false);

  private final SaleModel sale;
  private final Checkout checkout;

  PayModel(SaleModel sale, Checkout checkout) {
    this.sale = sale;
    this.checkout = checkout;
  }

  void refresh(Counter now, boolean busy) {
    payable.set(now.shift().isPresent() && now.basket().isPayable());
    enough.set(!busy && payable.get() && amount().map(m -> m.compareTo(due()) >= 0).orElse(false));
  }

  /** Asks what the customer gives. */
  public void open() {
    if (payable.get() && sale.panel.get() != Panel.PAY && !sale.scan.isBegun()) {
      given.set("");
      sale.news.set(News.NONE);
      sale.open(Panel.PAY);
    }
  }

  /** What is due in cash: the total rounded to coins. */
  public Money due() {
    return sale.counter.get().cashDue();
  }

  /** What is due, or nothing when the shop owes the customer. */
  public Money exact() {
    return due().isNegative() ? Money.ZERO : due();
  }

  public void giveExactly() {
    give(exact());
  }

  /** What a customer is likely to hand over in notes. */
  public List<Money> quickAmounts() {
    return QuickAmounts.above(exact(), sale.money().currency());
  }

  public void give(Money amount) {
    typed(sale.money().typed(amount));
  }

  /** The field of the amount given holds this now. */
  public void typed(String text) {
    given.set(text);
    sale.refresh();
  }

  private Optional<Money> amount() {
    return sale.money().read(given.get());
  }

  /** What goes back, once enough is given. */
  public Optional<Money> change() {
    return amount()
        .filter(amount -> amount.compareTo(due()) >= 0)
        .map(sale.counter.get().priced()::change);
  }

  /** What is still to come, when something but not enough is given. */
  public Optional<Money> missing() {
    return amount().map(amount -> due().minus(amount)).filter(rest -> rest.minor() > 0);
  }

  /** Enter in the field of the amount given. */
  public void entered() {
    if (!sale.scan.scanned(given) && !given.get().isBlank()) {
      if (change().isEmpty()) {
        tellWhyNot();
      } else {
        confirm();
      }
    }
  }

  /** Pays in cash. A second press does nothing. */
  public void confirm() {
    if (sale.panel.get() == Panel.PAY && enough.get()) {
      Money amount = amount().orElseThrow();
      sale.submit(given, () -> checkout.payCash(amount));
    }
  }

  /** The key that pays was pressed and cannot pay. */
  public void whyNot() {
    if (!sale.isBusy()) {
      tellWhyNot();
    }
  }

  private void tellWhyNot() {
    boolean unread = !given.get().isBlank() && amount().isEmpty();
    sale.tell(
        unread
            ? Notice.of(Notice.Kind.AMOUNT_NOT_READ, given.get())
            : Notice.of(Notice.Kind.TENDER_TOO_SMALL));
  }
}
