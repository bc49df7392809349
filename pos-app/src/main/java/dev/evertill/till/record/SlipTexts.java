package dev.evertill.till.record;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.sync.protocol.document.ShopRecord;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.UnitPrice;
import java.text.MessageFormat;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What papers share: their words, their head, their columns. Immutable. */
final class SlipTexts {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** The columns of the narrowest paper; what fits it fits every other. */
  private static final int NARROWEST = 32;

  private final ResourceBundle texts;

  SlipTexts(Locale locale) {
    // Never in the language of the machine: that of the shop, or the one without a name.
    texts =
        ResourceBundle.getBundle(
            "dev.evertill.till.record.slip",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String text(String key, Object... words) {
    Object[] plain = new Object[words.length];
    for (int i = 0; i < words.length; i++) {
      plain[i] = words[i].toString();
    }
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }

  /** With the decimal sign of the language; nothing groups thousands. */
  String amount(Currency currency, long minor) {
    return number(currency.text(Money.of(minor)));
  }

  String price(Currency currency, UnitPrice price) {
    return number(currency.text(price));
  }

  /** A number as documents have it, with a point. */
  String number(String written) {
    return written.replace(".", texts.getString("decimal"));
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

  /**
   * A table whose columns are as wide as their widest amount; amounts that have no room beside each
   * other on the narrowest paper stand one below the other.
   */
  void taxes(Receipt.Builder paper, Currency currency, List<TaxRow> taxes) {
    List<String> heads = List.of(text("taxHead"), text("net"), text("tax"), text("gross"));
    List<List<String>> rows = new ArrayList<>();
    for (TaxRow tax : taxes) {
      rows.add(
          List.of(
              tax.label(),
              amount(currency, tax.net()),
              amount(currency, tax.tax()),
              amount(currency, tax.gross())));
    }
    int amounts =
        IntStream.range(1, heads.size()).map(column -> 1 + widest(heads, rows, column)).sum();
    if (amounts <= NARROWEST) {
      paper.taxTable(heads, rows);
    } else {
      rows.forEach(row -> listed(paper, heads, row));
    }
  }

  private static int widest(List<String> heads, List<List<String>> rows, int column) {
    return Stream.concat(Stream.of(heads), rows.stream())
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }

  private static void listed(Receipt.Builder paper, List<String> heads, List<String> row) {
    paper.text(row.get(0));
    for (int i = 1; i < row.size(); i++) {
      both(paper, "  " + heads.get(i), row.get(i));
    }
  }

  /** What a till scans when goods come back: the receipt they are on. */
  static void code(Receipt.Builder paper, EntryNumber place) {
    paper.qr(place.paper());
  }

  /** A tax class as the table calls it: its code with its rates, if it has any. */
  String label(String code, String percent) {
    return percent.isEmpty() ? code : code + " " + number(percent) + "%";
  }
}
