package dev.evertill.till.record;

import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.MayBeMissing;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.LotRecord;
import dev.evertill.sync.protocol.document.OriginRecord;
import dev.evertill.sync.protocol.document.OverrideRecord;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.sync.protocol.document.ReductionRecord;
import dev.evertill.sync.protocol.document.ShopRecord;
import dev.evertill.sync.protocol.document.TaxAmountRecord;
import dev.evertill.sync.protocol.document.TaxRecord;
import java.util.List;

/**
 * The documents of the till's own kinds, field for field as they stand in the journal. Amounts are
 * minor units. They are public and check nothing, because the JSON reader makes them; {@link
 * Documents} checks. A form, once released, is never changed: it gets a new number in its format.
 */
public final class TillDocuments {
  private TillDocuments() {}

  /**
   * {@code evertill.epoch-opened/1}: entry 1 of an epoch.
   *
   * @param position of this entry in the till's store, which never restarts
   * @param parentNumber the last entry known of the epoch before
   * @param lastZ the number of the last Z report before
   */
  public record EpochOpened(
      String format,
      String till,
      String epoch,
      String at,
      String cause,
      long position,
      @MayBeMissing String parentEpoch,
      @MayBeMissing Long parentNumber,
      @MayBeMissing String parentHash,
      long lastZ,
      GrandTotalsRecord grandTotals) {}

  /**
   * {@code evertill.anchor/1}: what is kept of a day whose entries were removed; never leaves the
   * till by itself.
   *
   * @param removedAt when the entries went
   */
  public record DayAnchor(
      String format,
      String removedAt,
      String businessDay,
      int z,
      List<Segment> segments,
      ControlTotals totals,
      GrandTotalsRecord grandTotals) {}

  /**
   * {@code evertill.witness/1}: a file outside the till's data that remembers its last entry.
   *
   * @param machine on which the entry was written
   * @param z the number of the last Z report, with its grand totals
   */
  public record WitnessForm(
      String format,
      String till,
      String machine,
      long position,
      String epoch,
      long number,
      String hash,
      long z,
      long sales,
      long refunds) {}

  /** {@code evertill.shift-opened/1}: a drawer is handed to a cashier with its float. */
  public record ShiftOpened(
      String format,
      String at,
      String businessDay,
      String shift,
      Person cashier,
      long openingFloat) {}

  /** {@code evertill.shift-closed/1}: the drawer was counted. */
  public record ShiftClosed(
      String format,
      String at,
      String businessDay,
      String shift,
      Person cashier,
      long expected,
      long counted,
      long difference) {}

  /** {@code evertill.void/1}: goods were scanned and the basket given up. */
  public record Voided(
      String format,
      String at,
      String shift,
      Person cashier,
      List<LineRecord> lines,
      List<TaxRecord> taxes,
      long total) {}

  /** {@code evertill.reprint/1}: a paper was printed again. */
  public record Reprint(
      String format,
      String at,
      @MayBeMissing Person cashier,
      String epoch,
      long number,
      String paper,
      int copy) {}

  /** {@code evertill.day-closed/1}: the Z report; what head office is asked to agree to. */
  public record DayClosed(
      String format,
      ShopRecord shop,
      String till,
      String at,
      String businessDay,
      int z,
      Person cashier,
      String currency,
      int decimals,
      List<Segment> segments,
      ControlTotals totals,
      long expectedCash,
      long countedCash,
      FiguresRecord figures,
      GrandTotalsRecord grandTotals) {}

  /**
   * The figures of a day besides those that head office agrees to. Amounts are minor units; a count
   * of lines or papers goes with each.
   *
   * @param sold goods sold, with taxes
   * @param refunds goods brought back, above 0
   * @param groups turnover by goods group
   * @param cashiers turnover by cashier: documents and amount
   * @param collected money that is no turnover: vouchers sold, deposits
   * @param reductions promotions and discounts by name, what they took off
   * @param overrides prices typed over: new less old
   */
  public record FiguresRecord(
      long sales,
      long returns,
      long exchanges,
      CountedRecord sold,
      CountedRecord refunds,
      List<NamedRecord> groups,
      List<NamedRecord> cashiers,
      List<NamedRecord> collected,
      List<NamedRecord> reductions,
      CountedRecord voidedLines,
      CountedRecord voidedBaskets,
      CountedRecord overrides,
      long copies) {}

  /** How many, and how much together. */
  public record CountedRecord(long count, long amount) {}

  /**
   * How many and how much under one name.
   *
   * @param kind for a reduction: promotion, line-discount, basket-discount
   */
  public record NamedRecord(@MayBeMissing String kind, String name, long count, long amount) {}

  /** What the till sold and took back since it was first used; it never goes back to zero. */
  public record GrandTotalsRecord(long sales, long refunds) {}

  /** {@code evertill.catalogue-active/1}: from here on prices are of this version. */
  public record CatalogueActive(String format, String at, long version, String digest) {}

  /**
   * {@code evertill.draft/1}: the goods on the counter, not yet paid; never leaves the till.
   *
   * @param taxes the classes the lines name by their place
   */
  public record Draft(
      String format,
      List<TaxRecord> taxes,
      List<DraftLine> lines,
      @MayBeMissing List<DraftDiscount> discounts,
      @MayBeMissing List<String> coupons,
      @MayBeMissing DraftCustomer customer) {}

  /** A line of a draft: the item in full, at the price it was scanned at. */
  public record DraftLine(
      DraftItem item,
      String quantity,
      @MayBeMissing Long label,
      @MayBeMissing OverrideRecord override,
      @MayBeMissing List<DraftDiscount> discounts,
      @MayBeMissing LotRecord lot,
      @MayBeMissing DraftBack back,
      boolean voided) {}

  /** An item of a draft; its price is as in a sale's line. */
  public record DraftItem(
      String sku,
      String code,
      String name,
      String group,
      long price,
      @MayBeMissing Integer places,
      int taxRow,
      String unit,
      int minAge,
      boolean fixedPrice) {}

  /** A discount of a draft: a percentage as a decimal text, or minor units. */
  public record DraftDiscount(
      @MayBeMissing String percent, @MayBeMissing Long amount, String reason, Person by) {}

  /** The sale that the goods of a line come back from. */
  public record DraftBack(
      OriginRecord origin,
      String quantity,
      String returned,
      long listed,
      List<ReductionRecord> reductions,
      long amount,
      long net,
      List<TaxAmountRecord> taxes,
      long gross,
      String prices) {}

  /** The buyer of a draft. */
  public record DraftCustomer(String id, List<String> groups, List<DraftUse> used) {}

  /** How often the buyer had a promotion. */
  public record DraftUse(String promotion, int times) {}
}
