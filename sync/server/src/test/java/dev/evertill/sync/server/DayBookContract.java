package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.page.Chart;
import dev.evertill.sync.server.page.SalesView.InCurrency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every storage's day book does. */
abstract class DayBookContract {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final int SEEDS = 15;
  private static final int STEPS = 60;
  private static final String ENTRIES = "select count(*) from entry";

  abstract OfficeDatabase office();

  private List<InCurrency> day(String day) {
    new DayBook(office().database()).catchUp();
    return new SalesDesk(office().database()).day(day);
  }

  private static List<String> table(Chart chart) {
    List<String> rows = new ArrayList<>();
    chart.rows().forEach(row -> rows.add(row.name() + " " + row.count() + " " + row.text()));
    rows.add("total " + chart.total());
    return rows;
  }

  @Test
  void aDayIsShownByHourStoreAndGroup() {
    new Shop("0117", "0117-01")
        .sell(8, Map.of("Bakery", 250L, "Dairy", 1_000L))
        .sell(10, "Bakery", 50)
        .takeBack(10, "Dairy", 400)
        .handIn(office().database(), NOON);
    new Shop("0118", "0118-01").sell(8, "Dairy", 100_000).handIn(office().database(), NOON);
    InCurrency sums = day("2026-01-01").get(0);
    assertThat(sums.currency()).isEqualTo("EUR");
    assertThat(sums.total()).isEqualTo("1,009.00");
    assertThat(sums.sales()).isEqualTo("3");
    assertThat(sums.returns()).isEqualTo("1");
    assertThat(table(sums.byHour()))
        .containsExactly("8:00 2 1,012.50", "9:00 0 0.00", "10:00 1 −3.50", "total 1,009.00");
    assertThat(table(sums.byStore()))
        .containsExactly("0118 1 1,000.00", "0117 2 9.00", "total 1,009.00");
    assertThat(table(sums.byGroup()))
        .containsExactly("Dairy 3 1,006.00", "Bakery 2 3.00", "total 1,009.00");
  }

  @Test
  void theSumsAreThoseBothSidesCompareAtTheEndOfTheDay() {
    Shop shop = new Shop("0117", "0117-01");
    for (int i = 0; i < 1_203; i++) {
      shop.sell(i % 24, Map.of("Group " + i % 17, 7L * i, "Bakery", 1L + i));
    }
    shop.handIn(office().database(), NOON);
    ControlTotals totals = ControlTotals.of(shop.entries().stream().map(Filed::of));
    InCurrency sums = day("2026-01-01").get(0);
    assertThat(sums.byHour().rows().stream().mapToLong(Chart.Row::amount).sum())
        .isEqualTo(totals.turnover());
    assertThat(sums.byStore().rows().stream().mapToLong(Chart.Row::amount).sum())
        .isEqualTo(totals.turnover());
    assertThat(sums.byGroup().rows().stream().mapToLong(Chart.Row::amount).sum())
        .isEqualTo(totals.turnover());
    assertThat(sums.byStore().rows()).extracting(Chart.Row::name).containsExactly("0117");
    assertThat(sums.byGroup().rows())
        .extracting(Chart.Row::name)
        .allMatch(name -> name.equals("Bakery") || name.startsWith("Group "));
    assertThat(sums.sales()).isEqualTo("1,203");
  }

  @Test
  void nothingIsCountedTwiceHoweverOftenAndByHowManyItIsRead() throws Exception {
    Shop shop = new Shop("0117", "0117-01");
    for (int i = 0; i < 2_000; i++) {
      shop.sell(9, "Bakery", 100);
    }
    shop.handIn(office().database(), NOON);
    List<Thread> offices = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread one = new Thread(() -> new DayBook(office().database()).catchUp());
      one.start();
      offices.add(one);
    }
    for (Thread one : offices) {
      one.join();
    }
    office().reopen();
    assertThat(day("2026-01-01").get(0).total()).isEqualTo("2,000.00");
    shop.sell(9, "Bakery", 1).handIn(office().database(), NOON);
    assertThat(day("2026-01-01").get(0).total()).isEqualTo("2,000.01");
    assertThat(day("2026-01-01").get(0).sales()).isEqualTo("2,001");
  }

  @Test
  void eachCurrencyAndEachDayIsByItself() {
    new Shop("0117", "0117-01")
        .sell("2026-01-02", 9, "sale", "EUR", 2, Map.of("Bakery", 150L), 0)
        .sell("2026-01-02", 9, "sale", "JPY", 0, Map.of("Bakery", 1_500L), 0)
        .sell("2026-01-02", 10, "sale", "JPY", 0, Map.of("Bakery", 500L), 0)
        .sell("2026-01-03", 9, "sale", "EUR", 2, Map.of("Bakery", 1L), 0)
        .handIn(office().database(), NOON);
    assertThat(day("2026-01-02").stream().map(sum -> sum.currency() + " " + sum.total()))
        .containsExactly("JPY 2,000", "EUR 1.50");
    assertThat(day("2026-01-03").get(0).total()).isEqualTo("0.01");
    assertThat(day("2026-01-04")).isEmpty();
  }

  @Test
  void whatCannotBeReadIsCountedNowhereAndStopsNothing() {
    new Shop("0117", "0117-01")
        .write("sale", "no sale".getBytes(StandardCharsets.UTF_8))
        .write("cash", "{}".getBytes(StandardCharsets.UTF_8))
        .sell(9, "Bakery", 150)
        .sell("2026-01-01", 9, "sale", "EUR", 2, Map.of("Bakery", 500L), 100)
        .handIn(office().database(), NOON);
    InCurrency sums = day("2026-01-01").get(0);
    // The till said 6.00, though its lines sum to 5.00: that is parked, and both are shown.
    assertThat(sums.total()).isEqualTo("7.50");
    assertThat(table(sums.byGroup()))
        .containsExactly("Bakery 2 6.50", "rounding, other groups  1.00", "total 7.50");
    assertThat(new DayBook(office().database()).behind()).isZero();
  }

  @Test
  void strangeWordsAreKeptAsFarAsTheyCanBe() {
    String longName = "é".repeat(500);
    new Shop("", "0117-01")
        .sell(9, "a\u0000b<script>", 150)
        .sell(9, longName, 100)
        .sell("yesterday", 9, "sale", "EUR", 2, Map.of("Bakery", 5L), 0)
        .handIn(office().database(), NOON);
    assertThat(table(day("2026-01-01").get(0).byGroup()))
        .containsExactly("a\uFFFDb<script> 1 1.50", "é".repeat(199) + "… 1 1.00", "total 2.50");
    assertThat(table(day("2026-01-01").get(0).byStore()))
        .containsExactly("(none) 2 2.50", "total 2.50");
    assertThat(day("unknown").get(0).total()).isEqualTo("0.05");
  }

  @Test
  void aHoleInAJournalIsPassedOver() {
    Shop shop = new Shop("0117", "0117-01");
    for (int i = 0; i < 7; i++) {
      shop.sell(9, "Bakery", 100);
    }
    shop.handIn(office().database(), NOON);
    office()
        .database()
        .writer()
        .useHandle(handle -> handle.execute("delete from entry where number in (2, 3, 6, 7)"));
    assertThat(day("2026-01-01").get(0).total()).isEqualTo("3.00");
    assertThat(new DayBook(office().database()).behind()).isZero();
    shop.sell(9, "Bakery", 1);
    new SqlSaleLog(office().database(), () -> NOON)
        .append("0117-01", "e1", List.of(Arrival.of(shop.entries().get(7))));
    assertThat(day("2026-01-01").get(0).total()).isEqualTo("3.01");
  }

  @Test
  void itSaysHowMuchIsNotCountedYet() {
    Shop shop = new Shop("0117", "0117-01");
    for (int i = 0; i < 1_200; i++) {
      shop.sell(9, "Bakery", 1);
    }
    shop.handIn(office().database(), NOON);
    DayBook dayBook = new DayBook(office().database());
    assertThat(dayBook.behind()).isEqualTo(1_200);
    dayBook.catchUp(2);
    assertThat(dayBook.behind()).isEqualTo(200);
    dayBook.catchUp(2);
    assertThat(dayBook.behind()).isZero();
  }

  @Test
  void whateverComesInWhateverOrderCountsOnceInTheEnd() throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random chance = new Random(seed);
      SomeUploads uploads = new SomeUploads(office(), "0117-" + seed, chance);
      DayBook dayBook = new DayBook(office().database(), 1 + chance.nextInt(5));
      for (int step = 0; step < STEPS; step++) {
        uploads.step();
        if (chance.nextInt(3) == 0) {
          dayBook.catchUp(1 + chance.nextInt(4));
        }
        if (chance.nextInt(8) == 0) {
          dayBook = new DayBook(office().database(), 1 + chance.nextInt(5));
        }
        if (chance.nextInt(6) == 0) {
          dayBook.catchUp();
          assertThat(number(SqlJournals.HELD)).isEqualTo(number(ENTRIES));
          assertThat(counted("hour")).as("seed %d step %d", seed, step).isEqualTo(uploads.sold());
        }
      }
      uploads.fillAll();
      dayBook.catchUp();
      assertThat(counted("hour")).as("seed %d", seed).isEqualTo(uploads.sold());
      assertThat(counted("group")).as("seed %d", seed).isEqualTo(uploads.sold());
      assertThat(dayBook.behind()).as("seed %d", seed).isZero();
      assertThat(uploads.branches()).as("seed %d", seed).isPositive();
      assertThat(number(SqlJournals.HELD)).as("seed %d", seed).isEqualTo(number(ENTRIES));
      assertThat(number(SqlJournals.MISSING)).as("seed %d", seed).isZero();
      uploads.forget();
    }
  }

  private long number(String select) {
    return office()
        .database()
        .reader()
        .withHandle(handle -> handle.createQuery(select).mapTo(Long.class).one());
  }

  /** Turnover by day. */
  private Map<String, Long> counted(String by) {
    Map<String, Long> counted = new TreeMap<>();
    office()
        .database()
        .reader()
        .useHandle(
            handle ->
                handle
                    .createQuery("select day, sum(total) from sold_by_" + by + " group by day")
                    .map((row, context) -> counted.put(row.getString(1), row.getLong(2)))
                    .list());
    return counted;
  }

  @Test
  void salesOfABranchAndOfAFilledHoleAreSoldInTheirTillsStore() {
    Journal till = new Journal("0117-01", "e1");
    for (int i = 0; i < 6; i++) {
      till.sell(100);
    }
    Journal copy = SomeUploads.copy(till, 2).sell(1_000).sell(2_000);
    SaleLog log = new SqlSaleLog(office().database(), () -> NOON);
    log.append("0117-01", "e1", till.arrivals(1, 3));
    Anchor anchor = new Anchor(5, till.hashAt(5).hex(), List.of());
    log.anchor("0117-01", "e1", anchor, Wire.bytes(anchor));
    log.append("0117-01", "e1", till.arrivals(6, 6));
    log.branch("0117-01", "e1", BranchHead.name(copy.hashAt(3)), copy.arrivals(3, 4));
    DayBook dayBook = new DayBook(office().database());
    dayBook.catchUp();
    assertThat(dayBook.behind()).isZero();
    assertThat(counted("hour").values()).containsExactly(3_400L);
    log.append("0117-01", "e1", till.arrivals(4, 5));
    assertThat(dayBook.behind()).isEqualTo(2);
    dayBook.catchUp();
    assertThat(counted("hour").values()).containsExactly(3_600L);
    assertThat(counted("group").values()).containsExactly(3_600L);
  }

  @Test
  void aFilledHoleIsCountedByOneOfSeveralHeadOffices() throws Exception {
    Journal till = new Journal("0117-01", "e1");
    for (int i = 0; i < 1_300; i++) {
      till.sell(100);
    }
    SaleLog log = new SqlSaleLog(office().database(), () -> NOON);
    Anchor anchor = new Anchor(1_299, till.hashAt(1_299).hex(), List.of());
    log.anchor("0117-01", "e1", anchor, Wire.bytes(anchor));
    log.append("0117-01", "e1", till.arrivals(1_300, 1_300));
    new DayBook(office().database()).catchUp();
    log.append("0117-01", "e1", till.arrivals(7, 1_299));
    List<Thread> offices = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread one = new Thread(() -> new DayBook(office().database()).catchUp());
      one.start();
      offices.add(one);
    }
    for (Thread one : offices) {
      one.join();
    }
    new DayBook(office().database()).catchUp();
    assertThat(counted("hour").values()).containsExactly(129_400L);
  }
}
