package dev.evertill.till.record;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.sync.protocol.KindCount;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.SumRecord;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.DayClosed;
import dev.evertill.till.sale.Unit;
import java.text.MessageFormat;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Papers from documents: what is printed is read from the recorded bytes, the first time and every
 * time. Immutable.
 */
public final class Slips {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** After an amount stand a space and the letter of its tax class. */
  private static final int LETTER = 2;

  private static final int NARROW = 9;

  private final ResourceBundle texts;

  public Slips(Locale locale) {
    texts = ResourceBundle.getBundle("dev.evertill.till.record.slip", locale);
  }

  /** The paper of a kind for an entry; from the first copy on it is marked as one. */
  public Receipt of(SlipKind kind, int copy, EntryNumber place, byte[] document, Shop shop)
      throws MalformedException {
    Receipt paper =
        kind == SlipKind.RECEIPT
            ? receipt(Documents.readSale(document), place, shop)
            : dayReport(Documents.readDayClosed(document), place, shop);
    return copy == 0 ? paper : paper.asCopy(text("copy"));
  }

  private Receipt receipt(SaleDocument sale, EntryNumber place, Shop shop) {
    Currency currency = new Currency(sale.currency(), sale.decimals());
    Receipt.Builder paper = Receipt.builder();
    head(paper, shop);
    for (LineRecord line : sale.lines()) {
      if (!line.voided()) {
        line(paper, line, currency);
      }
    }
    paper.rule();
    String below = " ".repeat(LETTER);
    total(paper, "total", currency, sale.total(), below);
    for (TenderRecord tender : sale.tenders()) {
      both(paper, text(tender.kind()), currency.text(Money.of(tender.amount())) + below);
    }
    both(paper, text("change"), currency.text(Money.of(sale.change())) + below);
    paper.rule();
    taxes(paper, currency, sale.taxes());
    paper.rule();
    paper.text(text("receipt", place.paper()));
    both(paper, at(sale.at()), text("atTill", sale.till()));
    paper.text(text("servedBy", sale.cashier().name()));
    if (!shop.footer().isEmpty()) {
      paper.feed(1);
      paper.text(shop.footer(), Style.PLAIN, Align.CENTRE);
    }
    return paper.feed(3).cut().build();
  }

  private void head(Receipt.Builder paper, Shop shop) {
    paper.text(shop.name(), Style.BOLD, Align.CENTRE);
    for (String line : List.of(shop.address(), taxId(shop))) {
      if (!line.isEmpty()) {
        paper.text(line, Style.PLAIN, Align.CENTRE);
      }
    }
    paper.rule();
  }

  private String taxId(Shop shop) {
    return shop.taxId().isEmpty() ? "" : text("taxId", shop.taxId());
  }

  private void line(Receipt.Builder paper, LineRecord line, Currency currency) {
    String amount = currency.text(Money.of(line.amount())) + " " + line.tax();
    if (line.quantity().equals("1") && line.unit().equals(Unit.PIECE.text())) {
      both(paper, line.name(), amount);
      return;
    }
    paper.text(line.name());
    String each =
        "  "
            + line.quantity()
            + " "
            + text("unit." + line.unit())
            + " "
            + currency.text(Money.of(line.price()));
    both(paper, each, amount);
  }

  private void total(
      Receipt.Builder paper, String key, Currency currency, long minor, String behind) {
    String amount = currency.text(Money.of(minor)) + behind;
    paper.columns(
        new Cell(text(key, currency.code()), 0, Align.LEFT, Style.BOLD),
        new Cell(amount, amount.length() + 1, Align.RIGHT, Style.BOLD));
  }

  private static void amount(Receipt.Builder paper, String label, Currency currency, long minor) {
    both(paper, label, currency.text(Money.of(minor)));
  }

  private static void both(Receipt.Builder paper, String label, String value) {
    paper.columns(Cell.left(label, 0), Cell.right(value, value.length() + 1));
  }

  /** The columns are as wide as their widest amount, so that no two ever touch. */
  private void taxes(Receipt.Builder paper, Currency currency, List<TaxRecord> taxes) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(text("taxHead"), text("net"), text("tax"), text("gross")));
    for (TaxRecord tax : taxes) {
      rows.add(
          List.of(
              tax.code() + " " + tax.percent() + "%",
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

  private Receipt dayReport(DayClosed day, EntryNumber place, Shop shop) {
    Currency currency = new Currency(day.currency(), day.decimals());
    Receipt.Builder paper = Receipt.builder();
    head(paper, shop);
    paper.text(text("day", day.z()), Style.BIG, Align.CENTRE);
    both(paper, text("businessDay"), day.businessDay());
    both(paper, text("closedAt"), at(day.at()));
    both(paper, text("till"), day.till());
    both(paper, text("cashier"), day.cashier().name());
    paper.rule();
    total(paper, "turnover", currency, day.totals().turnover(), "");
    for (SumRecord tender : day.totals().tenders()) {
      amount(paper, text("tender." + tender.kind()), currency, tender.amount());
    }
    paper.rule();
    taxes(
        paper,
        currency,
        day.totals().taxes().stream()
            .map(
                tax ->
                    new TaxRecord(tax.code(), "", tax.percent(), tax.net(), tax.tax(), tax.gross()))
            .toList());
    paper.rule();
    amount(paper, text("expected"), currency, day.expectedCash());
    amount(paper, text("counted"), currency, day.countedCash());
    amount(paper, text("difference"), currency, day.countedCash() - day.expectedCash());
    paper.rule();
    paper.text(text("entries"));
    for (KindCount kind : day.totals().kinds()) {
      both(paper, "  " + text("entry." + kind.kind()), Long.toString(kind.count()));
    }
    for (Segment segment : day.segments()) {
      both(
          paper,
          text("journal", segment.epoch().substring(0, 4).toUpperCase(Locale.ROOT)),
          text("upTo", segment.first(), segment.last()));
      paper.text(segment.hash());
    }
    paper.rule();
    paper.text(text("report", place.paper()));
    return paper.feed(3).cut().build();
  }

  private static String at(String iso) {
    return AT.format(OffsetDateTime.parse(iso));
  }

  private String text(String key, Object... words) {
    Object[] plain = new Object[words.length];
    for (int i = 0; i < words.length; i++) {
      plain[i] = words[i].toString();
    }
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }
}
