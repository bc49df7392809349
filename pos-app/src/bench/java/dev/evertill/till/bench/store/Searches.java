package dev.evertill.till.bench.store;

import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.sale.code.Barcode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

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

  /** What is typed, and how many goods it must bring at least and at most. */
  private record Query(String words, int least, int most) {}

  /** What a cashier waits, and how much of it the processor worked for this thread. */
  private record Looked(Times took, Times processor) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    Looked(int most) {
      this(new Times(most), new Times(most));
    }

    void time(Times.Work work) throws Exception {
      long before = THREADS.getCurrentThreadCpuTime();
      took.time(work);
      processor.add(THREADS.getCurrentThreadCpuTime() - before);
    }
  }

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
    List<Query> beginnings = beginnings();
    List<Query> inside = inside();
    List<Looked> barcode = new ArrayList<>();
    List<Looked> prefix = new ArrayList<>();
    List<Looked> contains = new ArrayList<>();
    barcodes();
    search(beginnings); // until it is warm
    for (int round = 0; round < ROUNDS; round++) {
      barcode.add(barcodes());
      prefix.add(search(beginnings));
      contains.add(search(inside));
    }
    say(figures, name + ".barcode", barcode);
    say(figures, name + ".prefix", prefix);
    say(figures, name + ".contains", contains);
  }

  private static void say(Figures figures, String name, List<Looked> rounds) {
    figures.put(name, rounds.stream().map(Looked::took).toList());
    figures.put(name + ".cpu", rounds.stream().map(Looked::processor).toList());
  }

  /** One code in twenty is of nothing here. */
  private Looked barcodes() throws Exception {
    Looked times = new Looked(searches * 100);
    for (int i = 0; i < searches * 100; i++) {
      int number = chance.nextInt(goods.count());
      boolean known = chance.nextInt(20) != 0;
      Barcode.Gtin code = new Barcode.Gtin(known ? goods.code(number) : goods.unknownCode(number));
      AtomicBoolean found = new AtomicBoolean();
      times.time(() -> found.set(catalogue.find(code).isPresent()));
      must(found.get() == known, code + ": " + found);
    }
    return times;
  }

  private Looked search(List<Query> queries) throws Exception {
    Looked times = new Looked(queries.size());
    for (Query query : queries) {
      AtomicInteger found = new AtomicInteger();
      times.time(() -> found.set(catalogue.search(query.words(), SHOWN).size()));
      must(found.get() >= query.least() && found.get() <= query.most(), query + ": " + found);
    }
    return times;
  }

  /** What finds the wrong thing fast is not measured. */
  private static void must(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalStateException("not rightly found: " + otherwise);
    }
  }

  /**
   * Beginnings of names, of two letters or more, with which at least fifty names begin: the screen
   * is full without a look inside other names.
   */
  private List<Query> beginnings() {
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
    List<Query> drawn = new ArrayList<>();
    for (int i = 0; i < searches; i++) {
      drawn.add(new Query(often.get(chance.nextInt(often.size())), SHOWN, SHOWN));
    }
    return drawn;
  }

  /**
   * What begins few names or none: words from their middle, parts of words, several words of one
   * name, the number of one item, and words that nothing here has; as many of each.
   */
  private List<Query> inside() {
    List<Query> queries = new ArrayList<>();
    while (queries.size() < searches) {
      String[] words =
          ManyGoods.typed(goods.name(chance.nextInt(goods.count()))).strip().split(" ");
      String second = words[1];
      queries.add(new Query(second, 1, SHOWN));
      queries.add(new Query(second.length() > 4 ? second.substring(1, 4) : second, 1, SHOWN));
      queries.add(new Query(words[words.length - 2] + " " + words[0], 1, SHOWN));
      queries.add(new Query("no. " + (1 + chance.nextInt(9_999)), 0, SHOWN));
      String nobodys = Integer.toString(chance.nextInt(1_000), 36) + "qx";
      queries.add(new Query(words[0] + " " + nobodys, 0, 0));
    }
    return queries.subList(0, searches);
  }
}
