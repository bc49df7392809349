package dev.evertill.till.record;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.sync.protocol.KindCount;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.SumRecord;
import dev.evertill.sync.protocol.TaxSum;
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
  private static final int AMOUNT = 10;
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
    total(paper, "total", currency, sale.total());
    for (TenderRecord tender : sale.tenders()) {
      amount(paper, text(tender.kind()), currency, tender.amount());
    }
    amount(paper, text("change"), currency, sale.change());
    paper.rule();
    taxHead(paper);
    for (TaxRecord tax : sale.taxes()) {
      tax(paper, tax.code(), tax.percent(), tax.net(), tax.tax(), tax.gross(), currency);
    }
    paper.rule();
    paper.text(text("receipt", place.paper()));
    paper.text(text("servedBy", at(sale.at()), sale.till(), sale.cashier().name()));
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
      paper.columns(Cell.left(line.name(), 0), Cell.right(amount, AMOUNT + 2));
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
    paper.columns(Cell.left(each, 0), Cell.right(amount, AMOUNT + 2));
  }

  private void total(Receipt.Builder paper, String key, Currency currency, long minor) {
    paper.columns(
        new Cell(text(key, currency.code()), 0, Align.LEFT, Style.BOLD),
        new Cell(currency.text(Money.of(minor)), AMOUNT + 2, Align.RIGHT, Style.BOLD));
  }

  private static void amount(Receipt.Builder paper, String label, Currency currency, long minor) {
    both(paper, label, currency.text(Money.of(minor)));
  }

  private static void both(Receipt.Builder paper, String label, String value) {
    paper.columns(Cell.left(label, 0), Cell.right(value, value.length() + 1));
  }

  private void taxHead(Receipt.Builder paper) {
    paper.columns(
        Cell.left(text("taxHead"), 0),
        Cell.right(text("net"), NARROW),
        Cell.right(text("tax"), NARROW - 1),
        Cell.right(text("gross"), NARROW));
  }

  private static void tax(
      Receipt.Builder paper,
      String code,
      String percent,
      long net,
      long tax,
      long gross,
      Currency currency) {
    paper.columns(
        Cell.left(code + " " + percent + "%", 0),
        Cell.right(currency.text(Money.of(net)), NARROW),
        Cell.right(currency.text(Money.of(tax)), NARROW - 1),
        Cell.right(currency.text(Money.of(gross)), NARROW));
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
    total(paper, "turnover", currency, day.totals().turnover());
    for (SumRecord tender : day.totals().tenders()) {
      amount(paper, text("tender." + tender.kind()), currency, tender.amount());
    }
    paper.rule();
    taxHead(paper);
    for (TaxSum tax : day.totals().taxes()) {
      tax(paper, tax.code(), tax.percent(), tax.net(), tax.tax(), tax.gross(), currency);
    }
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
    paper.text(text("receipt", place.paper()));
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
