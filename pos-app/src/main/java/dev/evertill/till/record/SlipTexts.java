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
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What papers share: their words, their head, their columns. Immutable. */
final class SlipTexts {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** The columns of the narrowest paper; what fits it fits every other. */
  private static final int NARROWEST = 32;

  private static final int[] LEAST_WIDTHS = {8, 7, 8};

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
  record TaxRow(String label, long net, long tax, long gross) {
    List<String> amounts(Currency currency) {
      return LongStream.of(net, tax, gross)
          .mapToObj(minor -> currency.text(Money.of(minor)))
          .toList();
    }
  }

  /**
   * The columns are as wide as their widest amount, so that no two ever touch. A label that has no
   * room beside them stands above them; amounts that have no room beside each other stand one below
   * the other.
   */
  void taxes(Receipt.Builder paper, Currency currency, List<TaxRow> taxes) {
    List<String> heads = List.of(text("net"), text("tax"), text("gross"));
    int[] widths = LEAST_WIDTHS.clone();
    widen(widths, heads);
    taxes.forEach(tax -> widen(widths, tax.amounts(currency)));
    int room = NARROWEST - IntStream.of(widths).sum();
    if (room < 0) {
      taxes.forEach(tax -> listed(paper, tax.label(), heads, tax.amounts(currency)));
      return;
    }
    row(paper, room, text("taxHead"), heads, widths);
    taxes.forEach(tax -> row(paper, room, tax.label(), tax.amounts(currency), widths));
  }

  private static void widen(int[] widths, List<String> texts) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], 1 + texts.get(i).length());
    }
  }

  private static void row(
      Receipt.Builder paper, int room, String label, List<String> amounts, int[] widths) {
    boolean above = label.length() > room;
    if (above) {
      paper.text(label);
    }
    paper.columns(
        Cell.left(above ? "" : label, 0),
        Cell.right(amounts.get(0), widths[0]),
        Cell.right(amounts.get(1), widths[1]),
        Cell.right(amounts.get(2), widths[2]));
  }

  private static void listed(
      Receipt.Builder paper, String label, List<String> heads, List<String> amounts) {
    paper.text(label);
    for (int i = 0; i < heads.size(); i++) {
      both(paper, "  " + heads.get(i), amounts.get(i));
    }
  }

  /** A tax class as the table calls it: its code with its rates, if it has any. */
  static String label(String code, String percent) {
    return percent.isEmpty() ? code : code + " " + percent + "%";
  }
}
