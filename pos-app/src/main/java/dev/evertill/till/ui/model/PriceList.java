package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.money.Currency;
import dev.evertill.till.record.Shop;
import dev.evertill.till.staff.Cashier;
import java.util.List;

/**
 * What the screens need of the price list in force. Immutable.
 *
 * @param version 0 for none
 * @param damaged there was one, and it is fetched anew; the shop and its people are as before
 */
public record PriceList(
    long version, Shop shop, List<Cashier> staff, List<QuickPage> pages, boolean damaged) {
  /** Before the first has come from head office. */
  public static final PriceList NONE =
      new PriceList(
          0, new Shop("", "", "", "", new Currency("", 2), ""), List.of(), List.of(), false);

  public PriceList {
    staff = List.copyOf(staff);
    pages = List.copyOf(pages);
  }

  static PriceList of(Catalogue catalogue) {
    long version = catalogue.version();
    boolean damaged = version == 0 && catalogue.trouble().isPresent();
    return version == 0 && !damaged
        ? NONE
        : new PriceList(
            version,
            catalogue.shop(),
            catalogue.staff(),
            QuickPage.of(catalogue.quickKeys()),
            damaged);
  }
}
