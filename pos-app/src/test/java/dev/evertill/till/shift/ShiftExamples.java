package dev.evertill.till.shift;

import dev.evertill.till.WorkedExample;
import dev.evertill.till.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The worked examples of drawer, figures and Z reports. */
public final class ShiftExamples {
  private static final Instant NIGHT = Instant.parse("2026-03-02T20:00:00Z");

  private ShiftExamples() {}

  /** Each by the word its block begins with. */
  public static Map<String, WorkedExample> kinds() {
    return new TreeMap<>(
        Map.of(
            "denominations", new Sheet(),
            "cash-count", new Count(),
            "drawer", new InTheDrawer(),
            "figures", new OfTheDay(),
            "day-book", new Book()));
  }

  private static String text(Money amount) {
    return Told.EURO.text(amount);
  }

  private static String text(Total total) {
    return total.count() + "x " + text(total.amount());
  }

  /** Given: currencies, one a line. Gives: their notes and coins, large ones first. */
  public static final class Sheet implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      List<String> lines = new ArrayList<>();
      for (String currency : given) {
        for (Denomination.Kind kind : Denomination.Kind.values()) {
          StringBuilder line = new StringBuilder(currency + " " + kind.text() + "s");
          for (Denomination one : Denominations.of(currency)) {
            if (one.kind() == kind) {
              line.append(' ').append(value(currency, one));
            }
          }
          lines.add(line.toString());
        }
      }
      return lines;
    }

    private static String value(String currency, Denomination one) {
      int decimals = java.util.Currency.getInstance(currency).getDefaultFractionDigits();
      BigDecimal value = BigDecimal.valueOf(one.value().minor(), decimals);
      return value.stripTrailingZeros().scale() <= 0
          ? value.setScale(0).toPlainString()
          : value.toPlainString();
    }
  }

  /** Given: pieces, one kind a line. Gives: their sum. */
  public static final class Count implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      Contents contents = Told.contents(String.join(", ", given).replaceAll("\\s+", " "));
      return List.of("sum " + text(contents.pieces().get("EUR").sum()));
    }
  }

  /**
   * Given: what happened, and tolerances. Gives: what each count said, and what ought to lie in the
   * drawer in the end.
   */
  public static final class InTheDrawer implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      List<String> lines = new ArrayList<>();
      List<String> sentences = new ArrayList<>();
      Tolerance tolerance = Tolerance.NONE;
      for (String line : given) {
        if (line.startsWith("tolerance ")) {
          Contents limits = Told.contents(line.substring("tolerance ".length()).strip());
          for (Map.Entry<TenderType, Money> limit : limits.amounts().entrySet()) {
            tolerance = tolerance.with(limit.getKey(), limit.getValue());
          }
        } else {
          sentences.add(line);
        }
      }
      Drawer drawer = Drawer.NONE;
      for (DrawerEvent event : Told.events(sentences)) {
        if (event instanceof DrawerEvent.Counted counted) {
          tell(drawer.difference(counted.counted(), tolerance), lines);
        }
        drawer = drawer.after(event);
      }
      tell(drawer, lines);
      return lines;
    }

    private static void tell(Tally tally, List<String> lines) {
      tally
          .lines()
          .forEach(
              (tender, line) ->
                  lines.add(
                      tender.text()
                          + " expected "
                          + text(line.expected())
                          + " counted "
                          + text(line.counted())
                          + " "
                          + line.verdict().text()
                          + " "
                          + text(line.difference())
                          + (line.isWithin() ? "" : " ask why")));
      tally
          .uncounted()
          .forEach(
              (tender, amount) ->
                  lines.add(tender.text() + " expected " + text(amount) + " not counted"));
    }

    private static void tell(Drawer drawer, List<String> lines) {
      drawer.keeper().ifPresent(keeper -> lines.add("in the hands of " + keeper.name()));
      drawer
          .expected()
          .forEach((tender, amount) -> lines.add(tender.text() + " holds " + text(amount)));
      drawer
          .known()
          .forEach(
              (currency, known) ->
                  lines.add(
                      "of it known by piece "
                          + text(known.sum())
                          + ", unsorted "
                          + text(drawer.unsorted(currency))));
      drawer
          .differences()
          .forEach((tender, off) -> lines.add(tender.text() + " was off by " + text(off)));
    }
  }

  /** Given: what happened. Gives: the lines of the report, those of nothing left out. */
  public static final class OfTheDay implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      Figures figures = Figures.of(Told.events(given));
      List<String> lines = new ArrayList<>();
      Span span = figures.span();
      lines.add("entries " + span.first() + " to " + span.last());
      tell(figures.takings(), lines);
      tell(figures.corrections(), lines);
      tell(figures.movements(), lines);
      return lines;
    }

    private static void tell(Takings takings, List<String> lines) {
      lines.add("sales " + takings.sales());
      lines.add("returns " + takings.returns());
      lines.add("exchanges " + takings.exchanges());
      lines.add("goods sold " + text(takings.sold()));
      lines.add("refunds " + text(takings.refunds()));
      lines.add("turnover " + text(takings.gross()));
      takings.classes().values().forEach(one -> lines.add(line(one)));
      takings.groups().forEach((group, sum) -> lines.add("group " + group + " " + text(sum)));
      takings
          .cashiers()
          .forEach((cashier, sum) -> lines.add("cashier " + cashier.name() + " " + text(sum)));
      takings.collected().forEach((what, sum) -> lines.add("for " + what + " " + text(sum)));
      takings
          .tenders()
          .forEach(
              (tender, sum) ->
                  lines.add(
                      tender.text()
                          + " "
                          + sum.count()
                          + "x "
                          + text(sum.own())
                          + (sum.own().equals(sum.value()) ? "" : " worth " + text(sum.value()))));
      lines.add("rounding " + text(takings.rounding()));
    }

    private static String line(TaxTurnover one) {
      return "class "
          + one.taxClass()
          + " net "
          + text(one.net())
          + " tax "
          + text(one.tax())
          + " gross "
          + text(one.gross());
    }

    private static void tell(Corrections corrections, List<String> lines) {
      add("lines voided", corrections.voidedLines(), lines);
      add("baskets given up", corrections.voidedBaskets(), lines);
      corrections
          .reductions()
          .forEach((one, sum) -> add(one.kind().text() + " " + one.name(), sum, lines));
      add("prices typed", corrections.overrides(), lines);
    }

    private static void tell(Movements movements, List<String> lines) {
      movements.floats().forEach((tender, sum) -> add("float " + tender.text(), sum, lines));
      movements.paidIn().forEach((one, sum) -> add("paid in for " + one.reason(), sum, lines));
      movements.paidOut().forEach((one, sum) -> add("paid out for " + one.reason(), sum, lines));
      movements.drops().forEach((tender, sum) -> add("drop " + tender.text(), sum, lines));
      if (movements.openedWithoutSale() > 0) {
        lines.add("drawer opened without sale " + movements.openedWithoutSale());
      }
      movements.slips().forEach((slip, sum) -> add("slip " + slip.text(), sum, lines));
      movements.priceQuestions().forEach((group, sum) -> add("price asked " + group, sum, lines));
    }

    private static void add(String what, Total total, List<String> lines) {
      if (!total.equals(Total.NONE)) {
        lines.add(what + " " + text(total));
      }
    }
  }

  /**
   * Given: {@code sold 100.00 refunds 5.00}, {@code X}, {@code Z}, {@code Z 4} for a report of that
   * number, {@code month Z 1 to Z 2}. Gives: each report, or why it is refused.
   */
  public static final class Book implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      Till till = new Till();
      given.forEach(line -> till.hear(line.strip().split("\\s+")));
      return List.copyOf(till.lines);
    }

    private static final class Till {
      private final List<String> lines = new ArrayList<>();
      private final List<String> story = new ArrayList<>();
      private final List<ZReport> reports = new ArrayList<>();
      private DayBook book = DayBook.NEW;

      void hear(String[] words) {
        switch (words[0]) {
          case "sold" -> sold(words[1], words[3]);
          case "X" -> {
            GrandTotals totals = book.read(NIGHT, since(), Drawer.NONE).totals();
            lines.add("X after Z " + book.lastZ() + told(since(), totals));
          }
          case "Z" -> close(words.length == 1 ? book.lastZ() + 1 : Long.parseLong(words[1]));
          default -> month(Integer.parseInt(words[2]), Integer.parseInt(words[5]));
        }
      }

      private void sold(String sold, String refunds) {
        story.add("Ann sells " + sold + " of Food at 20 %; cash " + sold);
        story.add("Ann takes back " + refunds + " of Food at 20 %; cash -" + refunds);
      }

      private Figures since() {
        int closed = Math.toIntExact(book.lastEntry());
        return Figures.of(Told.events(story).subList(closed, story.size()));
      }

      private void close(long number) {
        ZReport next = book.close(NIGHT, since(), Drawer.NONE);
        GrandTotals totals =
            new GrandTotals(next.totals().sales(), next.totals().refunds(), number);
        ZReport report = new ZReport(number, NIGHT, next.figures(), Drawer.NONE, totals);
        try {
          book = book.with(report);
          reports.add(report);
          lines.add("Z " + number + told(report.figures(), totals));
        } catch (IllegalArgumentException refused) {
          lines.add("refused: " + refused.getMessage());
        }
      }

      private void month(int first, int last) {
        PeriodReport month = PeriodReport.of(reports.subList(first - 1, last));
        lines.add(
            "Z "
                + month.firstZ()
                + " to Z "
                + month.lastZ()
                + told(month.figures(), month.totals()));
      }

      private static String told(Figures figures, GrandTotals totals) {
        return " turnover "
            + text(figures.takings().gross())
            + " grand totals sales "
            + text(totals.sales())
            + " refunds "
            + text(totals.refunds())
            + " net "
            + text(totals.net());
      }
    }
  }
}
