package dev.evertill.till.catalogue;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.PriceValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.record.Documents;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxTable;
import java.time.LocalDate;

/** Items out of the catalogue's rows. Functions only. */
public final class ItemRows {
  private ItemRows() {}

  /**
   * The item as it is sold on a day.
   *
   * @throws MalformedException it cannot be sold; it says which field, its value, what is allowed
   */
  public static Item item(CatalogueRow row, TaxTable taxes, LocalDate day)
      throws MalformedException {
    ItemValue value = Wire.item(row.value());
    TaxClass tax =
        taxes
            .on(day, value.tax())
            .orElseThrow(
                () -> new MalformedException(0, "tax", value.tax(), "no such class on " + day));
    return new Item(
        row.key(),
        value.code() == null ? "" : value.code(),
        value.name(),
        value.group(),
        price(value, day),
        tax,
        Documents.unit(value.unit()),
        value.minAge() == null ? 0 : value.minAge(),
        Boolean.TRUE.equals(value.fixedPrice()));
  }

  /** The first that holds on the day, as head office has put them in order. */
  private static UnitPrice price(ItemValue value, LocalDate day) throws MalformedException {
    if (value.prices() != null) {
      for (int i = 0; i < value.prices().size(); i++) {
        PriceValue dated = value.prices().get(i);
        String place = "prices[" + i + "].";
        if (!day.isBefore(read(place + "from", dated.from(), LocalDate.MIN))
            && !day.isAfter(read(place + "until", dated.until(), LocalDate.MAX))) {
          return unitPrice(dated.price(), dated.places());
        }
      }
    }
    return unitPrice(value.price(), value.places());
  }

  private static UnitPrice unitPrice(long price, Integer places) {
    return new UnitPrice(price, places == null ? 0 : places);
  }

  private static LocalDate read(String field, String day, LocalDate otherwise)
      throws MalformedException {
    return day == null
        ? otherwise
        : Fields.read(field, day, LocalDate::parse, "a day such as 2026-12-01");
  }
}
