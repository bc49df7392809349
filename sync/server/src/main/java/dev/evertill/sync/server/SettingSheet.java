package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.SettingValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.setting.SettingRules;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Settings of the shop, everywhere, in a zone or in a store; what amounts are counted in is the
 * same everywhere. What a till could not use is refused in its words. Immutable.
 */
final class SettingSheet implements Sheet {
  private static final String CURRENCY = "currency";

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9.-]{0,63}");

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
          String value = SettingRules.mayBeEmpty(name) ? line.text("value") : line.needed("value");
          check(line, name, value, shelf.decimals());
          return Wire.raw(new SettingValue(value == null ? "" : value));
        });
  }

  private static void check(SheetLine line, String name, String value, int decimals) {
    if (!SettingRules.isKnown(name)) {
      line.fault("key", name, "allowed are " + String.join(", ", SettingRules.names()));
    } else if (value != null) {
      SettingRules.fault(name, value, decimals).ifPresent(why -> line.fault("value", value, why));
    }
  }
}
