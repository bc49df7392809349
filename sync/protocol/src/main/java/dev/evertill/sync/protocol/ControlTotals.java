package dev.evertill.sync.protocol;

import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What till and head office compare when a day closes. Lists are sorted by their keys, so that
 * equal totals are equal records.
 *
 * <p>Every document counts under its kind; a sale or return whose money can be read also counts in
 * the sums, whether or not it adds up.
 *
 * @param turnover what sales came to less what came back, in minor units
 * @param rounding what coins could not pay: tenders are turnover + rounding, and what was collected
 *     that is no turnover
 */
public record ControlTotals(
    List<KindCount> kinds,
    long turnover,
    long rounding,
    List<SumRecord> tenders,
    List<TaxSum> taxes) {
  public static final ControlTotals NONE = new ControlTotals(List.of(), 0, 0, List.of(), List.of());

  public static ControlTotals of(Stream<Filed> documents) {
    Fold fold = new Fold();
    for (Iterator<Filed> all = documents.iterator(); all.hasNext(); ) {
      fold.count(all.next());
    }
    return fold.totals();
  }

  /** The totals of both, which count nothing twice. */
  public ControlTotals plus(ControlTotals other) {
    Fold fold = new Fold();
    fold.add(this);
    fold.add(other);
    return fold.totals();
  }

  /** The sums so far. Stays inside {@link #of}. */
  private static final class Fold {
    private final Map<String, Long> kinds = new TreeMap<>();
    private final Map<String, Long> tenders = new TreeMap<>();
    private final Map<List<String>, TaxSum> taxes = new TreeMap<>((a, b) -> compare(a, b));
    private long turnover;
    private long rounding;

    private static int compare(List<String> a, List<String> b) {
      int byCode = a.get(0).compareTo(b.get(0));
      return byCode != 0 ? byCode : a.get(1).compareTo(b.get(1));
    }

    void count(Filed filed) {
      kinds.merge(filed.kind(), 1L, Long::sum);
      if (SaleDocument.isOf(filed.kind())) {
        try {
          add(Wire.sale(filed.document()));
        } catch (MalformedException unreadable) {
          // It is counted; its money cannot be.
          return;
        }
      }
    }

    private void add(SaleDocument sale) {
      turnover = Math.addExact(turnover, sale.total());
      rounding = Math.addExact(rounding, sale.rounding());
      for (TenderRecord tender : sale.tenders()) {
        tenders.merge(tender.kind(), tender.amount(), Math::addExact);
      }
      if (sale.change() != 0) {
        tenders.merge(TenderRecord.CASH, -sale.change(), Math::addExact);
      }
      for (TaxRecord tax : sale.taxes()) {
        add(new TaxSum(tax.code(), tax.percent(), tax.net(), tax.tax(), tax.gross()));
      }
    }

    private void add(TaxSum tax) {
      taxes.merge(
          List.of(tax.code(), tax.percent()),
          tax,
          (a, b) ->
              new TaxSum(
                  a.code(),
                  a.percent(),
                  Math.addExact(a.net(), b.net()),
                  Math.addExact(a.tax(), b.tax()),
                  Math.addExact(a.gross(), b.gross())));
    }

    void add(ControlTotals sums) {
      sums.kinds().forEach(kind -> kinds.merge(kind.kind(), kind.count(), Math::addExact));
      turnover = Math.addExact(turnover, sums.turnover());
      rounding = Math.addExact(rounding, sums.rounding());
      sums.tenders().forEach(sum -> tenders.merge(sum.kind(), sum.amount(), Math::addExact));
      sums.taxes().forEach(this::add);
    }

    ControlTotals totals() {
      return new ControlTotals(
          kinds.entrySet().stream().map(e -> new KindCount(e.getKey(), e.getValue())).toList(),
          turnover,
          rounding,
          tenders.entrySet().stream().map(e -> new SumRecord(e.getKey(), e.getValue())).toList(),
          List.copyOf(taxes.values()));
    }
  }
}
