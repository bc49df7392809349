package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.SettingValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Settings of the shop, everywhere, in a zone or in a store; what amounts are counted in is the
 * same everywhere. Names that are not known here are taken: a till may know more. Immutable.
 */
final class SettingSheet implements Sheet {
  static final String CURRENCY = "currency";
  static final String DECIMALS = "currency.decimals";

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9.-]{0,63}");
  private static final List<String> ROUNDINGS =
      List.of("half-up", "half-down", "half-even", "up", "down");
  private static final Map<String, List<String>> ALLOWED =
      Map.of(
          DECIMALS,
          List.of("0", "2", "3"),
          "tax.prices",
          List.of("tax-included", "tax-added"),
          "tax.scope",
          List.of("line", "document"),
          "tax.order",
          List.of("tax-first", "base-first"),
          "tax.rounding",
          ROUNDINGS,
          "amounts.rounding",
          ROUNDINGS,
          "cash.rounding",
          ROUNDINGS,
          "barcode.upcE",
          List.of("first", "last"),
          "batch.sellBy",
          List.of("refuse", "warn"),
          "batch.bestBefore",
          List.of("refuse", "warn"));

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public String kind(String list) {
    return CatalogueRow.SETTING;
  }

  @Override
  public List<String> columns() {
    return List.of("key", "value", "zone", "store", "remove");
  }

  @Override
  public List<String> needed() {
    return List.of("key", "value");
  }

  @Override
  public List<Key> keys(SheetLine line) {
    String name = line.neededKey("key");
    String list = line.list();
    if (name != null && !NAME.matcher(name).matches()) {
      line.fault("key", name, "allowed is a name such as store.name");
    }
    if (name != null && name.startsWith(CURRENCY) && !list.equals(PriceList.EVERYBODY)) {
      line.fault("key", name, "amounts are counted in the same everywhere, without zone and store");
    }
    return name == null || line.isFaulty()
        ? List.of()
        : List.of(new Key(list, CatalogueRow.SETTING, name));
  }

  @Override
  public void take(SheetLine line, Shelf shelf) {
    String name = line.text("key");
    Sheets.put(
        line,
        shelf,
        new Key(line.list(), CatalogueRow.SETTING, name),
        () -> {
          String value =
              ALLOWED.containsKey(name)
                  ? line.oneOf("value", line.needed("value"), ALLOWED.get(name))
                  : line.text("value");
          if (name.equals(CURRENCY) && value != null && !value.matches("[A-Z]{3}")) {
            line.fault("value", value, "allowed is a code of ISO 4217, such as EUR");
          }
          return Wire.raw(new SettingValue(value == null ? "" : value));
        });
  }
}
