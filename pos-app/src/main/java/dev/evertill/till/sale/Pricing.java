package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.Shares;
import dev.evertill.till.sale.promotion.Applied;
import dev.evertill.till.sale.promotion.Goods;
import dev.evertill.till.sale.promotion.Occasion;
import dev.evertill.till.sale.tax.TaxShare;
import dev.evertill.till.sale.tax.Taxable;
import dev.evertill.till.sale.tax.Taxation;
import dev.evertill.till.sale.tax.Taxed;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works out what a basket costs, in this order: price × quantity (or the label, or the override's
 * price); promotions; discounts of the lines; discounts of the basket, spread over its lines;
 * taxes. Each takes its part of what the one before left, never below zero. Tax is worked out on
 * what is left at last: discounts given at the time of the sale are not in its base (Directive
 * 2006/112/EC article 79 (b)). Confined to one call.
 */
final class Pricing {
  private static final TaxShare NOTHING = new TaxShare(Money.ZERO, List.of(), Money.ZERO);

  private final Basket basket;
  private final Terms terms;
  private final Rounding rounding;
  private final Money[] listed;
  private final Money[] left;
  private final List<List<Reduction>> reductions = new ArrayList<>();

  private Pricing(Basket basket, Terms terms) {
    this.basket = basket;
    this.terms = terms;
    rounding = terms.profile().amounts();
    int count = basket.lines().size();
    listed = new Money[count];
    left = new Money[count];
    for (int i = 0; i < count; i++) {
      Line line = basket.lines().get(i);
      listed[i] = line.isBack() ? Money.ZERO : line.listed(rounding);
      left[i] = listed[i];
      reductions.add(new ArrayList<>());
    }
  }

  static Priced of(Basket basket, Terms terms, LocalDateTime at) {
    Pricing pricing = new Pricing(basket, terms);
    List<Applied> promotions = pricing.promotions(at);
    pricing.lineDiscounts();
    basket.discounts().forEach(pricing::basketDiscount);
    return pricing.taxed(promotions);
  }

  private List<Applied> promotions(LocalDateTime at) {
    List<Goods> goods = new ArrayList<>();
    for (int i = 0; i < listed.length; i++) {
      Line line = basket.lines().get(i);
      if (line.takesPartInPromotions() && listed[i].isPositive()) {
        goods.add(
            new Goods(
                i,
                line.item().sku(),
                line.item().group(),
                line.item().unit() == Unit.KILOGRAM || !line.quantity().isWhole(),
                line.price(),
                line.quantity(),
                listed[i]));
      }
    }
    List<Applied> given = terms.promotions().on(goods, occasion(at), rounding);
    for (Applied promotion : given) {
      for (Applied.Share share : promotion.shares()) {
        reduce(
            share.line(),
            new Reduction(
                Reduction.Source.PROMOTION,
                promotion.id(),
                promotion.name(),
                share.saved(),
                Optional.empty()));
      }
    }
    return given;
  }

  private Occasion occasion(LocalDateTime at) {
    return basket
        .customer()
        .map(buyer -> new Occasion(at, buyer.groups(), buyer.used(), basket.coupons()))
        .orElseGet(() -> new Occasion(at, Set.of(), Map.of(), basket.coupons()));
  }

  private void lineDiscounts() {
    for (int i = 0; i < left.length; i++) {
      Line line = basket.lines().get(i);
      if (line.isReducible()) {
        for (Discount discount : line.discounts()) {
          discount(i, discount, discount.off(left[i], rounding), Reduction.Source.LINE_DISCOUNT);
        }
      }
    }
  }

  /**
   * Spread over the goods it may reduce in proportion to what they still cost, class by class: the
   * odd cent does not depend on the order of scanning, nor do the taxes that follow from it.
   */
  private void basketDiscount(Discount discount) {
    List<Integer> places = reducible();
    if (places.isEmpty()) {
      return;
    }
    List<Money> weights = places.stream().map(place -> left[place]).toList();
    Money off = discount.off(weights.stream().reduce(Money.ZERO, Money::plus), rounding);
    List<Money> shares = Shares.of(off, weights);
    for (int i = 0; i < places.size(); i++) {
      discount(places.get(i), discount, shares.get(i), Reduction.Source.BASKET_DISCOUNT);
    }
  }

  /** The lines that a discount of the basket can reduce; only lines alike stand as scanned. */
  private List<Integer> reducible() {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      if (basket.lines().get(i).isReducible() && left[i].isPositive()) {
        places.add(i);
      }
    }
    places.sort(
        Comparator.comparing((Integer place) -> basket.lines().get(place).item().tax())
            .thenComparing(place -> left[place])
            .thenComparing(place -> basket.lines().get(place).quantity())
            .thenComparing(place -> basket.lines().get(place).item().sku()));
    return places;
  }

  private void discount(int line, Discount discount, Money off, Reduction.Source source) {
    if (off.isPositive()) {
      reduce(
          line,
          new Reduction(source, "", discount.reason(), off, Optional.of(discount.allowedBy())));
    }
  }

  private void reduce(int line, Reduction reduction) {
    left[line] = left[line].minus(reduction.saved());
    reductions.get(line).add(reduction);
  }

  private Priced taxed(List<Applied> promotions) {
    List<Optional<PricedLine>> back = back();
    List<Taxable> taxables = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      Line line = basket.lines().get(i);
      if (!line.voided()) {
        taxables.add(taxable(line, left[i], back.get(i)));
      }
    }
    Taxed taxed = Taxation.of(taxables, terms.profile().tax());
    List<PricedLine> lines = new ArrayList<>();
    Iterator<TaxShare> shares = taxed.lines().iterator();
    for (int i = 0; i < left.length; i++) {
      Line line = basket.lines().get(i);
      TaxShare share = line.voided() ? NOTHING : shares.next();
      PricedLine sold = new PricedLine(line, listed[i], reductions.get(i), left[i], share);
      lines.add(back.get(i).orElse(sold));
    }
    return new Priced(basket, terms, lines, promotions, taxed.sums(), taxed.gross());
  }

  private static Taxable taxable(Line line, Money amount, Optional<PricedLine> back) {
    return back.isEmpty()
        ? Taxable.of(line.item().tax(), line.quantity(), amount)
        : new Taxable(
            line.item().tax(),
            line.quantity().negate(),
            back.get().amount(),
            Optional.of(back.get().taxes()));
  }

  /** What goods that come back bring, at the places of their lines. */
  private List<Optional<PricedLine>> back() {
    Map<SoldLine.Origin, Quantity> before = new HashMap<>();
    List<Optional<PricedLine>> back = new ArrayList<>();
    for (Line line : basket.lines()) {
      if (line.back().isEmpty() || line.voided()) {
        back.add(Optional.empty());
        continue;
      }
      SoldLine sold = line.back().get();
      Quantity earlier = before.getOrDefault(sold.origin(), Quantity.ZERO);
      back.add(Optional.of(sold.back(line, earlier)));
      before.put(sold.origin(), earlier.plus(line.quantity()));
    }
    return back;
  }
}
