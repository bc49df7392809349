package dev.evertill.sync.protocol.document;

import java.util.List;

/** A sale of one bread roll, for tests that care for its place and its sums only. */
public final class PlainSale {
  private final String till;
  private final String epoch;
  private final long number;
  private final String id;

  public PlainSale(String till, String epoch, long number, String id) {
    this.till = till;
    this.epoch = epoch;
    this.number = number;
    this.id = id;
  }

  /** Paid in cash to the cent; the lines may not agree with the total. */
  public SaleDocument of(long total, long lines) {
    return of(total, lines, "B", "10", total / 11, 0, List.of(cash(total)), 0);
  }

  public static TenderRecord cash(long amount) {
    return new TenderRecord(TenderRecord.CASH, amount, null, null);
  }

  public SaleDocument of(
      long total,
      long lines,
      String taxClass,
      String percent,
      long tax,
      long rounding,
      List<TenderRecord> tenders,
      long change) {
    return new SaleDocument(
        SaleDocument.FORMAT,
        "0117",
        new ShopRecord("Demo Market", "", "", ""),
        till,
        epoch,
        number,
        id,
        "2026-01-01T10:00:00+01:00",
        "2026-01-01",
        "s1",
        new Person("1", "Anna K."),
        "EUR",
        2,
        "AT",
        "tax-included",
        7,
        null,
        List.of(line("101", "Bread roll", lines, taxClass, tax, false), pretzel(taxClass)),
        null,
        List.of(
            new TaxRecord(
                taxClass,
                "VAT",
                percent,
                "taxed",
                null,
                total - tax,
                tax,
                total,
                List.of(
                    new TaxDetail(
                        taxClass,
                        "VAT",
                        "percent",
                        percent,
                        null,
                        null,
                        "by-rule",
                        false,
                        true,
                        total - tax,
                        tax)))),
        total,
        rounding,
        tenders,
        change,
        null);
  }

  private static LineRecord pretzel(String taxClass) {
    return line("102", "Pretzel", 0, taxClass, 0, true);
  }

  private static LineRecord line(
      String sku, String name, long amount, String taxClass, long tax, boolean voided) {
    return new LineRecord(
        sku,
        null,
        name,
        "Bakery",
        "1",
        "piece",
        amount,
        null,
        null,
        null,
        null,
        null,
        amount,
        null,
        amount,
        taxClass,
        0,
        amount - tax,
        List.of(new TaxAmountRecord(amount - tax, tax)),
        amount,
        null,
        null,
        voided);
  }
}
