package dev.evertill.sync.server;

import dev.evertill.sync.protocol.document.CollectedRecord;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.OriginRecord;
import dev.evertill.sync.protocol.document.OverrideRecord;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.sync.protocol.document.PromotionRecord;
import dev.evertill.sync.protocol.document.ReductionRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.ShopRecord;
import dev.evertill.sync.protocol.document.TaxAmountRecord;
import dev.evertill.sync.protocol.document.TaxDetail;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import java.util.ArrayList;
import java.util.List;

/** A sale of anything, whose sums agree, for tests. Tax is in the prices: A is 20 %, B is 10 %. */
final class AnySale {
  private static final List<String> CLASSES = List.of("A", "B");

  private final List<LineRecord> lines = new ArrayList<>();
  private final List<PromotionRecord> promotions = new ArrayList<>();
  private final List<TenderRecord> tenders = new ArrayList<>();
  private final List<CollectedRecord> collected = new ArrayList<>();
  private String store = "0117";
  private String day = "2026-01-01";
  private long catalogueVersion = 1;
  private long rounding;
  private long change;

  AnySale store(String id) {
    store = id;
    return this;
  }

  AnySale on(String businessDay) {
    day = businessDay;
    return this;
  }

  AnySale from(long version) {
    catalogueVersion = version;
    return this;
  }

  /** Pieces of something for so much altogether. */
  AnySale goods(String sku, int quantity, long amount) {
    return line(sku, "Goods " + sku, Integer.toString(quantity), "piece", amount, "B");
  }

  AnySale line(String sku, String name, String quantity, String unit, long amount, String tax) {
    return line(sku, name, quantity, unit, amount, List.of(), tax, null, null, false);
  }

  /** Goods with something taken off. */
  AnySale reduced(String sku, int quantity, long listed, ReductionRecord reduction) {
    String text = Integer.toString(quantity);
    long amount = listed - reduction.saved();
    return line(
        sku, "Goods " + sku, text, "piece", amount, List.of(reduction), "A", null, null, false);
  }

  AnySale overridden(String sku, long price, OverrideRecord override) {
    return line(sku, "Goods " + sku, "1", "piece", price, List.of(), "A", null, override, false);
  }

  AnySale voided(String sku) {
    return line(sku, "Goods " + sku, "1", "piece", 0, List.of(), "A", null, null, true);
  }

  /** Goods of an earlier sale, for so much altogether. */
  AnySale back(OriginRecord origin, String sku, String quantity, long amount) {
    return line(
        sku, "Goods " + sku, quantity, "piece", -amount, List.of(), "B", origin, null, false);
  }

  private AnySale line(
      String sku,
      String name,
      String quantity,
      String unit,
      long amount,
      List<ReductionRecord> reductions,
      String tax,
      OriginRecord back,
      OverrideRecord override,
      boolean voided) {
    long net = net(amount, tax);
    long saved = reductions.stream().mapToLong(ReductionRecord::saved).sum();
    lines.add(
        new LineRecord(
            sku,
            null,
            name,
            "Group",
            quantity,
            unit,
            Math.abs(amount + saved),
            null,
            null,
            override,
            null,
            back,
            amount + saved,
            reductions.isEmpty() ? null : reductions,
            amount,
            tax,
            CLASSES.indexOf(tax),
            net,
            List.of(new TaxAmountRecord(net, amount - net)),
            amount,
            null,
            null,
            voided));
    return this;
  }

  private static int percent(String tax) {
    return tax.equals("A") ? 20 : 10;
  }

  private static long net(long gross, String tax) {
    return Math.round(gross * 100.0 / (100 + percent(tax)));
  }

  AnySale coupon(String promotion, String... coupons) {
    promotions.add(new PromotionRecord(promotion, promotion, 1, 0, List.of(coupons)));
    return this;
  }

  AnySale pay(String kind, long amount, String reference) {
    tenders.add(new TenderRecord(kind, amount, reference, null));
    return this;
  }

  AnySale pay(TenderRecord tender) {
    tenders.add(tender);
    return this;
  }

  AnySale collect(String card, long amount) {
    collected.add(new CollectedRecord(CollectedRecord.GIFT_CARD, card, amount));
    return this;
  }

  AnySale rounded(long by) {
    rounding = by;
    return this;
  }

  AnySale change(long back) {
    change = back;
    return this;
  }

  long due() {
    return lines.stream().mapToLong(LineRecord::gross).sum()
        + rounding
        + collected.stream().mapToLong(CollectedRecord::amount).sum()
        + change
        - tenders.stream().mapToLong(TenderRecord::amount).sum();
  }

  /** Whatever is not paid otherwise. */
  AnySale payCash() {
    return pay(TenderRecord.CASH, due(), null);
  }

  String kind() {
    boolean onlyBack = !lines.isEmpty() && lines.stream().allMatch(line -> line.gross() < 0);
    return onlyBack ? SaleDocument.RETURN : SaleDocument.KIND;
  }

  SaleDocument at(String till, String epoch, long number, String id) {
    return new SaleDocument(
        SaleDocument.FORMAT,
        store,
        new ShopRecord("Demo Market", "", "", ""),
        till,
        epoch,
        number,
        id,
        day + "T10:00:00+01:00",
        day,
        "s1",
        new Person("1", "Anna K."),
        "EUR",
        2,
        "AT",
        "tax-included",
        catalogueVersion,
        null,
        lines,
        promotions.isEmpty() ? null : promotions,
        CLASSES.stream().map(this::tax).toList(),
        lines.stream().mapToLong(LineRecord::gross).sum(),
        rounding,
        tenders,
        change,
        collected.isEmpty() ? null : collected);
  }

  private TaxRecord tax(String code) {
    List<LineRecord> of = lines.stream().filter(line -> line.tax().equals(code)).toList();
    long gross = of.stream().mapToLong(LineRecord::gross).sum();
    long net = of.stream().mapToLong(LineRecord::net).sum();
    String percent = Integer.toString(percent(code));
    TaxDetail detail =
        new TaxDetail(
            code, "VAT", "percent", percent, null, null, "by-rule", false, true, net, gross - net);
    return new TaxRecord(
        code, "VAT", percent, "taxed", null, net, gross - net, gross, List.of(detail));
  }
}
