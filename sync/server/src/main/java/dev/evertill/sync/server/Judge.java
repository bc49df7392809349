package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;

/**
 * Finds what a person should be asked about an entry. Its answer never keeps an entry out.
 * Functions only.
 */
final class Judge {
  private Judge() {}

  /** The first thing that is wrong with a sale, or null; what is not a sale is not looked into. */
  static String question(Entry entry) {
    if (!entry.header().kind().equals(SaleDocument.KIND)) {
      return null;
    }
    try {
      SaleDocument sale = Wire.sale(entry.document());
      String notOurs = contradiction(entry.header(), sale);
      return notOurs != null ? notOurs : wrongSum(sale);
    } catch (MalformedException e) {
      return e.getMessage();
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
  private static String wrongSum(SaleDocument sale) {
    long lines = sale.lines().stream().filter(l -> !l.voided()).mapToLong(LineRecord::amount).sum();
    long net = sale.taxes().stream().mapToLong(TaxRecord::net).sum();
    long gross = sale.taxes().stream().mapToLong(TaxRecord::gross).sum();
    for (TaxRecord tax : sale.taxes()) {
      if (tax.net() + tax.tax() != tax.gross()) {
        return "tax "
            + tax.code()
            + ": gross "
            + tax.gross()
            + " is not net "
            + tax.net()
            + " + tax "
            + tax.tax();
      }
    }
    if (gross != sale.total()) {
      return "total " + sale.total() + ": the taxes' gross amounts sum to " + gross;
    }
    // Prices include their tax, or the tax is added to them.
    if (lines != sale.total() && lines != net) {
      return "total " + sale.total() + ": the lines sum to " + lines;
    }
    long taken = sale.tenders().stream().mapToLong(TenderRecord::amount).sum() - sale.change();
    if (taken != sale.total() + sale.rounding()) {
      return "tenders less change "
          + taken
          + ": total "
          + sale.total()
          + " + rounding "
          + sale.rounding()
          + " is "
          + (sale.total() + sale.rounding());
    }
    return null;
  }
}
