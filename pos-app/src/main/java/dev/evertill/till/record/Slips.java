package dev.evertill.till.record;

import dev.evertill.receipt.Receipt;
import dev.evertill.sync.protocol.MalformedException;
import java.util.Locale;

/**
 * Papers from documents: what is printed is read from the recorded bytes, the first time and every
 * time. Immutable.
 */
public final class Slips {
  private final SlipTexts texts;

  public Slips(Locale locale) {
    texts = new SlipTexts(locale);
  }

  /** The paper of a kind for an entry; from the first copy on it is marked as one. */
  public Receipt of(SlipKind kind, int copy, EntryNumber place, byte[] document)
      throws MalformedException {
    Receipt paper =
        switch (kind) {
          case RECEIPT -> new SaleSlip(texts, SaleDocuments.read(document)).paper(place);
          case DAY_REPORT -> new DaySlip(texts, Documents.readDayClosed(document)).paper(place);
          case CASH_MOVEMENT -> new CashSlip(texts, CashDocuments.readMoved(document)).paper(place);
        };
    return copy == 0 ? paper : paper.asCopy(texts.text("copy"));
  }
}
