package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.QuickKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Twelve places for quick keys, three rows of four. Immutable. */
public record QuickPage(String name, Map<Integer, QuickKey> places) {
  public static final int COLUMNS = 4;
  public static final int ROWS = 3;
  public static final int PLACES = COLUMNS * ROWS;

  public QuickPage {
    places = Map.copyOf(places);
  }

  /** The key at a place from 1 to 12. */
  public Optional<QuickKey> at(int place) {
    return Optional.ofNullable(places.get(place));
  }

  /** Keys beyond a page's last place go on on a further page of the same name. */
  static List<QuickPage> of(List<QuickKey> keys) {
    record Sheet(int order, String name, int part) {}
    Comparator<Sheet> inOrder =
        Comparator.comparingInt(Sheet::order)
            .thenComparing(Sheet::name)
            .thenComparingInt(Sheet::part);
    Map<Sheet, Map<Integer, QuickKey>> sheets = new TreeMap<>(inOrder);
    for (QuickKey key : keys) {
      int place = Math.max(0, key.position() - 1);
      sheets
          .computeIfAbsent(
              new Sheet(key.pageOrder(), key.page(), place / PLACES), sheet -> new TreeMap<>())
          .put(place % PLACES + 1, key);
    }
    List<QuickPage> pages = new ArrayList<>();
    sheets.forEach(
        (sheet, places) ->
            pages.add(
                new QuickPage(
                    sheet.part() == 0 ? sheet.name() : sheet.name() + " " + (sheet.part() + 1),
                    places)));
    return pages;
  }
}
