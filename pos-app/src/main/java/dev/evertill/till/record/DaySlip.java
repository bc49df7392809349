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
import dev.evertill.till.record.TillDocuments.DayClosed;
import java.util.Locale;

/** The Z report of a day: turnover by tender and tax class, the drawer, the journal's entries. */
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

  private void drawer() {
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
