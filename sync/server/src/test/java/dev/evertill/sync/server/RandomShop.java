package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evertill.sync.protocol.document.ForeignRecord;
import dev.evertill.sync.protocol.document.OriginRecord;
import dev.evertill.sync.protocol.document.OverrideRecord;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.sync.protocol.document.ReductionRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A few days of two tills with everything a shop does, for tests; always the same for one seed. */
final class RandomShop {
  private static final String[] DAYS = {"2026-01-01", "2026-01-02", "2026-01-03"};

  private final Random random;
  private final List<Journal> journals = new ArrayList<>();

  RandomShop(long seed, int sales) {
    random = new Random(seed);
    for (int till = 3; till <= 4; till++) {
      Journal journal = new Journal("0117-0" + till, "e" + seed + till);
      journals.add(journal);
      for (int sale = 0; sale < sales; sale++) {
        String day = DAYS[sale * DAYS.length / sales];
        journal.sell(settled(basket(journal).on(day)));
        if (random.nextInt(5) == 0) {
          journal.write("no-sale", "{}".getBytes(UTF_8));
        }
      }
    }
  }

  List<Journal> journals() {
    return List.copyOf(journals);
  }

  private AnySale basket(Journal journal) {
    AnySale sale = new AnySale();
    for (int line = random.nextInt(6); line >= 0; line--) {
      add(sale, journal, 1 + random.nextInt(5_000));
    }
    if (random.nextInt(6) == 0) {
      sale.collect("card-" + random.nextInt(3), 1_000);
    }
    return sale;
  }

  private void add(AnySale sale, Journal journal, long amount) {
    Person boss = new Person("9", "Boss");
    switch (random.nextInt(8)) {
      case 0 -> sale.line("4011", "Bananas", "1.250", "kg", amount, "B");
      case 1 -> sale.line("900", "Bottle deposit", "2", "piece", 50, "A");
      case 2 -> sale.voided("7");
      case 3 ->
          sale.reduced(
                  "8", 3, amount + 99, new ReductionRecord("promotion", "p1", "3 for 2", 99, null))
              .coupon("p1", "C" + random.nextInt(5));
      case 4 ->
          sale.reduced(
              "9", 1, amount + 7, new ReductionRecord("line-discount", null, "Dented", 7, boss));
      case 5 -> sale.overridden("10", amount, new OverrideRecord(amount, null, "Last piece", boss));
      case 6 -> {
        OriginRecord origin = new OriginRecord("0117-03", journal.epoch(), 1, 0);
        sale.back(origin, "101", "1", amount);
      }
      default -> sale.goods("101", 1 + random.nextInt(9), amount);
    }
  }

  private AnySale settled(AnySale sale) {
    long due = sale.due();
    if (due <= 0) {
      return sale.payCash();
    }
    switch (random.nextInt(5)) {
      case 0 -> sale.pay("card", due, "4711");
      case 1 -> sale.change(random.nextInt(500)).payCash();
      case 2 -> {
        // Coins of 5.
        sale.rounded(-(due % 5)).payCash();
      }
      case 3 -> sale.pay("gift-card", Math.min(due, 500), "card-" + random.nextInt(3)).payCash();
      default ->
          sale.pay(
              new TenderRecord(
                  "foreign-cash", due, null, new ForeignRecord("CHF", 2, due, "0.95")));
    }
    return sale;
  }
}
