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
 * Immutable.
 */
public final class TillDocuments {
  private TillDocuments() {}

  /**
   * {@code evertill.epoch-opened/2}: entry 1 of an epoch.
   *
   * @param position of this entry in the till's store, which never restarts; not in version 1
   * @param parentNumber the last entry known of the epoch before
   * @param lastZ the number of the last Z report before
   * @param grandTotals those of the last Z report before; not in version 1
   */
  public record EpochOpened(
      String format,
      String till,
      String epoch,
      String at,
      String cause,
      @MayBeMissing Long position,
      @MayBeMissing String parentEpoch,
      @MayBeMissing Long parentNumber,
      @MayBeMissing String parentHash,
      long lastZ,
      @MayBeMissing GrandTotalsRecord grandTotals) {}

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

  /**
   * {@code evertill.shift-opened/2}: a drawer is handed to a cashier with its float.
   *
   * @param currency ISO 4217 code of all amounts of the shift; not in version 1, nor its decimals
   */
  public record ShiftOpened(
      String format,
      String at,
      String businessDay,
      String shift,
      Person cashier,
      @MayBeMissing String currency,
      @MayBeMissing Integer decimals,
      long openingFloat) {}

  /**
   * {@code evertill.shift-closed/2}: the drawer was counted.
   *
   * @param currency as at its opening
   */
  public record ShiftClosed(
      String format,
      String at,
      String businessDay,
      String shift,
      Person cashier,
      @MayBeMissing String currency,
      @MayBeMissing Integer decimals,
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

  /**
   * {@code evertill.cash-in/1}, {@code evertill.cash-out/1}, {@code evertill.drop/1}: cash that no
   * sale moved, with all that its paper shows.
   *
   * @param amount above 0, whichever way it went
   * @param reason what it is for; a drop has none
   * @param bag the number of the bag that went to the safe; only a drop has one
   */
  public record CashMoved(
      String format,
      ShopRecord shop,
      String till,
      String at,
      String businessDay,
      String shift,
      Person cashier,
      String currency,
      int decimals,
      long amount,
      @MayBeMissing String reason,
      @MayBeMissing String bag) {}

  /** {@code evertill.no-sale/1}: the drawer was opened for nothing. */
  public record NoSale(
      String format, String at, String businessDay, String shift, Person cashier, String reason) {}

  /**
   * {@code evertill.charge-asked/1}: a terminal is going to be asked for money.
   *
   * @param attempt a UUID, the same in question and answer
   * @param tender a way to pay as sales write it
   */
  public record ChargeAsked(
      String format,
      String at,
      String shift,
      Person cashier,
      String attempt,
      String tender,
      long amount,
      String currency,
      int decimals,
      String terminal) {}

  /**
   * {@code evertill.charge-answered/1}: what the terminal said.
   *
   * @param outcome approved, declined, unknown
   * @param reference the terminal's own; never the number of a card
   */
  public record ChargeAnswered(
      String format,
      String at,
      String shift,
      Person cashier,
      String attempt,
      String tender,
      long amount,
      String currency,
      int decimals,
      String terminal,
      String outcome,
      @MayBeMissing String reference) {}

  /**
   * {@code evertill.approval/1}: somebody allowed somebody else an act.
   *
   * @param limit up to which amount; its currency and decimals go with it
   * @param acts how many acts it is good for: 1
   */
  public record ApprovalGiven(
      String format,
      String at,
      Person asked,
      Person allowed,
      String act,
      @MayBeMissing Long limit,
      @MayBeMissing String currency,
      @MayBeMissing Integer decimals,
      int acts) {}

  /**
   * {@code evertill.log-in/1}: somebody said who they are, or left.
   *
   * @param how tapped, pin, badge
   * @param outcome in, failed, locked-out, out
   */
  public record LoggedIn(String format, String at, Person staff, String how, String outcome) {}

  /**
   * {@code evertill.clock-jump/1}: the till's clock does not go on from where it was.
   *
   * @param before what it ought to say, or what the last entry says
   * @param byMillis after less before
   * @param seenBy last-entry, steady-clock
   */
  public record ClockJumped(
      String format, String at, String before, String after, long byMillis, String seenBy) {}

  /** {@code evertill.reprint/1}: a paper was printed again. */
  public record Reprint(
      String format,
      String at,
      @MayBeMissing Person cashier,
      String epoch,
      long number,
      String paper,
      int copy) {}

  /**
   * {@code evertill.day-closed/2}: the Z report; what head office is asked to agree to.
   *
   * @param movements cash that no sale moved; not in version 1
   */
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
      @MayBeMissing MovementsRecord movements,
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

  /**
   * What happened at the drawer besides selling, in the currency of the day.
   *
   * @param paidIn by reason, above 0
   * @param paidOut by reason, above 0
   * @param drops what went to the safe
   * @param noSales how often the drawer was opened for nothing
   */
  public record MovementsRecord(
      List<NamedRecord> paidIn, List<NamedRecord> paidOut, CountedRecord drops, long noSales) {}

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
