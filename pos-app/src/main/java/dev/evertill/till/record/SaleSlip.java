package dev.evertill.till.record;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.OriginRecord;
import dev.evertill.sync.protocol.document.PromotionRecord;
import dev.evertill.sync.protocol.document.ReductionRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxDetail;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.record.SlipTexts.TaxRow;
import dev.evertill.till.sale.Reduction;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The receipt of a sale: goods at what they were listed at, under each line what was taken off it,
 * goods that come back at what was paid for them; then promotions and discounts of the basket with
 * what each saved; taxes that are added; the total; what coins could not pay; tenders and change;
 * the taxes. The amounts above the total add up to it. Confined to one call.
 */
final class SaleSlip {
  private final SlipTexts texts;
  private final SaleDocument sale;
  private final Currency currency;
  private final Receipt.Builder paper = Receipt.builder();

  /** Behind an amount stand a space and the code of its tax class; this is their room. */
  private final int room;

  /**
   * @param sale one that {@link SaleDocuments#read} has checked
   */
  SaleSlip(SlipTexts texts, SaleDocument sale) {
    this.texts = texts;
    this.sale = sale;
    currency = new Currency(sale.currency(), sale.decimals());
    room = 1 + goods().mapToInt(line -> line.tax().length()).max().orElse(0);
  }

  private Stream<LineRecord> goods() {
    return sale.lines().stream().filter(line -> !line.voided());
  }

  Receipt paper(EntryNumber place) {
    texts.head(paper, sale.shop());
    goods().forEach(this::line);
    paper.rule();
    towardsTotal();
    total();
    sale.tenders().forEach(this::tender);
    if (sale.change() != 0 || (sale.total() > 0 && hasCash())) {
      both(texts.text("change"), sale.change());
    }
    paper.rule();
    texts.taxes(paper, currency, taxRows());
    classes();
    paper.rule();
    foot(place);
    return paper.feed(3).cut().build();
  }

  private void line(LineRecord line) {
    boolean back = line.back() != null;
    String shown = amount(back ? line.amount() : line.listed(), line.tax());
    if (isOnePiece(line)) {
      SlipTexts.both(paper, line.name(), shown);
    } else {
      paper.text(line.name());
      SlipTexts.both(paper, "  " + (back ? alone(line) : each(line)), shown);
    }
    if (back) {
      paper.text("  " + texts.text("returned", origin(line.back())));
      return;
    }
    if (line.override() != null) {
      paper.text(
          "  "
              + texts.text("insteadOf", texts.price(currency, price(line.price(), line.places()))));
    }
    if (line.lot() != null && line.lot().serial() != null) {
      paper.text("  " + texts.text("serial", line.lot().serial()));
    }
    for (ReductionRecord reduction : of(line, Reduction.Source.LINE_DISCOUNT)) {
      both("  " + reduction.name(), -reduction.saved());
    }
  }

  /** One of it at the price of the price list: a line of its own would say nothing more. */
  private static boolean isOnePiece(LineRecord line) {
    return line.quantity().equals("1")
        && line.unit().equals(Unit.PIECE.text())
        && line.override() == null
        && (line.back() != null || price(line.price(), line.places()).places() == 0);
  }

  private String each(LineRecord line) {
    if (line.override() != null) {
      return times(line, price(line.override().price(), line.override().places()));
    }
    return line.label() == null ? times(line, price(line.price(), line.places())) : alone(line);
  }

  private String times(LineRecord line, UnitPrice price) {
    return texts.number(line.quantity())
        + " "
        + texts.text("unit." + line.unit())
        + " "
        + texts.price(currency, price);
  }

  /** The quantity without a price, where the amount is not one times the other. */
  private String alone(LineRecord line) {
    return texts.number(line.quantity()) + " " + texts.text("unit." + line.unit() + ".alone");
  }

  private static UnitPrice price(long value, Integer places) {
    return new UnitPrice(value, places == null ? 0 : places);
  }

  private static String origin(OriginRecord back) {
    return new EntryNumber(back.till(), back.epoch(), back.number()).paper();
  }

  private static List<ReductionRecord> of(LineRecord line, Reduction.Source source) {
    return line.reductions() == null
        ? List.of()
        : line.reductions().stream().filter(r -> r.source().equals(source.text())).toList();
  }

  /** From the goods to the total: what is taken off all of them, then the taxes that are added. */
  private void towardsTotal() {
    List<PromotionRecord> promotions = sale.promotions() == null ? List.of() : sale.promotions();
    Map<String, Long> discounts = basketDiscounts();
    Map<String, Long> added = addedTaxes();
    long amounts = sale.lines().stream().mapToLong(LineRecord::amount).sum();
    if (!promotions.isEmpty() || !discounts.isEmpty()) {
      long saved = promotions.stream().mapToLong(PromotionRecord::saved).sum();
      saved += discounts.values().stream().mapToLong(Long::longValue).sum();
      both(texts.text("subtotal"), amounts + saved);
      for (PromotionRecord promotion : promotions) {
        String times = promotion.times() == 1 ? "" : promotion.times() + " x ";
        both(times + promotion.name(), -promotion.saved());
      }
      discounts.forEach((name, off) -> both(name, -off));
      paper.rule();
    }
    if (!added.isEmpty()) {
      both(texts.text("subtotal"), amounts);
      added.forEach(this::both);
      paper.rule();
    }
  }

  /** Each discount of the basket once, with what it took off all lines. */
  private Map<String, Long> basketDiscounts() {
    Map<String, Long> discounts = new LinkedHashMap<>();
    goods()
        .filter(line -> line.back() == null)
        .flatMap(line -> of(line, Reduction.Source.BASKET_DISCOUNT).stream())
        .forEach(off -> discounts.merge(off.name(), off.saved(), Long::sum));
    return discounts;
  }

  /** The taxes that were not in the prices, by their names; those of nothing the table has. */
  private Map<String, Long> addedTaxes() {
    boolean byRule = sale.prices().equals(TaxDocuments.word(TaxRule.Prices.TAX_ADDED));
    Map<String, Long> added = new LinkedHashMap<>();
    for (TaxRecord tax : sale.taxes()) {
      for (TaxDetail part : tax.parts()) {
        boolean unsaid = part.inclusion().equals(TaxDocuments.word(Tax.Inclusion.BY_RULE));
        if (unsaid ? byRule : part.inclusion().equals(TaxDocuments.word(Tax.Inclusion.ADDED))) {
          added.merge(part.name(), part.amount(), Long::sum);
        }
      }
    }
    added.values().removeIf(amount -> amount == 0);
    return added;
  }

  private void total() {
    SlipTexts.total(paper, texts.text("total", currency.code()), amount(sale.total(), ""));
    if (sale.rounding() != 0) {
      long paid = sale.total() + sale.rounding();
      both(texts.text("rounding"), sale.rounding());
      both(texts.text(paid < 0 ? "paidOut" : "toPay"), paid);
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
                  texts.amount(other, tender.foreign().amount()),
                  texts.number(tender.foreign().rate())));
    }
  }

  private boolean hasCash() {
    return sale.tenders().stream().anyMatch(tender -> tender.kind().equals(TenderRecord.CASH));
  }

  private List<TaxRow> taxRows() {
    return sale.taxes().stream()
        .map(
            tax ->
                new TaxRow(
                    texts.label(tax.code(), tax.parts().size() > 1 ? "" : tax.percent()),
                    tax.net(),
                    tax.tax(),
                    tax.gross()))
        .toList();
  }

  /** A class without a rate beside its code: its name, why it bears no tax, or its taxes. */
  private void classes() {
    for (TaxRecord tax : sale.taxes()) {
      if (tax.parts().size() == 1 && !tax.percent().isEmpty()) {
        continue;
      }
      String reason = tax.reason() == null ? "" : ", " + tax.reason();
      paper.text(tax.code() + ": " + tax.name() + reason);
      if (tax.parts().size() > 1) {
        tax.parts().forEach(this::part);
      }
    }
  }

  private void part(TaxDetail part) {
    String name =
        part.perUnit() == null
            ? texts.text("taxOn", part.name(), texts.amount(currency, part.base()))
            : part.name();
    SlipTexts.both(paper, "  " + name, texts.amount(currency, part.amount()));
  }

  private void foot(EntryNumber place) {
    paper.text(texts.text("receipt", place.paper()));
    SlipTexts.both(paper, SlipTexts.at(sale.at()), texts.text("atTill", sale.till()));
    paper.text(texts.text("servedBy", sale.cashier().name()));
    if (sale.customer() != null) {
      paper.text(texts.text("customer", sale.customer()));
    }
    if (!sale.shop().footer().isEmpty()) {
      paper.feed(1);
      paper.text(sale.shop().footer(), Style.PLAIN, Align.CENTRE);
    }
    SlipTexts.code(paper.feed(1), place);
  }

  private void both(String label, long minor) {
    SlipTexts.both(paper, label, amount(minor, ""));
  }

  /** An amount with the code behind it, as wide as with any of them: the amounts line up. */
  private String amount(long minor, String code) {
    String behind = " " + code;
    return texts.amount(currency, minor) + behind + " ".repeat(room - behind.length());
  }
}
