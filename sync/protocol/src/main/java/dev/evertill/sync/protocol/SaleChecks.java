package dev.evertill.sync.protocol;

import static dev.evertill.sync.protocol.Checks.MOST_MONEY;
import static dev.evertill.sync.protocol.Checks.MOST_PLACES;
import static dev.evertill.sync.protocol.Checks.decimal;
import static dev.evertill.sync.protocol.Checks.money;
import static dev.evertill.sync.protocol.Checks.within;

import dev.evertill.sync.protocol.document.CollectedRecord;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import java.util.List;

/** Whether the fields of a sale are in their ranges. Functions only. */
final class SaleChecks {
  private SaleChecks() {}

  static void check(SaleDocument sale) throws MalformedException {
    if (!sale.format().equals(SaleDocument.FORMAT)) {
      throw new MalformedException(0, "format", sale.format(), "allowed is " + SaleDocument.FORMAT);
    }
    within(0, "number", sale.number(), 1, Long.MAX_VALUE);
    within(0, "decimals", sale.decimals(), 0, 4);
    money("total", sale.total());
    money("rounding", sale.rounding());
    money("change", sale.change());
    for (int i = 0; i < sale.lines().size(); i++) {
      line("lines[" + i + "].", sale.lines().get(i));
    }
    for (int i = 0; i < sale.taxes().size(); i++) {
      TaxRecord tax = sale.taxes().get(i);
      money("taxes[" + i + "].net", tax.net());
      money("taxes[" + i + "].tax", tax.tax());
      money("taxes[" + i + "].gross", tax.gross());
    }
    for (int i = 0; i < sale.tenders().size(); i++) {
      TenderRecord tender = sale.tenders().get(i);
      money("tenders[" + i + "].amount", tender.amount());
      if (tender.foreign() != null) {
        String foreign = "tenders[" + i + "].foreign.";
        within(0, foreign + "decimals", tender.foreign().decimals(), 0, 4);
        money(foreign + "amount", tender.foreign().amount());
      }
    }
    List<CollectedRecord> collected = sale.collected() == null ? List.of() : sale.collected();
    for (int i = 0; i < collected.size(); i++) {
      money("collected[" + i + "].amount", collected.get(i).amount());
    }
  }

  private static void line(String place, LineRecord line) throws MalformedException {
    decimal(place + "quantity", line.quantity());
    price(place, line.price(), line.places());
    if (line.override() != null) {
      price(place + "override.", line.override().price(), line.override().places());
    }
    if (line.label() != null) {
      money(place + "label", line.label());
    }
    money(place + "listed", line.listed());
    money(place + "amount", line.amount());
    money(place + "net", line.net());
    money(place + "gross", line.gross());
    for (int i = 0; i < line.taxes().size(); i++) {
      money(place + "taxes[" + i + "].amount", line.taxes().get(i).amount());
    }
    if (line.reductions() != null) {
      for (int i = 0; i < line.reductions().size(); i++) {
        money(place + "reductions[" + i + "].saved", line.reductions().get(i).saved());
      }
    }
  }

  /** In 10 to the power of −places minor units. */
  private static void price(String place, long price, Integer places) throws MalformedException {
    long most = MOST_MONEY;
    if (places != null) {
      within(0, place + "places", places, 0, MOST_PLACES);
      for (int i = 0; i < places; i++) {
        most *= 10;
      }
    }
    within(0, place + "price", price, -most, most);
  }
}
