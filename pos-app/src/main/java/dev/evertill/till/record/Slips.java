package dev.evertill.till.record;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Receipt;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.shift.Shift;
import dev.evertill.till.shift.XReport;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Papers from documents: what is printed is read from the recorded bytes, the first time and every
 * time. Immutable.
 */
public final class Slips {
  private final SlipTexts texts;

  /** What stands above the papers that customers take home. */
  private final List<Block> letterhead;

  public Slips(Locale locale) {
    this(new SlipTexts(locale), List.of());
  }

  private Slips(SlipTexts texts, List<Block> letterhead) {
    this.texts = texts;
    this.letterhead = letterhead;
  }

  /**
   * The same papers, with the shop's logo on top of what customers take home.
   *
   * @param logo no wider than the narrowest paper, 384 dots
   */
  public Slips withLogo(Bitmap logo) {
    return new Slips(texts, List.of(new Block.Raster(logo, Align.CENTRE)));
  }

  /** The paper of a kind for an entry; from the first copy on it is marked as one. */
  public Receipt of(SlipKind kind, int copy, EntryNumber place, byte[] document)
      throws MalformedException {
    Receipt paper =
        switch (kind) {
          case RECEIPT ->
              withLetterhead(new SaleSlip(texts, SaleDocuments.read(document)).paper(place));
          case GIFT_RECEIPT ->
              withLetterhead(new GiftSlip(texts, SaleDocuments.read(document)).paper(place));
          case DAY_REPORT -> new DaySlip(texts, Documents.readDayClosed(document)).closed(place);
          case CASH_MOVEMENT -> new CashSlip(texts, CashDocuments.readMoved(document)).paper(place);
        };
    return copy == 0 ? paper : paper.asCopy(texts.text("copy"));
  }

  private Receipt withLetterhead(Receipt paper) {
    List<Block> blocks = new ArrayList<>(letterhead);
    blocks.addAll(paper.blocks());
    return new Receipt(blocks);
  }

  /**
   * The X report: what a day that goes on has come to. It is no entry and closes nothing.
   *
   * @param till its number
   * @param at when it was read, in the shop's time
   * @param shift whose drawer it is
   * @param totals of the entries since the last Z report
   */
  public Receipt soFar(
      String till, ZonedDateTime at, Shop shop, Shift shift, ControlTotals totals, XReport report) {
    return new DaySlip(texts, Documents.daySoFar(till, at, shop, shift, totals, report)).soFar();
  }
}
