package dev.evertill.sync.server.export;

import dev.evertill.sync.protocol.document.CollectedRecord;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.ReductionRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/**
 * Sales as a table, RFC 4180 in UTF-8: a row for each line of goods, each tender, the change, the
 * rounding and what was collected; at the end one for each row of missing numbers. Money is a
 * decimal number in the sale's currency. Confined to one thread.
 *
 * <p>A text that begins with = + - @ or a control character gets a ' before it, so that no
 * spreadsheet takes it for a formula; numbers do not.
 */
final class SalesCsv implements SalesFile {
  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  /** In the order they stand in; in the file in lower case. */
  private enum Column {
    PART,
    STORE,
    TILL,
    EPOCH,
    NUMBER,
    KIND,
    ID,
    BUSINESS_DAY,
    AT,
    SHIFT,
    CASHIER,
    CASHIER_NAME,
    CUSTOMER,
    CURRENCY,
    ROW,
    LINE,
    SKU,
    CODE,
    NAME,
    GROUP,
    QUANTITY,
    UNIT,
    PRICE,
    LISTED,
    SAVED,
    AMOUNT,
    TAX_CLASS,
    TAX_PERCENT,
    NET,
    TAX,
    GROSS,
    VOIDED,
    REDUCTIONS,
    PRICE_REASON,
    BACK_TILL,
    BACK_EPOCH,
    BACK_NUMBER,
    BACK_LINE,
    BATCH,
    SERIAL,
    EXPIRY,
    REFERENCE,
    QUESTION
  }

  private final Writer writer;

  SalesCsv(OutputStream out) throws IOException {
    writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    print(column -> column.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void write(Exported entry) throws IOException {
    SaleDocument sale = entry.sale();
    if (sale == null) {
      write(row(entry, "unreadable"));
      return;
    }
    for (int line = 0; line < sale.lines().size(); line++) {
      write(goods(entry, line));
    }
    for (TenderRecord tender : sale.tenders()) {
      write(money(entry, "tender", tender.kind(), tender.amount(), tender.reference()));
    }
    if (sale.change() != 0) {
      write(money(entry, "change", TenderRecord.CASH, -sale.change(), null));
    }
    if (sale.rounding() != 0) {
      write(money(entry, "rounding", "", sale.rounding(), null));
    }
    if (sale.collected() != null) {
      for (CollectedRecord collected : sale.collected()) {
        write(
            money(entry, "collected", collected.kind(), collected.amount(), collected.reference()));
      }
    }
  }

  @Override
  public void missing(MissingEntries missing) throws IOException {
    Map<Column, String> row = new EnumMap<>(Column.class);
    row.put(Column.PART, MissingEntries.PART);
    row.put(Column.TILL, text(missing.till()));
    row.put(Column.EPOCH, text(missing.epoch()));
    row.put(Column.NUMBER, Long.toString(missing.first()));
    row.put(Column.ROW, MissingEntries.PART);
    row.put(Column.QUESTION, missing.text());
    write(row);
  }

  @Override
  public void end() throws IOException {
    writer.flush();
  }

  private void write(Map<Column, String> row) throws IOException {
    print(column -> row.getOrDefault(column, ""));
  }

  private void print(Function<Column, String> values) throws IOException {
    writer.write(FORMAT.format(Stream.of(Column.values()).map(values).toArray()));
    writer.write(FORMAT.getRecordSeparator());
  }

  private static Map<Column, String> row(Exported entry, String kindOfRow) {
    Map<Column, String> row = new EnumMap<>(Column.class);
    row.put(Column.PART, entry.part().word());
    row.put(Column.TILL, text(entry.till()));
    row.put(Column.EPOCH, text(entry.epoch()));
    row.put(Column.NUMBER, Long.toString(entry.number()));
    row.put(Column.BUSINESS_DAY, entry.day());
    row.put(Column.ROW, kindOfRow);
    row.put(Column.QUESTION, text(entry.question()));
    if (entry.entry() != null) {
      row.put(Column.KIND, text(entry.entry().header().kind()));
      row.put(Column.ID, text(entry.entry().header().id()));
    }
    SaleDocument sale = entry.sale();
    if (sale != null) {
      row.put(Column.STORE, text(sale.store()));
      row.put(Column.AT, text(sale.at()));
      row.put(Column.SHIFT, text(sale.shift()));
      row.put(Column.CASHIER, text(sale.cashier().id()));
      row.put(Column.CASHIER_NAME, text(sale.cashier().name()));
      row.put(Column.CUSTOMER, text(sale.customer()));
      row.put(Column.CURRENCY, text(sale.currency()));
    }
    return row;
  }

  private static Map<Column, String> money(
      Exported entry, String kindOfRow, String name, long amount, String reference) {
    Map<Column, String> row = row(entry, kindOfRow);
    row.put(Column.NAME, text(name));
    row.put(Column.AMOUNT, entry.money(amount).toPlainString());
    row.put(Column.REFERENCE, text(reference));
    return row;
  }

  private static Map<Column, String> goods(Exported entry, int at) {
    LineRecord line = entry.sale().lines().get(at);
    Map<Column, String> row = row(entry, "goods");
    row.put(Column.LINE, Integer.toString(at + 1));
    row.put(Column.SKU, text(line.sku()));
    row.put(Column.CODE, text(line.code()));
    row.put(Column.NAME, text(line.name()));
    row.put(Column.GROUP, text(line.group()));
    row.put(Column.QUANTITY, line.quantity());
    row.put(Column.UNIT, text(line.unit()));
    row.put(Column.PRICE, entry.price(line.price(), line.places()).toPlainString());
    row.put(Column.LISTED, entry.money(line.listed()).toPlainString());
    row.put(Column.SAVED, entry.money(line.listed() - line.amount()).toPlainString());
    row.put(Column.AMOUNT, entry.money(line.amount()).toPlainString());
    row.put(Column.NET, entry.money(line.net()).toPlainString());
    row.put(Column.TAX, entry.money(line.gross() - line.net()).toPlainString());
    row.put(Column.GROSS, entry.money(line.gross()).toPlainString());
    row.put(Column.VOIDED, line.voided() ? "yes" : "no");
    TaxRecord tax = entry.tax(line);
    row.put(Column.TAX_CLASS, text(line.tax()));
    row.put(Column.TAX_PERCENT, tax == null ? "" : text(tax.percent()));
    besides(row, line);
    return row;
  }

  /** What few lines have. */
  private static void besides(Map<Column, String> row, LineRecord line) {
    if (line.reductions() != null) {
      row.put(
          Column.REDUCTIONS,
          text(
              line.reductions().stream()
                  .map(ReductionRecord::name)
                  .collect(Collectors.joining(", "))));
    }
    if (line.override() != null) {
      row.put(Column.PRICE_REASON, text(line.override().reason()));
    }
    if (line.back() != null) {
      row.put(Column.BACK_TILL, text(line.back().till()));
      row.put(Column.BACK_EPOCH, text(line.back().epoch()));
      row.put(Column.BACK_NUMBER, Long.toString(line.back().number()));
      row.put(Column.BACK_LINE, Integer.toString(line.back().line() + 1));
    }
    if (line.lot() != null) {
      row.put(Column.BATCH, text(line.lot().batch()));
      row.put(Column.SERIAL, text(line.lot().serial()));
      row.put(Column.EXPIRY, text(line.lot().expiry()));
    }
  }

  private static String text(String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    char first = value.charAt(0);
    boolean formula = "=+-@".indexOf(first) >= 0 || Character.isISOControl(first);
    return formula ? "'" + value : value;
  }
}
