package dev.evertill.till.catalogue;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
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
        new UnitPrice(value.price(), value.places() == null ? 0 : value.places()),
        tax,
        Documents.unit(value.unit()),
        value.minAge() == null ? 0 : value.minAge(),
        Boolean.TRUE.equals(value.fixedPrice()));
  }
}
