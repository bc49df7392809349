package dev.evertill.till.record;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.sync.protocol.KindCount;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.SumRecord;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.SlipTexts.TaxRow;
import dev.evertill.till.record.TillDocuments.CountedRecord;
import dev.evertill.till.record.TillDocuments.DayClosed;
import dev.evertill.till.record.TillDocuments.FiguresRecord;
import dev.evertill.till.record.TillDocuments.MovementsRecord;
import dev.evertill.till.record.TillDocuments.NamedRecord;
import java.util.List;
import java.util.Locale;

/**
 * The Z report of a day: turnover by tender and tax class, the drawer, the journal's entries.
 * Confined to one call.
 */
final class DaySlip {
  private final SlipTexts texts;
  private final DayClosed day;
  private final Currency currency;
  private final Receipt.Builder paper = Receipt.builder();

  DaySlip(SlipTexts texts, DayClosed day) {
    this.texts = texts;
    this.day = day;
    currency = new Currency(day.currency(), day.decimals());
  }

  Receipt paper(EntryNumber place) {
    head();
    turnover();
    figures();
    drawer();
    journal();
    paper.rule();
    paper.text(texts.text("report", place.paper()));
    return paper.feed(3).cut().build();
  }

  private void head() {
    texts.head(paper, day.shop());
    paper.text(texts.text("day", day.z()), Style.BIG, Align.CENTRE);
    SlipTexts.both(paper, texts.text("businessDay"), day.businessDay());
    SlipTexts.both(paper, texts.text("closedAt"), SlipTexts.at(day.at()));
    SlipTexts.both(paper, texts.text("till"), day.till());
    SlipTexts.both(paper, texts.text("cashier"), day.cashier().name());
    paper.rule();
  }

  private void turnover() {
    SlipTexts.total(
        paper,
        texts.text("turnover", currency.code()),
        currency.text(Money.of(day.totals().turnover())));
    if (day.totals().rounding() != 0) {
      both(texts.text("rounding"), day.totals().rounding());
    }
    for (SumRecord tender : day.totals().tenders()) {
      both(texts.text("taken." + tender.kind()), tender.amount());
    }
    paper.rule();
    texts.taxes(
        paper,
        currency,
        day.totals().taxes().stream()
            .map(
                tax ->
                    new TaxRow(
                        SlipTexts.label(tax.code(), tax.percent()),
                        tax.net(),
                        tax.tax(),
                        tax.gross()))
            .toList());
    paper.rule();
  }

  /** What the turnover is made of, and what was taken back or lowered, each on its line. */
  private void figures() {
    FiguresRecord figures = day.figures();
    counted("sold", figures.sold());
    counted("refunds", figures.refunds());
    named("byGroup", figures.groups());
    named("byCashier", figures.cashiers());
    named("collected", figures.collected());
    named("reductions", figures.reductions());
    paper.rule();
    counted("voidedLines", figures.voidedLines());
    counted("voidedBaskets", figures.voidedBaskets());
    counted("overrides", figures.overrides());
    SlipTexts.both(paper, texts.text("copies"), Long.toString(figures.copies()));
    paper.rule();
    both(texts.text("grandSales"), day.grandTotals().sales());
    both(texts.text("grandRefunds"), day.grandTotals().refunds());
    both(texts.text("grandNet"), day.grandTotals().sales() - day.grandTotals().refunds());
    paper.rule();
  }

  private void counted(String key, CountedRecord total) {
    both(texts.text(key, total.count()), total.amount());
  }

  private void named(String key, List<NamedRecord> totals) {
    if (totals.isEmpty()) {
      return;
    }
    paper.text(texts.text(key));
    for (NamedRecord total : totals) {
      both("  " + total.name() + " (" + total.count() + ")", total.amount());
    }
  }

  /** Where no money moved besides selling, nothing is said. */
  private void movements(MovementsRecord moved) {
    named("paidInFor", moved.paidIn());
    named("paidOutFor", moved.paidOut());
    if (moved.drops().count() > 0) {
      counted("drops", moved.drops());
    }
    if (moved.noSales() > 0) {
      SlipTexts.both(paper, texts.text("noSales"), Long.toString(moved.noSales()));
    }
  }

  private void drawer() {
    if (day.movements() != null) {
      movements(day.movements());
    }
    both(texts.text("expected"), day.expectedCash());
    both(texts.text("counted"), day.countedCash());
    both(texts.text("difference"), day.countedCash() - day.expectedCash());
    paper.rule();
  }

  private void journal() {
    paper.text(texts.text("entries"));
    for (KindCount kind : day.totals().kinds()) {
      SlipTexts.both(paper, "  " + texts.text("entry." + kind.kind()), Long.toString(kind.count()));
    }
    for (Segment segment : day.segments()) {
      SlipTexts.both(
          paper,
          texts.text("journal", segment.epoch().substring(0, 4).toUpperCase(Locale.ROOT)),
          texts.text("upTo", segment.first(), segment.last()));
      paper.text(segment.hash());
    }
  }

  private void both(String label, long minor) {
    SlipTexts.both(paper, label, currency.text(Money.of(minor)));
  }
}
