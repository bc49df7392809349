package dev.evertill.till.record;

import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.OverrideRecord;
import dev.evertill.sync.protocol.document.PromotionRecord;
import dev.evertill.sync.protocol.document.ReductionRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxDetail;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.shift.Payment;
import dev.evertill.till.shift.Reduction;
import dev.evertill.till.shift.SaleFacts;
import dev.evertill.till.shift.TaxTurnover;
import dev.evertill.till.shift.TenderType;
import dev.evertill.till.shift.Total;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the document of a sale is to the figures of its shift. Goods outside the scope of tax (a
 * voucher sold, a deposit) are money collected and no turnover; goods at a price below zero count
 * as brought back, and as sold when they are taken out again. Confined to one call.
 */
final class SaleFigures {
  private final SaleDocument sale;
  private final List<TaxTurnover> classes = new ArrayList<>();
  private final SortedMap<String, Total> groups = new TreeMap<>();
  private final SortedMap<String, Total> collected = new TreeMap<>();
  private final SortedMap<Reduction, Total> reductions = new TreeMap<>();
  private final Set<String> offTheBasket = new HashSet<>();
  private Total sold = Total.NONE;
  private Total returned = Total.NONE;
  private Total voided = Total.NONE;
  private Total overrides = Total.NONE;

  private SaleFigures(SaleDocument sale) {
    this.sale = sale;
  }

  /**
   * @throws IllegalArgumentException the document does not add up; it says where
   */
  static SaleFacts of(SaleDocument sale) {
    SaleFigures figures = new SaleFigures(sale);
    sale.taxes().forEach(figures::add);
    sale.lines().forEach(figures::add);
    if (sale.promotions() != null) {
      sale.promotions().forEach(figures::add);
    }
    return new SaleFacts(
        figures.classes,
        figures.groups,
        figures.payments(),
        figures.collected,
        Money.of(sale.rounding()),
        figures.sold,
        figures.returned,
        figures.voided,
        figures.reductions,
        figures.overrides);
  }

  private static boolean isOutside(TaxRecord tax) {
    return tax.treatment().equals(TaxClass.Treatment.OUTSIDE.text());
  }

  private void add(TaxRecord tax) {
    if (isOutside(tax)) {
      collected.merge(tax.name(), Total.one(Money.of(tax.gross())), Total::plus);
      return;
    }
    List<TaxTurnover.Part> parts = new ArrayList<>();
    for (TaxDetail part : tax.parts()) {
      parts.add(
          TaxTurnover.Part.of(
              part.code(),
              part.percent() == null ? Percent.ZERO : Percent.parse(part.percent()),
              Money.of(part.base()),
              Money.of(part.amount())));
    }
    classes.add(new TaxTurnover(tax.code(), parts, Money.of(tax.net()), Money.of(tax.gross())));
  }

  private void add(LineRecord line) {
    if (line.voided()) {
      voided = voided.plus(Total.one(stood(line)));
      return;
    }
    Money gross = Money.of(line.gross());
    if (line.taxRow() < 0 || line.taxRow() >= sale.taxes().size()) {
      throw new IllegalArgumentException(
          line.sku() + " names tax class " + line.taxRow() + " of " + sale.taxes().size());
    }
    if (!isOutside(sale.taxes().get(line.taxRow()))) {
      groups.merge(line.group(), Total.one(gross), Total::plus);
      if (gross.isNegative() || (gross.isZero() && line.back() != null)) {
        returned = returned.plus(Total.one(gross.negate()));
      } else {
        sold = sold.plus(Total.one(gross));
      }
    }
    if (line.override() != null) {
      overrides = overrides.plus(Total.one(Money.of(line.listed()).minus(usual(line))));
    }
    if (line.reductions() != null) {
      line.reductions().forEach(reduction -> add(reduction, line.back() != null));
    }
  }

  /** What the line came to before it was voided, without what was taken off. */
  private static Money stood(LineRecord line) {
    OverrideRecord typed = line.override();
    return typed == null ? usual(line) : times(line, typed.price(), typed.places());
  }

  /** What the line would have cost by its label or the price list, had no price been typed. */
  private static Money usual(LineRecord line) {
    return line.label() == null ? times(line, line.price(), line.places()) : Money.of(line.label());
  }

  private static Money times(LineRecord line, long price, Integer places) {
    return new UnitPrice(price, places == null ? 0 : places)
        .times(Quantity.parse(line.quantity()), Rounding.HALF_UP);
  }

  /**
   * What lies on many lines counts once: a promotion as often as it was given, a discount of the
   * basket once a sale. What is taken back with its goods lessens the amount and no count.
   */
  private void add(ReductionRecord written, boolean back) {
    Reduction.Kind kind = TaxDocuments.named(Reduction.Kind.class, written.source());
    Reduction reduction = new Reduction(kind, written.name());
    if (back) {
      add(reduction, 0, written.saved());
    } else if (kind == Reduction.Kind.LINE_DISCOUNT) {
      add(reduction, 1, written.saved());
    } else if (kind == Reduction.Kind.BASKET_DISCOUNT) {
      add(reduction, offTheBasket.add(written.name()) ? 1 : 0, written.saved());
    }
  }

  private void add(Reduction reduction, long times, long saved) {
    reductions.merge(reduction, new Total(times, Money.of(saved)), Total::plus);
  }

  private void add(PromotionRecord promotion) {
    add(
        new Reduction(Reduction.Kind.PROMOTION, promotion.name()),
        promotion.times(),
        promotion.saved());
  }

  /** Change goes back from the shop's cash; where only foreign cash was given it is paid out. */
  private List<Payment> payments() {
    List<Payment> payments = new ArrayList<>();
    TenderType ourCash = TenderType.cash(sale.currency());
    Money change = Money.of(sale.change());
    for (TenderRecord tender : sale.tenders()) {
      Money amount = Money.of(tender.amount());
      if (tender.foreign() != null) {
        payments.add(
            new Payment(
                TenderType.cash(tender.foreign().currency()),
                Money.of(tender.foreign().amount()),
                Money.ZERO,
                amount));
      } else if (tender.kind().equals(Tender.Kind.CASH.text())) {
        payments.add(Payment.of(ourCash, amount, change));
        change = Money.ZERO;
      } else {
        TenderType.Kind kind = TaxDocuments.named(TenderType.Kind.class, tender.kind());
        payments.add(Payment.of(new TenderType(kind, sale.currency()), amount, Money.ZERO));
      }
    }
    if (!change.isZero()) {
      payments.add(Payment.of(ourCash, Money.ZERO, change));
    }
    return payments;
  }
}
