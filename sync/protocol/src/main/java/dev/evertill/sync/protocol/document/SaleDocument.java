package dev.evertill.sync.protocol.document;

import java.util.List;

/** A sale as it was printed. Money is in minor units. */
public record SaleDocument(
    String format,
    String store,
    String till,
    String epoch,
    long number,
    String id,
    String at,
    String businessDay,
    String shift,
    Person cashier,
    String currency,
    int decimals,
    long catalogueVersion,
    List<LineRecord> lines,
    List<TaxRecord> taxes,
    long total,
    long rounding,
    List<TenderRecord> tenders,
    long change) {
  public static final String KIND = "sale";
  public static final String FORMAT = "evertill.sale/1";
}
