package dev.evertill.till.bench.store;

import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.sale.code.Barcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * How long it takes to find goods by their barcode, and by what somebody types. Confined to the
 * measuring thread.
 */
final class Searches {
  /** What a screen shows of a search. */
  private static final int SHOWN = 50;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 8;
  private static final int ROUNDS = 3;

  private final Catalogue catalogue;
  private final ManyGoods goods;
  private final int searches;
  private final Random chance = new Random(4);

  /**
   * @param searches how many of each kind a round has
   */
  Searches(Catalogue catalogue, ManyGoods goods, int searches) {
    this.catalogue = catalogue;
    this.goods = goods;
    this.searches = searches;
  }

  /** A p99 of few searches is their worst but one; so barcodes, being cheap, are many. */
  void measure(Figures figures, String name) throws Exception {
    List<String> beginnings = beginnings();
    List<String> inside = inside();
    List<Times> barcode = new ArrayList<>();
    List<Times> prefix = new ArrayList<>();
    List<Times> contains = new ArrayList<>();
    barcodes();
    search(beginnings); // until it is warm
    for (int round = 0; round < ROUNDS; round++) {
      barcode.add(barcodes());
      prefix.add(search(beginnings));
      contains.add(search(inside));
    }
    figures.put(name + ".barcode", barcode);
    figures.put(name + ".prefix", prefix);
    figures.put(name + ".contains", contains);
  }

  /** One code in twenty is of nothing here. */
  private Times barcodes() throws Exception {
    Times times = new Times(searches * 100);
    for (int i = 0; i < searches * 100; i++) {
      int number = chance.nextInt(goods.count());
      boolean known = chance.nextInt(20) != 0;
      Barcode.Gtin code = new Barcode.Gtin(known ? goods.code(number) : goods.unknownCode(number));
      times.time(
          () -> must(() -> catalogue.find(code).isPresent() == known, "found", code.digits()));
    }
    return times;
  }

  private Times search(List<String> words) throws Exception {
    Times times = new Times(words.size());
    for (String each : words) {
      times.time(() -> must(() -> catalogue.search(each, SHOWN).size() <= SHOWN, "found", each));
    }
    return times;
  }

  /** What finds the wrong thing fast is not measured. */
  private static void must(BooleanSupplier right, String what, String of) {
    if (!right.getAsBoolean()) {
      throw new IllegalStateException("not rightly " + what + ": " + of);
    }
  }

  /**
   * Beginnings of names, of two letters or more, with which at least fifty names begin: the screen
   * is full without a look inside other names.
   */
  private List<String> beginnings() {
    Map<String, Integer> counts = new HashMap<>();
    while (counts.size() < searches * 4) {
      String name = ManyGoods.typed(goods.name(chance.nextInt(goods.count())));
      counts.put(name.substring(0, SHORTEST + chance.nextInt(LONGEST - SHORTEST)).strip(), 0);
    }
    for (int number = 0; number < goods.count(); number++) {
      String name = ManyGoods.typed(goods.name(number));
      for (int length = SHORTEST; length <= Math.min(LONGEST, name.length()); length++) {
        counts.computeIfPresent(name.substring(0, length), (beginning, count) -> count + 1);
      }
    }
    List<String> often =
        counts.entrySet().stream()
            .filter(each -> each.getValue() >= SHOWN)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < searches; i++) {
      drawn.add(often.get(chance.nextInt(often.size())));
    }
    return drawn;
  }

  /**
   * What begins few names or none: words from their middle, parts of words, several words of one
   * name, the number of one item, and words that nothing here has; as many of each.
   */
  private List<String> inside() {
    List<String> queries = new ArrayList<>();
    while (queries.size() < searches) {
      String[] words =
          ManyGoods.typed(goods.name(chance.nextInt(goods.count()))).strip().split(" ");
      String second = words[1];
      queries.add(second);
      queries.add(second.length() > 4 ? second.substring(1, 4) : second);
      queries.add(words[words.length - 2] + " " + words[0]);
      queries.add("no. " + (1 + chance.nextInt(9_999)));
      queries.add(words[0] + " " + Integer.toString(chance.nextInt(1_000), 36) + "qx");
    }
    return queries.subList(0, searches);
  }
}
