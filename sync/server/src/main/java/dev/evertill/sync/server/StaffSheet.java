package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.StaffValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.util.List;

/** People who may sell, everywhere, in a zone or in a store. Immutable. */
final class StaffSheet implements Sheet {
  @Override
  public String name() {
    return "staff";
  }

  @Override
  public String kind(String list) {
    return CatalogueRow.STAFF;
  }

  @Override
  public List<String> columns() {
    return List.of("number", "name", "role", "zone", "store", "remove");
  }

  @Override
  public List<String> needed() {
    return List.of("number");
  }

  @Override
  public List<Key> keys(SheetLine line) {
    String number = line.neededKey("number");
    String list = line.list();
    return number == null || line.isFaulty()
        ? List.of()
        : List.of(new Key(list, CatalogueRow.STAFF, number));
  }

  @Override
  public void take(SheetLine line, Shelf shelf) {
    Sheets.put(
        line,
        shelf,
        new Key(line.list(), CatalogueRow.STAFF, line.text("number")),
        () -> {
          String role = line.needed("role");
          if (role != null && !role.matches("[a-z][a-z0-9-]{0,31}")) {
            line.fault(
                "role", role, "allowed is a word of small letters, such as cashier, manager");
          }
          return Wire.raw(new StaffValue(line.needed("name"), role));
        });
  }
}
