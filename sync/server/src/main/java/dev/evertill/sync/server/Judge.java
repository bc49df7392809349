package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.QuestionCode;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.CollectedRecord;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.ReductionRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxAmountRecord;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;

/**
 * Finds what a person should be asked about an entry. Its answer never keeps an entry out.
 * Functions only.
 */
final class Judge {
  private Judge() {}

  /**
   * What was found when an entry was looked into.
   *
   * @param question null for none
   */
  record Opinion(Question question, Gist gist) {}

  /**
   * The first thing that is wrong with a sale or return, and what a sale that can be read says;
   * whether it adds up is no matter for that. No other kind is looked into.
   */
  static Opinion opinion(Entry entry) {
    if (!SaleDocument.isOf(entry.header().kind())) {
      return new Opinion(null, Gist.NONE);
    }
    try {
      SaleDocument sale = Wire.sale(entry.document());
      String notOurs = contradiction(entry.header(), sale);
      Question question =
          notOurs != null ? new Question(QuestionCode.OTHER_ENTRY, notOurs) : wrongSum(sale);
      return new Opinion(question, Gist.of(sale));
    } catch (MalformedException e) {
      return new Opinion(new Question(QuestionCode.UNREADABLE_DOCUMENT, e.getMessage()), Gist.NONE);
    }
  }

  private static String contradiction(EntryHeader header, SaleDocument sale) {
    if (!sale.till().equals(header.till())) {
      return "till " + sale.till() + ": the entry says " + header.till();
    }
    if (!sale.epoch().equals(header.epoch())) {
      return "epoch " + sale.epoch() + ": the entry says " + header.epoch();
    }
    if (sale.number() != header.number()) {
      return "number " + sale.number() + ": the entry says " + header.number();
    }
    if (!sale.id().equals(header.id())) {
      return "id " + sale.id() + ": the entry says " + header.id();
    }
    return null;
  }

  /**
   * Money is bounded by {@link Wire#sale}, and a document in length, so these sums cannot overflow.
   */
  private static Question wrongSum(SaleDocument sale) {
    for (TaxRecord tax : sale.taxes()) {
      if (tax.net() + tax.tax() != tax.gross()) {
        String wrong = sum("tax " + tax.code(), tax.gross(), tax.net(), tax.tax());
        return new Question(QuestionCode.WRONG_TAX, wrong);
      }
    }
    for (int i = 0; i < sale.lines().size(); i++) {
      String wrong = wrongSum("line " + (i + 1), sale.lines().get(i));
      if (wrong != null) {
        return new Question(QuestionCode.WRONG_LINE, wrong);
      }
    }
    long lines = sale.lines().stream().mapToLong(LineRecord::gross).sum();
    long gross = sale.taxes().stream().mapToLong(TaxRecord::gross).sum();
    if (gross != sale.total()) {
      return wrongTotal(sale, "the taxes' gross amounts sum to " + gross);
    }
    if (lines != sale.total()) {
      return wrongTotal(sale, "the lines sum to " + lines);
    }
    return wrongTenders(sale);
  }

  private static Question wrongTotal(SaleDocument sale, String sums) {
    return new Question(QuestionCode.WRONG_TOTAL, "total " + sale.total() + ": " + sums);
  }

  private static Question wrongTenders(SaleDocument sale) {
    long taken = sale.tenders().stream().mapToLong(TenderRecord::amount).sum() - sale.change();
    long collected =
        sale.collected() == null
            ? 0
            : sale.collected().stream().mapToLong(CollectedRecord::amount).sum();
    long due = sale.total() + sale.rounding() + collected;
    if (taken == due) {
      return null;
    }
    return new Question(
        QuestionCode.WRONG_TENDERS,
        "tenders less change "
            + taken
            + ": total "
            + sale.total()
            + " + rounding "
            + sale.rounding()
            + (collected == 0 ? "" : " + collected " + collected)
            + " is "
            + due);
  }

  private static String wrongSum(String place, LineRecord line) {
    long taxes = line.taxes().stream().mapToLong(TaxAmountRecord::amount).sum();
    if (line.net() + taxes != line.gross()) {
      return sum(place, line.gross(), line.net(), taxes);
    }
    long saved =
        line.reductions() == null
            ? 0
            : line.reductions().stream().mapToLong(ReductionRecord::saved).sum();
    if (line.listed() - saved != line.amount()) {
      return place
          + ": amount "
          + line.amount()
          + " is not "
          + line.listed()
          + " less reductions of "
          + saved;
    }
    return null;
  }

  private static String sum(String place, long gross, long net, long tax) {
    return place + ": gross " + gross + " is not net " + net + " + tax " + tax;
  }
}
