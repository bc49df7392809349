package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.money.Currency;
import dev.evertill.till.record.Shop;
import dev.evertill.till.staff.Cashier;
import java.util.List;

/** What the screens need of the price list in force. Immutable. */
public record PriceList(long version, Shop shop, List<Cashier> staff, List<QuickPage> pages) {
  /** Before the first has come from head office. */
  public static final PriceList NONE =
      new PriceList(0, new Shop("", "", "", "", new Currency("", 2), ""), List.of(), List.of());

  public PriceList {
    staff = List.copyOf(staff);
    pages = List.copyOf(pages);
  }

  static PriceList of(Catalogue catalogue) {
    long version = catalogue.version();
    return version == 0
        ? NONE
        : new PriceList(
            version, catalogue.shop(), catalogue.staff(), QuickPage.of(catalogue.quickKeys()));
  }
}
