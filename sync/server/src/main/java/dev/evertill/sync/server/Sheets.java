package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All sorts of what can be handed in. Functions only. */
final class Sheets {
  /** In the order in which the one asks for what another brings: files are taken in it. */
  static final List<Sheet> ALL =
      List.of(
          new SettingSheet(),
          new TaxSheet(),
          new GoodsSheet(),
          new PriceSheet(),
          new PromotionSheet(),
          new QuickKeySheet(),
          new StaffSheet());

  private Sheets() {}

  /** So that whoever hands them in together need not think of it. */
  static List<SheetFile> inOrder(List<SheetFile> files) {
    return files.stream()
        .sorted(Comparator.comparingInt(file -> ALL.indexOf(file.sheet())))
        .toList();
  }

  static Optional<Sheet> named(String name) {
    return ALL.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
  }

  static String names() {
    return ALL.stream().map(Sheet::name).collect(Collectors.joining(", "));
  }

  /** A line that is a row, or the end of one. */
  static void put(SheetLine line, Shelf shelf, Key key, Supplier<RawJson> value) {
    if (line.yes("remove")) {
      if (shelf.value(key) == null) {
        line.fault("remove", "yes", "there is no such row that could be removed");
        return;
      }
      shelf.put(key.list(), CatalogueRow.deleted(key.kind(), key.key()));
      return;
    }
    RawJson read = value.get();
    if (!line.isFaulty()) {
      shelf.put(key.list(), CatalogueRow.of(key.kind(), key.key(), read));
    }
  }
}
