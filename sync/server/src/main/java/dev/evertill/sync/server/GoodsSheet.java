package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.util.List;

/** Goods, for everybody. A column that is not there leaves what it says as it is. Immutable. */
final class GoodsSheet implements Sheet {
  private static final List<String> UNITS = List.of(ItemValue.PIECE, ItemValue.KG);
  private static final int MOST_PLACES = 6;

  @Override
  public String name() {
    return "goods";
  }

  @Override
  public String kind(String list) {
    return CatalogueRow.ITEM;
  }

  @Override
  public List<String> columns() {
    return List.of(
        "sku",
        "name",
        "group",
        "tax",
        "unit",
        "code",
        "price",
        "places",
        "minAge",
        "fixedPrice",
        "remove");
  }

  @Override
  public List<String> needed() {
    return List.of("sku");
  }

  static Key key(String sku) {
    return new Key(PriceList.EVERYBODY, CatalogueRow.ITEM, sku);
  }

  @Override
  public List<Key> keys(SheetLine line) {
    String sku = line.neededKey("sku");
    return sku == null ? List.of() : List.of(key(sku));
  }

  @Override
  public void take(SheetLine line, Shelf shelf) {
    String sku = line.text("sku");
    ItemValue before = item(line, shelf.value(key(sku)));
    if (line.yes("remove")) {
      if (before == null) {
        line.fault("sku", sku, "there are no such goods that could be removed");
        return;
      }
      shelf.put(PriceList.EVERYBODY, CatalogueRow.deleted(CatalogueRow.ITEM, sku));
      return;
    }
    ItemValue after = after(line, before, shelf);
    if (!line.isFaulty()) {
      shelf.put(PriceList.EVERYBODY, CatalogueRow.of(CatalogueRow.ITEM, sku, Wire.raw(after)));
    }
  }

  /** Null for none; a row that cannot be read is a fault. */
  static ItemValue item(SheetLine line, RawJson value) {
    if (value == null) {
      return null;
    }
    try {
      return Wire.item(value);
    } catch (MalformedException e) {
      line.fault(
          "sku", line.text("sku"), "the goods as they are cannot be read: " + e.getMessage());
      return null;
    }
  }

  private static ItemValue after(SheetLine line, ItemValue before, Shelf shelf) {
    boolean isNew = before == null;
    boolean priced = isNew || line.has("price");
    Integer places = line.whole("places", 0, MOST_PLACES);
    Long price = priced ? price(line, shelf.decimals(), places) : Long.valueOf(before.price());
    String tax = isNew || line.has("tax") ? line.needed("tax") : before.tax();
    if (tax != null && !shelf.hasTaxClass(tax)) {
      line.fault("tax", tax, "there is no such tax class");
    }
    return new ItemValue(
        isNew || line.has("name") ? line.needed("name") : before.name(),
        isNew || line.has("code") ? code(line) : before.code(),
        isNew || line.has("group") ? line.needed("group") : before.group(),
        price == null ? 0 : price,
        tax,
        line.oneOf("unit", isNew || line.has("unit") ? ItemValue.PIECE : before.unit(), UNITS),
        isNew || line.has("minAge") ? line.whole("minAge", 1, 120) : before.minAge(),
        priced ? orNull(places) : before.places(),
        isNew || line.has("fixedPrice") ? line.yesOrNull("fixedPrice") : before.fixedPrice(),
        isNew ? null : before.prices());
  }

  private static Long price(SheetLine line, int decimals, Integer places) {
    return line.needed("price") == null
        ? null
        : line.amount("price", decimals + (places == null ? 0 : places));
  }

  private static Integer orNull(Integer places) {
    return places == null || places == 0 ? null : places;
  }

  /** A GTIN with leading zeros to 14 digits; null for none. */
  private static String code(SheetLine line) {
    String digits = line.text("code");
    if (digits == null) {
      return null;
    }
    Barcode.Read read = Barcode.read(digits);
    if (read.refusal() != null) {
      line.fault("code", digits, read.refusal());
      return null;
    }
    if (read.barcode().code() == null) {
      line.fault(
          "code", digits, digits.length() + " digits, allowed is a GTIN of 8, 12, 13 or 14 digits");
    }
    return read.barcode().code();
  }
}
