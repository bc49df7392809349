package dev.evertill.till.record;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.PromotionRecord;
import dev.evertill.sync.protocol.document.ReductionRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxDetail;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.SlipTexts.TaxRow;
import dev.evertill.till.sale.Reduction;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.tax.TaxRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The receipt of a sale: goods at what they were listed at, under each line what was taken off it;
 * then promotions and discounts of the basket with what each saved; taxes that are added; the total;
 * what coins could not pay; tenders and change; the taxes. The amounts above the total add up to it.
 */
final class SaleSlip {
  /** After an amount stand a space and the letter of its tax class. */
  private static final String NO_LETTER = "  ";

  private final SlipTexts texts;
  private final SaleDocument sale;
  private final Currency currency;
  private final Receipt.Builder paper = Receipt.builder();

  SaleSlip(SlipTexts texts, SaleDocument sale) {
    this.texts = texts;
    this.sale = sale;
    currency = new Currency(sale.currency(), sale.decimals());
  }

  Receipt paper(EntryNumber place) {
    texts.head(paper, sale.shop());
    sale.lines().stream().filter(line -> !line.voided()).forEach(this::line);
    paper.rule();
    reductions();
    addedTaxes();
    SlipTexts.total(paper, texts.text("total", currency.code()), amount(sale.total()) + NO_LETTER);
    if (sale.rounding() != 0) {
      both(texts.text("rounding"), sale.rounding());
    }
    sale.tenders().forEach(this::tender);
    if (hasCash()) {
      both(texts.text("change"), sale.change());
    }
    paper.rule();
    texts.taxes(paper, currency, taxRows());
    reasons();
    paper.rule();
    foot(place);
    return paper.feed(3).cut().build();
  }

  private void line(LineRecord line) {
    boolean back = line.back() != null;
    String shown = amount(back ? line.amount() : line.listed()) + " " + line.tax();
    if (back || !line.quantity().equals("1") || !line.unit().equals(Unit.PIECE.text())
        || line.override() != null) {
      paper.text(line.name());
      SlipTexts.both(paper, "  " + each(line), shown);
    } else {
      SlipTexts.both(paper, line.name(), shown);
    }
    if (back) {
      EntryNumber origin =
          new EntryNumber(line.back().till(), line.back().epoch(), line.back().number());
      paper.text("  " + texts.text("returned", origin.paper()));
      return;
    }
    for (ReductionRecord reduction : of(line, Reduction.Source.LINE_DISCOUNT)) {
      both("  " + reduction.name(), -reduction.saved());
    }
  }

  private String each(LineRecord line) {
    String price =
        currency.text(
            line.override() == null
                ? TaxDocuments.price(line.price(), line.places())
                : TaxDocuments.price(line.override().price(), line.override().places()));
    String each =
        line.label() != null && line.override() == null
            ? line.quantity() + " " + texts.text("unit." + line.unit() + ".alone")
            : line.quantity() + " " + texts.text("unit." + line.unit()) + " " + price;
    return line.override() == null
        ? each
        : each
            + " "
            + texts.text(
                "insteadOf",
                currency.text(TaxDocuments.price(line.price(), line.places())));
  }

  private static List<ReductionRecord> of(LineRecord line, Reduction.Source source) {
    return line.reductions() == null
        ? List.of()
        : line.reductions().stream().filter(r -> r.source().equals(source.text())).toList();
  }

  /** Promotions and discounts of the basket, each once with what it saved on all lines. */
  private void reductions() {
    Map<String, Long> discounts = new LinkedHashMap<>();
    for (LineRecord line : sale.lines()) {
      if (line.back() == null) {
        for (ReductionRecord reduction : of(line, Reduction.Source.BASKET_DISCOUNT)) {
          discounts.merge(reduction.name(), reduction.saved(), Long::sum);
        }
      }
    }
    List<PromotionRecord> promotions = sale.promotions() == null ? List.of() : sale.promotions();
    if (promotions.isEmpty() && discounts.isEmpty()) {
      return;
    }
    long saved = promotions.stream().mapToLong(PromotionRecord::saved).sum();
    saved += discounts.values().stream().mapToLong(Long::longValue).sum();
    long amounts = sale.lines().stream().mapToLong(LineRecord::amount).sum();
    both(texts.text("subtotal"), amounts + saved);
    for (PromotionRecord promotion : promotions) {
      String times = promotion.times() == 1 ? "" : promotion.times() + " x ";
      both(times + promotion.name(), -promotion.saved());
    }
    discounts.forEach((name, off) -> both(name, -off));
    paper.rule();
  }

  /** Taxes that were not in the prices stand between the goods and the total. */
  private void addedTaxes() {
    boolean byRule = sale.prices().equals(TaxDocuments.word(TaxRule.Prices.TAX_ADDED));
    Map<String, Long> added = new LinkedHashMap<>();
    for (TaxRecord tax : sale.taxes()) {
      for (TaxDetail part : tax.parts()) {
        if (part.inclusion().equals("added") || (byRule && part.inclusion().equals("by-rule"))) {
          added.merge(part.name(), part.amount(), Long::sum);
        }
      }
    }
    added.forEach(this::both);
    if (!added.isEmpty()) {
      paper.rule();
    }
  }

  private void tender(TenderRecord tender) {
    String reference = tender.reference() == null ? "" : " " + tender.reference();
    both(texts.text("tender." + tender.kind()) + reference, tender.amount());
    if (tender.foreign() != null) {
      Currency other = new Currency(tender.foreign().currency(), tender.foreign().decimals());
      paper.text(
          "  "
              + texts.text(
                  "foreign",
                  other.code(),
                  other.text(Money.of(tender.foreign().amount())),
                  tender.foreign().rate()));
    }
  }

  private boolean hasCash() {
    return sale.change() != 0
        || sale.tenders().stream().anyMatch(tender -> tender.kind().equals(TenderRecord.CASH));
  }

  /** One row a class; one more for each of its taxes where it has several. */
  private List<TaxRow> taxRows() {
    List<TaxRow> rows = new ArrayList<>();
    for (TaxRecord tax : sale.taxes()) {
      boolean several = tax.parts().size() > 1;
      rows.add(
          new TaxRow(
              SlipTexts.label(tax.code(), several ? "" : tax.percent(), tax.name()),
              tax.net(),
              tax.tax(),
              tax.gross()));
      if (several) {
        for (TaxDetail part : tax.parts()) {
          rows.add(
              new TaxRow("  " + part.name(), part.base(), part.amount(),
                  part.base() + part.amount()));
        }
      }
    }
    return rows;
  }

  private void reasons() {
    for (TaxRecord tax : sale.taxes()) {
      if (tax.reason() != null) {
        paper.text(tax.code() + ": " + tax.reason());
      }
    }
  }

  private void foot(EntryNumber place) {
    paper.text(texts.text("receipt", place.paper()));
    SlipTexts.both(paper, SlipTexts.at(sale.at()), texts.text("atTill", sale.till()));
    paper.text(texts.text("servedBy", sale.cashier().name()));
    if (!sale.shop().footer().isEmpty()) {
      paper.feed(1);
      paper.text(sale.shop().footer(), Style.PLAIN, Align.CENTRE);
    }
  }

  private void both(String label, long minor) {
    SlipTexts.both(paper, label, amount(minor) + NO_LETTER);
  }

  private String amount(long minor) {
    return currency.text(Money.of(minor));
  }
}
