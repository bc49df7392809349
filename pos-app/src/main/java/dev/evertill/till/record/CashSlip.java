package dev.evertill.till.record;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.till.money.Currency;
import dev.evertill.till.record.TillDocuments.CashMoved;

/**
 * The paper of cash that no sale moved: which way, how much, what for, and a line to sign on. It
 * goes with the money. Confined to one call.
 */
final class CashSlip {
  private final SlipTexts texts;
  private final CashMoved moved;
  private final Receipt.Builder paper = Receipt.builder();

  /**
   * @param moved one that {@link CashDocuments#readMoved} has checked
   */
  CashSlip(SlipTexts texts, CashMoved moved) {
    this.texts = texts;
    this.moved = moved;
  }

  Receipt paper(EntryNumber place) {
    String kind = CashDocuments.kind(moved).text();
    Currency currency = new Currency(moved.currency(), moved.decimals());
    texts.head(paper, moved.shop());
    paper.text(texts.text("title." + kind), Style.BIG, Align.CENTRE);
    SlipTexts.both(paper, texts.text("movedAt"), SlipTexts.at(moved.at()));
    SlipTexts.both(paper, texts.text("businessDay"), moved.businessDay());
    SlipTexts.both(paper, texts.text("till"), moved.till());
    SlipTexts.both(paper, texts.text("cashier"), moved.cashier().name());
    paper.rule();
    SlipTexts.total(
        paper, texts.text("amount", currency.code()), texts.amount(currency, moved.amount()));
    paper.text(
        moved.bag() == null
            ? texts.text("reason", moved.reason())
            : texts.text("bag", moved.bag()));
    paper.feed(2);
    paper.rule();
    paper.text(texts.text("signature"));
    paper.rule();
    paper.text(texts.text("movement", place.paper()));
    return paper.feed(3).cut().build();
  }
}
