package dev.evertill.till.record;

import dev.evertill.till.record.TillDocuments.CountedRecord;
import dev.evertill.till.record.TillDocuments.FiguresRecord;
import dev.evertill.till.record.TillDocuments.GrandTotalsRecord;
import dev.evertill.till.record.TillDocuments.MovementsRecord;
import dev.evertill.till.record.TillDocuments.NamedRecord;
import dev.evertill.till.shift.Corrections;
import dev.evertill.till.shift.DrawerEvent;
import dev.evertill.till.shift.Figures;
import dev.evertill.till.shift.GrandTotals;
import dev.evertill.till.shift.Movements;
import dev.evertill.till.shift.Takings;
import dev.evertill.till.shift.TenderType;
import dev.evertill.till.shift.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The figures of a day as its document has them. Functions only. */
final class DayFigures {
  private DayFigures() {}

  static FiguresRecord of(Figures figures) {
    Takings takings = figures.takings();
    Corrections corrections = figures.corrections();
    List<NamedRecord> cashiers = new ArrayList<>();
    takings
        .cashiers()
        .forEach((cashier, total) -> cashiers.add(named(null, cashier.name(), total)));
    List<NamedRecord> reductions = new ArrayList<>();
    corrections
        .reductions()
        .forEach(
            (reduction, total) ->
                reductions.add(
                    named(TaxDocuments.word(reduction.kind()), reduction.name(), total)));
    Total copies = figures.movements().slips().getOrDefault(DrawerEvent.Slip.COPY, Total.NONE);
    return new FiguresRecord(
        takings.sales(),
        takings.returns(),
        takings.exchanges(),
        counted(takings.sold()),
        counted(takings.refunds()),
        named(takings.groups()),
        cashiers,
        named(takings.collected()),
        reductions,
        counted(corrections.voidedLines()),
        counted(corrections.voidedBaskets()),
        counted(corrections.overrides()),
        copies.count());
  }

  /** What no sale moved of the shop's own cash: the till moves no other. */
  static MovementsRecord movements(Figures figures, String currency) {
    Movements movements = figures.movements();
    return new MovementsRecord(
        byReason(movements.paidIn()),
        byReason(movements.paidOut()),
        counted(movements.drops().getOrDefault(TenderType.cash(currency), Total.NONE)),
        movements.openedWithoutSale());
  }

  private static List<NamedRecord> byReason(SortedMap<Movements.Purpose, Total> moved) {
    List<NamedRecord> named = new ArrayList<>();
    moved.forEach((purpose, total) -> named.add(named(null, purpose.reason(), total)));
    return named;
  }

  static GrandTotalsRecord totals(GrandTotals totals) {
    return new GrandTotalsRecord(totals.sales().minor(), totals.refunds().minor());
  }

  private static CountedRecord counted(Total total) {
    return new CountedRecord(total.count(), total.amount().minor());
  }

  private static List<NamedRecord> named(SortedMap<String, Total> totals) {
    List<NamedRecord> named = new ArrayList<>();
    totals.forEach((name, total) -> named.add(named(null, name, total)));
    return named;
  }

  private static NamedRecord named(String kind, String name, Total total) {
    return new NamedRecord(kind, name, total.count(), total.amount().minor());
  }
}
