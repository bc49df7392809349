package dev.evertill.till.record;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.sale.Unit;

/**
 * The receipt that lies with a gift: what was bought and where to bring it back, and no amount of
 * money. Confined to one call.
 */
final class GiftSlip {
  private final SlipTexts texts;
  private final SaleDocument sale;

  /**
   * @param sale one that {@link SaleDocuments#read} has checked
   */
  GiftSlip(SlipTexts texts, SaleDocument sale) {
    this.texts = texts;
    this.sale = sale;
  }

  Receipt paper(EntryNumber place) {
    Receipt.Builder paper = Receipt.builder();
    texts.head(paper, sale.shop());
    paper.text(texts.text("gift"), Style.BIG, Align.CENTRE);
    paper.rule();
    sale.lines().stream()
        .filter(line -> !line.voided() && line.back() == null)
        .forEach(line -> line(paper, line));
    paper.rule();
    paper.text(texts.text("receipt", place.paper()));
    SlipTexts.both(paper, SlipTexts.at(sale.at()), texts.text("atTill", sale.till()));
    if (!sale.shop().footer().isEmpty()) {
      paper.feed(1);
      paper.text(sale.shop().footer(), Style.PLAIN, Align.CENTRE);
    }
    SlipTexts.code(paper.feed(1), place);
    paper.text(texts.text("giftReturn"), Style.PLAIN, Align.CENTRE);
    return paper.feed(3).cut().build();
  }

  private void line(Receipt.Builder paper, LineRecord line) {
    boolean one = line.quantity().equals("1") && line.unit().equals(Unit.PIECE.text());
    if (one) {
      paper.text(line.name());
    } else {
      String unit = texts.text("unit." + line.unit() + ".alone");
      SlipTexts.both(paper, line.name(), texts.number(line.quantity()) + " " + unit);
    }
    if (line.lot() != null && line.lot().serial() != null) {
      paper.text("  " + texts.text("serial", line.lot().serial()));
    }
  }
}
