package dev.evertill.sync.protocol.document;

import dev.evertill.sync.protocol.MayBeMissing;
import java.util.List;

/**
 * A sale as it was printed, with goods that come back among its lines. Money is in minor units.
 *
 * <p>The grosses of the lines and of the taxes are the total; tenders less change are total +
 * rounding + what was collected.
 *
 * @param country ISO 3166-1 alpha-2
 * @param prices tax-included or tax-added
 * @param customer the customer's id, never a name
 * @param rounding what coins could not pay
 * @param collected money taken that is no turnover; an older head office skips it, keeps the sale,
 *     and asks why the tenders are more than the total
 */
public record SaleDocument(
    String format,
    String store,
    ShopRecord shop,
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
    String country,
    String prices,
    long catalogueVersion,
    @MayBeMissing String customer,
    List<LineRecord> lines,
    @MayBeMissing List<PromotionRecord> promotions,
    List<TaxRecord> taxes,
    long total,
    long rounding,
    List<TenderRecord> tenders,
    long change,
    @MayBeMissing List<CollectedRecord> collected) {
  public static final String KIND = "sale";

  /** Goods only came back; its document has the same form. */
  public static final String RETURN = "return";

  public static final String FORMAT = "evertill.sale/1";

  /** Whether an entry of this kind has a document of this form. */
  public static boolean isOf(String kind) {
    return kind.equals(KIND) || kind.equals(RETURN);
  }
}
