package dev.evertill.till.record;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.sync.protocol.document.ShopRecord;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import java.text.MessageFormat;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What papers share: their words, their head, their columns. Immutable. */
final class SlipTexts {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private static final int NARROW = 9;

  private final ResourceBundle texts;

  SlipTexts(Locale locale) {
    texts = ResourceBundle.getBundle("dev.evertill.till.record.slip", locale);
  }

  String text(String key, Object... words) {
    Object[] plain = new Object[words.length];
    for (int i = 0; i < words.length; i++) {
      plain[i] = words[i].toString();
    }
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }

  /** The local time of a moment with its offset. */
  static String at(String iso) {
    return AT.format(OffsetDateTime.parse(iso));
  }

  void head(Receipt.Builder paper, ShopRecord shop) {
    paper.text(shop.name(), Style.BOLD, Align.CENTRE);
    String taxId = shop.taxId().isEmpty() ? "" : text("taxId", shop.taxId());
    for (String line : List.of(shop.address(), taxId)) {
      if (!line.isEmpty()) {
        paper.text(line, Style.PLAIN, Align.CENTRE);
      }
    }
    paper.rule();
  }

  static void both(Receipt.Builder paper, String label, String value) {
    paper.columns(Cell.left(label, 0), Cell.right(value, value.length() + 1));
  }

  static void total(Receipt.Builder paper, String label, String amount) {
    paper.columns(
        new Cell(label, 0, Align.LEFT, Style.BOLD),
        new Cell(amount, amount.length() + 1, Align.RIGHT, Style.BOLD));
  }

  /** A row of the tax table: what it is called, and its amounts in minor units. */
  record TaxRow(String label, long net, long tax, long gross) {}

  /** The columns are as wide as their widest amount, so that no two ever touch. */
  void taxes(Receipt.Builder paper, Currency currency, List<TaxRow> taxes) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(text("taxHead"), text("net"), text("tax"), text("gross")));
    for (TaxRow tax : taxes) {
      rows.add(
          List.of(
              tax.label(),
              currency.text(Money.of(tax.net())),
              currency.text(Money.of(tax.tax())),
              currency.text(Money.of(tax.gross()))));
    }
    int[] widths = {0, NARROW, NARROW - 1, NARROW};
    for (List<String> row : rows) {
      for (int i = 1; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length() + 1);
      }
    }
    for (List<String> row : rows) {
      paper.columns(
          Cell.left(row.get(0), 0),
          Cell.right(row.get(1), widths[1]),
          Cell.right(row.get(2), widths[2]),
          Cell.right(row.get(3), widths[3]));
    }
  }

  /** A tax class as the table calls it: its code with its rates, or with its name. */
  static String label(String code, String percent, String name) {
    return percent.isEmpty() ? code + " " + name : code + " " + percent + "%";
  }
}
