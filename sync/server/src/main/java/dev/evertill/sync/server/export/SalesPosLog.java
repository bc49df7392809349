package dev.evertill.sync.server.export;

import dev.evertill.sync.protocol.document.CollectedRecord;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.ReductionRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxDetail;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sales as ARTS POSLog 6: what other programs of the trade read. Amounts of goods that come back
 * and of money that is given back are above 0, as their elements say which way they go. What POSLog
 * has no word for stands in attributes of our own namespace. Confined to one thread.
 */
final class SalesPosLog implements SalesFile {
  static final String NAMESPACE = "http://www.nrf-arts.org/IXRetail/namespace/";
  static final String OURS = "urn:evertill:poslog:1";

  private static final Map<String, String> TENDERS =
      Map.of(
          "cash", "Cash",
          "foreign-cash", "Cash",
          "card", "CreditDebit",
          "voucher", "Voucher",
          "gift-card", "GiftCard",
          "on-account", "CustomerAccount");

  private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]+)?");

  private final Xml xml;

  SalesPosLog(OutputStream out) throws IOException {
    xml = new Xml(out);
    xml.begin("POSLog", NAMESPACE, "et", OURS);
  }

  @Override
  public void write(Exported entry) throws IOException {
    xml.newLine();
    if (entry.sale() == null) {
      xml.element(
          "et:Unreadable",
          () -> {},
          "till",
          entry.till(),
          "epoch",
          entry.epoch(),
          "number",
          Long.toString(entry.number()),
          "day",
          entry.day(),
          "part",
          entry.part().word(),
          "question",
          entry.question());
      return;
    }
    xml.element(
        "Transaction",
        () -> transaction(entry),
        "CancelFlag",
        "false",
        "et:part",
        entry.part().word(),
        "et:epoch",
        entry.epoch(),
        "et:id",
        entry.sale().id(),
        "et:question",
        entry.question());
  }

  @Override
  public void missing(MissingEntries missing) throws IOException {
    xml.newLine();
    xml.element(
        "et:Missing",
        () -> {},
        "till",
        missing.till(),
        "epoch",
        missing.epoch(),
        "first",
        Long.toString(missing.first()),
        "last",
        Long.toString(missing.last()),
        "since",
        Instant.ofEpochMilli(missing.sinceMillis()).toString());
  }

  @Override
  public void end() throws IOException {
    xml.end();
  }

  private void transaction(Exported entry) throws IOException {
    SaleDocument sale = entry.sale();
    xml.text("RetailStoreID", sale.store());
    xml.text("WorkstationID", entry.till());
    xml.text("SequenceNumber", Long.toString(entry.number()));
    xml.text("BusinessDayDate", entry.day());
    xml.text("BeginDateTime", begun(entry));
    xml.text("OperatorID", sale.cashier().id(), "OperatorName", sale.cashier().name());
    xml.text("CurrencyCode", sale.currency());
    xml.element("RetailTransaction", () -> retail(entry), "Version", "2.1");
  }

  /** When the till says it was; where it says nothing that can be read, by its clock. */
  private static String begun(Exported entry) {
    try {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.parse(entry.sale().at()));
    } catch (DateTimeException e) {
      return Instant.ofEpochMilli(entry.entry().header().tillTimeMillis()).toString();
    }
  }

  private void retail(Exported entry) throws IOException {
    SaleDocument sale = entry.sale();
    int number = 0;
    for (LineRecord line : sale.lines()) {
      item(++number, () -> goods(entry, line), "VoidFlag", Boolean.toString(line.voided()));
    }
    List<CollectedRecord> collected = sale.collected() == null ? List.of() : sale.collected();
    for (CollectedRecord money : collected) {
      item(++number, () -> collected(entry, money));
    }
    for (TaxRecord tax : sale.taxes()) {
      item(++number, () -> tax(entry, tax));
    }
    for (TenderRecord tender : sale.tenders()) {
      item(++number, () -> tender(entry, tender));
    }
    if (sale.change() != 0 && changed(sale) == null) {
      item(++number, () -> tender(entry, new TenderRecord(TenderRecord.CASH, 0, null, null)));
    }
    totals(entry);
    xml.text("CustomerID", sale.customer());
  }

  private void item(int number, Xml.Inside inside, String... attributes) throws IOException {
    xml.element(
        "LineItem",
        () -> {
          xml.text("SequenceNumber", Integer.toString(number));
          inside.write();
        },
        attributes);
  }

  private void goods(Exported entry, LineRecord line) throws IOException {
    boolean back = line.amount() < 0 || (line.back() != null && !line.voided());
    int sign = back ? -1 : 1;
    xml.element(
        back ? "Return" : "Sale",
        () -> {
          if (line.code() != null) {
            xml.element("POSIdentity", () -> xml.text("POSItemID", line.code()));
          }
          xml.text("ItemID", line.sku());
          xml.text("MerchandiseHierarchy", line.group(), "Level", "Group");
          xml.text("Description", line.name());
          xml.text("RegularSalesUnitPrice", text(entry.price(line.price(), line.places())));
          xml.text("ActualSalesUnitPrice", text(actualPrice(entry, line)));
          xml.text("ExtendedAmount", text(entry.money(sign * line.amount())));
          xml.text("DiscountAmount", text(entry.money(sign * (line.listed() - line.amount()))));
          xml.text(
              "Quantity",
              line.quantity(),
              "UnitOfMeasureCode",
              line.unit().equals("kg") ? "KGM" : "EA");
          modifiers(entry, line, sign);
          taxes(entry, line, sign);
          origin(line);
        },
        "ItemType",
        "Stock");
  }

  private static BigDecimal actualPrice(Exported entry, LineRecord line) {
    return line.override() == null
        ? entry.price(line.price(), line.places())
        : entry.price(line.override().price(), line.override().places());
  }

  private void modifiers(Exported entry, LineRecord line, int sign) throws IOException {
    if (line.override() != null) {
      xml.element(
          "RetailPriceModifier",
          () -> {
            xml.text("Amount", text(actualPrice(entry, line)), "Action", "Replace");
            xml.text("ReasonCode", line.override().reason());
            xml.text("OperatorID", line.override().by().id());
          },
          "MethodCode",
          "PriceOverride");
    }
    if (line.reductions() == null) {
      return;
    }
    for (ReductionRecord reduction : line.reductions()) {
      boolean promotion = reduction.source().equals("promotion");
      xml.element(
          "RetailPriceModifier",
          () -> {
            xml.text("Amount", text(entry.money(sign * reduction.saved())), "Action", "Subtract");
            xml.text("PromotionID", promotion ? reduction.id() : null);
            xml.text("ReasonCode", reduction.name());
            xml.text("OperatorID", reduction.by() == null ? null : reduction.by().id());
          },
          "MethodCode",
          promotion ? "Promotion" : "Discount");
    }
  }

  private void taxes(Exported entry, LineRecord line, int sign) throws IOException {
    TaxRecord taxed = entry.tax(line);
    for (int at = 0; at < line.taxes().size(); at++) {
      TaxDetail detail = taxed != null && at < taxed.parts().size() ? taxed.parts().get(at) : null;
      long base = line.taxes().get(at).base();
      long amount = line.taxes().get(at).amount();
      xml.element(
          "Tax",
          () -> {
            xml.text("TaxableAmount", text(entry.money(sign * base)));
            xml.text("Amount", text(entry.money(sign * amount)));
            xml.text("Percent", detail == null ? null : percent(detail.percent()));
            xml.text("TaxGroupID", line.tax());
          },
          "et:code",
          detail == null ? null : detail.code());
    }
  }

  private void origin(LineRecord line) throws IOException {
    if (line.back() != null) {
      xml.element(
          "TransactionLink",
          () -> {
            xml.text("WorkstationID", line.back().till());
            xml.text("SequenceNumber", Long.toString(line.back().number()));
            xml.text("LineItemSequenceNumber", Integer.toString(line.back().line() + 1));
          },
          "ReasonCode",
          "Return",
          "et:epoch",
          line.back().epoch());
    }
  }

  private void collected(Exported entry, CollectedRecord money) throws IOException {
    boolean back = money.amount() < 0;
    xml.element(
        back ? "Return" : "Sale",
        () -> {
          xml.text("ItemID", money.reference());
          xml.text("Description", money.kind());
          xml.text("ExtendedAmount", text(entry.money(Math.abs(money.amount()))));
          xml.text("Quantity", "1", "UnitOfMeasureCode", "EA");
        },
        "ItemType",
        "GiftCard");
  }

  private void tax(Exported entry, TaxRecord tax) throws IOException {
    xml.element(
        "Tax",
        () -> {
          xml.text("TaxableAmount", text(entry.money(tax.net())));
          xml.text("Amount", text(entry.money(tax.tax())));
          xml.text("Percent", percent(tax.percent()));
          xml.text("TaxGroupID", tax.code());
        },
        "et:rates",
        tax.percent(),
        "et:treatment",
        tax.treatment());
  }

  private static String percent(String rate) {
    return rate != null && DECIMAL.matcher(rate).matches() ? rate : null;
  }

  /** The tender whose change is given back: the first cash, else the last. */
  private static TenderRecord changed(SaleDocument sale) {
    return sale.tenders().stream()
        .filter(tender -> tender.kind().equals(TenderRecord.CASH))
        .findFirst()
        .orElse(sale.tenders().isEmpty() ? null : sale.tenders().get(sale.tenders().size() - 1));
  }

  private void tender(Exported entry, TenderRecord tender) throws IOException {
    SaleDocument sale = entry.sale();
    TenderRecord changed = changed(sale);
    boolean back = tender.amount() < 0;
    xml.element(
        "Tender",
        () -> {
          xml.text("Amount", text(entry.money(Math.abs(tender.amount()))));
          if (tender.foreign() != null) {
            BigDecimal foreign =
                BigDecimal.valueOf(tender.foreign().amount(), tender.foreign().decimals()).abs();
            xml.element(
                "ForeignCurrency",
                () -> {
                  xml.text("CurrencyCode", tender.foreign().currency());
                  xml.text("OriginalFaceAmount", text(foreign));
                  xml.text("ExchangeRate", tender.foreign().rate());
                });
          }
          if (sale.change() != 0 && (changed == null || changed == tender)) {
            xml.element("TenderChange", () -> xml.text("Amount", text(entry.money(sale.change()))));
          }
        },
        "TenderType",
        TENDERS.getOrDefault(tender.kind(), "Other"),
        "TypeCode",
        back ? "Refund" : "Sale",
        "et:kind",
        tender.kind(),
        "et:reference",
        tender.reference());
  }

  private void totals(Exported entry) throws IOException {
    SaleDocument sale = entry.sale();
    long net = sale.taxes().stream().mapToLong(TaxRecord::net).sum();
    long tax = sale.taxes().stream().mapToLong(TaxRecord::tax).sum();
    total(entry, "TransactionNetAmount", net);
    total(entry, "TransactionTaxAmount", tax);
    total(entry, "TransactionGrossAmount", sale.total());
    if (sale.rounding() != 0) {
      total(entry, "X:Rounding", sale.rounding());
    }
    long collected =
        sale.collected() == null
            ? 0
            : sale.collected().stream().mapToLong(CollectedRecord::amount).sum();
    total(entry, "TransactionGrandAmount", sale.total() + sale.rounding() + collected);
  }

  private void total(Exported entry, String type, long amount) throws IOException {
    xml.text("Total", text(entry.money(amount)), "TotalType", type);
  }

  private static String text(BigDecimal number) {
    return number.toPlainString();
  }
}
