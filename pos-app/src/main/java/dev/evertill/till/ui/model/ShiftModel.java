package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import dev.evertill.till.staff.Cashier;
import java.util.List;
import java.util.Optional;

/** Opening a shift: who takes the drawer, and with how much in it. On the event thread only. */
public final class ShiftModel {
  /** Who is to take the drawer. */
  public final Value<Optional<Cashier>> cashier = new Value<>(Optional.empty());

  /** What stands in the field of the opening float. */
  public final Value<String> openingFloat = new Value<>("");

  public final Value<Boolean> openable = new Value<>(false);

  private final SaleModel sale;
  private final Checkout checkout;

  ShiftModel(SaleModel sale, Checkout checkout) {
    this.sale = sale;
    this.checkout = checkout;
  }

  void refresh(boolean open, boolean busy) {
    openable.set(!busy && !open && cashier.get().isPresent() && amount().isPresent());
  }

  /** These people work here now: one alone need not be chosen. */
  void heard(List<Cashier> staff) {
    if (!cashier.get().map(staff::contains).orElse(false)) {
      cashier.set(staff.size() == 1 ? Optional.of(staff.get(0)) : Optional.empty());
    }
  }

  /** Up or down through the cashiers. */
  void move(int by) {
    List<Cashier> staff = sale.prices.get().staff();
    if (!staff.isEmpty()) {
      int at = cashier.get().map(staff::indexOf).orElse(by > 0 ? -1 : staff.size());
      choose(staff.get(Math.max(0, Math.min(staff.size() - 1, at + by))));
    }
  }

  public void choose(Cashier person) {
    cashier.set(Optional.of(person));
    sale.refresh();
  }

  /** The field of the opening float holds this now. */
  public void typed(String text) {
    openingFloat.set(text);
    sale.refresh();
  }

  private Optional<Money> amount() {
    return sale.money().read(openingFloat.get());
  }

  /** Enter in the field of the opening float. */
  public void entered() {
    if (!sale.scan.scanned(openingFloat) && !openingFloat.get().isBlank()) {
      if (amount().isEmpty()) {
        sale.tell(Notice.of(Notice.Kind.AMOUNT_NOT_READ, openingFloat.get()));
      } else if (cashier.get().isEmpty()) {
        askWho();
      } else {
        open();
      }
    }
  }

  public void open() {
    if (openable.get()) {
      Cashier person = cashier.get().orElseThrow();
      Money amount = amount().orElseThrow();
      sale.submit(openingFloat, () -> checkout.openShift(person, amount));
    }
  }

  /** The key that opens the drawer was pressed and cannot open it. */
  public void whyNot() {
    if (!sale.isBusy() && cashier.get().isEmpty()) {
      askWho();
    } else if (!sale.isBusy()) {
      sale.askForAmount(openingFloat.get());
    }
  }

  private void askWho() {
    sale.news.set(new News(News.Tone.ATTENTION, sale.texts().text("shift.who")));
  }
}
