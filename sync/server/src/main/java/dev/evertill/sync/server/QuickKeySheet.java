package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.QuickKeyValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.util.List;

/** Keys on the screen, everywhere, in a zone or in a store. Immutable. */
final class QuickKeySheet implements Sheet {
  private static final int MOST = 999;
  private static final List<String> COLOURS =
      List.of("amber", "green", "violet", "blue", "red", "grey");

  @Override
  public String name() {
    return "quickkeys";
  }

  @Override
  public String kind(String list) {
    return CatalogueRow.QUICK_KEY;
  }

  @Override
  public List<String> columns() {
    return List.of(
        "page", "pageOrder", "position", "sku", "label", "colour", "zone", "store", "remove");
  }

  @Override
  public List<String> needed() {
    return List.of("page", "position");
  }

  @Override
  public List<Key> keys(SheetLine line) {
    String page = line.needed("page");
    int position = line.neededWhole("position", 1, MOST);
    String list = line.list();
    if (page == null || line.isFaulty()) {
      return List.of();
    }
    Key key = new Key(list, CatalogueRow.QUICK_KEY, page + "/" + position);
    String sku = line.text("sku");
    return sku == null ? List.of(key) : List.of(key, GoodsSheet.key(sku));
  }

  @Override
  public void take(SheetLine line, Shelf shelf) {
    String page = line.text("page");
    int position = line.whole("position", 1, MOST);
    Sheets.put(
        line,
        shelf,
        new Key(line.list(), CatalogueRow.QUICK_KEY, page + "/" + position),
        () -> {
          String sku = line.needed("sku");
          if (sku != null && shelf.value(GoodsSheet.key(sku)) == null) {
            line.fault("sku", sku, "there are no such goods");
          }
          Integer order = line.whole("pageOrder", 1, MOST);
          return Wire.raw(
              new QuickKeyValue(
                  page,
                  order == null ? 1 : order,
                  position,
                  sku,
                  line.needed("label"),
                  line.oneOf("colour", "grey", COLOURS)));
        });
  }
}
