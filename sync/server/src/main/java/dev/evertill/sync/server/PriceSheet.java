package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.PriceValue;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.util.List;

/**
 * Prices of goods, for everybody, a zone or a store, always or from one day to another; a line a
 * price. Immutable.
 */
final class PriceSheet implements Sheet {
  private static final int MOST_PLACES = 6;

  /** Prices of one item in one list that hold for a time. */
  private static final int MOST_DATED = 100;

  @Override
  public String name() {
    return "prices";
  }

  @Override
  public String kind(String list) {
    return list.equals(PriceList.EVERYBODY) ? null : ListPrices.KIND;
  }

  @Override
  public List<String> columns() {
    return List.of("sku", "price", "places", "from", "until", "zone", "store", "remove");
  }

  @Override
  public List<String> needed() {
    return List.of("sku", "price");
  }

  private static Key key(String list, String sku) {
    return list.equals(PriceList.EVERYBODY)
        ? GoodsSheet.key(sku)
        : new Key(list, ListPrices.KIND, sku);
  }

  @Override
  public List<Key> keys(SheetLine line) {
    String sku = line.neededKey("sku");
    String list = line.list();
    if (sku == null || line.isFaulty()) {
      return List.of();
    }
    return list.equals(PriceList.EVERYBODY)
        ? List.of(key(list, sku))
        : List.of(key(list, sku), GoodsSheet.key(sku));
  }

  @Override
  public String within(SheetLine line) {
    return line.raw("from") + " " + line.raw("until");
  }

  @Override
  public void take(SheetLine line, Shelf shelf) {
    String sku = line.text("sku");
    String list = line.list();
    ItemValue item = GoodsSheet.item(line, shelf.value(GoodsSheet.key(sku)));
    if (item == null) {
      line.fault("sku", sku, "there are no such goods");
      return;
    }
    ListPrices before = before(line, list, item, shelf);
    ListPrices after = line.yes("remove") ? without(line, list, before) : with(line, before, shelf);
    if (line.isFaulty()) {
      return;
    }
    if (list.equals(PriceList.EVERYBODY)) {
      shelf.put(list, CatalogueRow.of(CatalogueRow.ITEM, sku, Wire.raw(after.in(item))));
    } else {
      shelf.put(
          list,
          after.isEmpty()
              ? CatalogueRow.deleted(ListPrices.KIND, sku)
              : CatalogueRow.of(ListPrices.KIND, sku, Wire.raw(after)));
    }
  }

  /** Of a file that is complete, those that earlier lines of it have said. */
  private static ListPrices before(SheetLine line, String list, ItemValue item, Shelf shelf) {
    Key key = key(list, line.text("sku"));
    boolean anew = shelf.isComplete() && !shelf.isFresh(key);
    if (list.equals(PriceList.EVERYBODY)) {
      return anew ? new ListPrices(item.price(), item.places(), null) : ListPrices.of(item);
    }
    RawJson value = shelf.value(key);
    if (anew || value == null) {
      return ListPrices.NONE;
    }
    try {
      return Wire.read(ListPrices.class, value.bytes(), 0);
    } catch (MalformedException e) {
      throw new IllegalStateException("prices of our own making: " + value, e);
    }
  }

  private static ListPrices with(SheetLine line, ListPrices before, Shelf shelf) {
    Integer places = line.whole("places", 0, MOST_PLACES);
    int behind = places == null ? 0 : places;
    Long price =
        line.needed("price") == null ? null : line.amount("price", shelf.decimals() + behind);
    String from = line.day("from");
    String until = line.day("until");
    if (from != null && until != null && until.compareTo(from) < 0) {
      line.fault("until", until, "it ends before it begins on " + from);
    }
    if (line.isFaulty() || price == null) {
      return before;
    }
    if (from == null && until == null) {
      return before.with(price, behind == 0 ? null : places);
    }
    ListPrices after = before.with(new PriceValue(price, behind == 0 ? null : places, from, until));
    if (after.dated().size() > MOST_DATED) {
      line.fault("from", from, "allowed are up to " + MOST_DATED + " prices with days");
    }
    return after;
  }

  private static ListPrices without(SheetLine line, String list, ListPrices before) {
    String from = line.day("from");
    String until = line.day("until");
    if (from == null && until == null) {
      if (list.equals(PriceList.EVERYBODY)) {
        line.fault("remove", "yes", "the price for everybody can be another, not removed");
      } else if (before.price() == null) {
        line.fault("remove", "yes", "there is no such price");
      }
      return before.with(null, null);
    }
    if (!before.has(from, until)) {
      line.fault("remove", "yes", "there is no price of these days");
    }
    return before.without(from, until);
  }
}
