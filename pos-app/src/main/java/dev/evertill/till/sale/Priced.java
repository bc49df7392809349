package dev.evertill.till.sale;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Shares;
import dev.evertill.till.sale.promotion.Applied;
import dev.evertill.till.sale.tax.TaxSum;
import java.util.List;

/**
 * A basket with what it costs at one moment: every reduction and every tax worked out. Immutable.
 *
 * @param lines one for each line of the basket, in its order
 * @param promotions those that were given, each with what it saved
 * @param taxes the classes; their grosses add up to the total
 * @param total what is due, before rounding to coins
 */
public record Priced(
    Basket basket,
    Terms terms,
    List<PricedLine> lines,
    List<Applied> promotions,
    List<TaxSum> taxes,
    Money total) {
  /** Nothing on the counter. */
  public static final Priced NOTHING =
      new Priced(
          Basket.EMPTY,
          Terms.plain(new Currency("EUR", 2)),
          List.of(),
          List.of(),
          List.of(),
          Money.ZERO);

  public Priced {
    lines = List.copyOf(lines);
    promotions = List.copyOf(promotions);
    taxes = List.copyOf(taxes);
  }

  /** All that promotions and discounts took off what goes out. */
  public Money saved() {
    return lines.stream()
        .filter(line -> !line.line().isBack())
        .map(line -> line.listed().minus(line.amount()))
        .reduce(Money.ZERO, Money::plus);
  }

  /** The codes of the coupons that were redeemed. */
  public List<String> redeemed() {
    return promotions.stream().flatMap(given -> given.coupons().stream()).toList();
  }

  /** What is due in coins when the rest is paid otherwise; below 0 it is given out. */
  public Money cashDue(Money paidOtherwise) {
    return terms.profile().cash().due(total, paidOtherwise);
  }

  /**
   * What goes back when {@code cash}, enough for all of it, is given; for a refund what goes out.
   */
  public Money change(Money cash) {
    return change(cash, Money.ZERO);
  }

  private Money change(Money cash, Money paidOtherwise) {
    return total.isNegative()
        ? cash.minus(cashDue(paidOtherwise))
        : terms.profile().cash().change(cash, total, paidOtherwise);
  }

  /** The total in equal parts for several payers; the parts differ by one minor unit at most. */
  public List<Money> split(int payers) {
    return Shares.equal(total, payers);
  }

  /**
   * Pays with what was handed over. Change is given in cash and for cash only; what is paid in cash
   * is rounded to coins by the country's rule.
   *
   * @param tenders for a refund (a total below 0) what is given to the customer, below 0 each
   */
  public Settlement settle(List<Tender> tenders) {
    if (!basket.isPayable()) {
      return Settlement.refused(Refusal.NOTHING_TO_PAY);
    }
    return total.isNegative() ? refund(tenders) : pay(tenders);
  }

  private Settlement pay(List<Tender> tenders) {
    if (tenders.stream().anyMatch(tender -> tender.amount().isNegative())) {
      return Settlement.refused(Refusal.TENDER_NOT_POSITIVE);
    }
    Money otherwise = sum(tenders, false);
    Money cash = sum(tenders, true);
    if (otherwise.compareTo(total) > 0) {
      return Settlement.refused(Refusal.TENDER_TOO_LARGE);
    }
    Money due = hasCash(tenders) ? cashDue(otherwise) : total.minus(otherwise);
    if (cash.compareTo(due) < 0) {
      return Settlement.refused(Refusal.TENDER_TOO_SMALL);
    }
    return settled(tenders, hasCash(tenders) ? change(cash, otherwise) : Money.ZERO);
  }

  private Settlement refund(List<Tender> tenders) {
    if (tenders.stream().anyMatch(tender -> tender.amount().isPositive())) {
      return Settlement.refused(Refusal.TENDER_NOT_NEGATIVE);
    }
    Money otherwise = sum(tenders, false);
    Money due = hasCash(tenders) ? cashDue(otherwise) : total.minus(otherwise);
    int enough = sum(tenders, true).compareTo(due);
    if (otherwise.compareTo(total) < 0 || enough < 0) {
      return Settlement.refused(Refusal.TENDER_TOO_LARGE);
    }
    return enough > 0 ? Settlement.refused(Refusal.TENDER_TOO_SMALL) : settled(tenders, Money.ZERO);
  }

  private Settlement settled(List<Tender> tenders, Money change) {
    Money paid = sum(tenders, true).plus(sum(tenders, false)).minus(change);
    return Settlement.of(new Sale(this, tenders, paid.minus(total), change));
  }

  private static boolean hasCash(List<Tender> tenders) {
    return tenders.stream().anyMatch(tender -> tender.kind().isCash());
  }

  private static Money sum(List<Tender> tenders, boolean cash) {
    return tenders.stream()
        .filter(tender -> tender.kind().isCash() == cash)
        .map(Tender::amount)
        .reduce(Money.ZERO, Money::plus);
  }
}
