package dev.evertill.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.country.CashRounding;
import dev.evertill.till.sale.promotion.Applied;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.tax.TaxAmount;
import dev.evertill.till.sale.tax.TaxShare;
import dev.evertill.till.sale.tax.TaxSum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every basket: more than 100,000 of them, in shops of all countries. */
class AnyBasketTest {
  @Test
  void thePartsOfABasketAreTheWhole() {
    Seeds.each(
        40_000,
        chance -> {
          RandomGoods shop = new RandomGoods(chance);
          Basket basket = chance.nextInt(4) == 0 ? shop.exchange() : shop.basket();
          Priced priced = shop.priced(basket);

          check(priced.basket().equals(basket) && priced.terms().equals(shop.terms()), "origin");
          check(priced.lines().size() == basket.lines().size(), "one for each line");
          Money total = Money.ZERO;
          for (int i = 0; i < basket.lines().size(); i++) {
            PricedLine line = priced.lines().get(i);
            check(line.line().equals(basket.lines().get(i)), "in their order");
            addsUp(line);
            isReducedAsItMay(line);
            total = total.plus(line.taxes().gross());
          }
          assertThat(priced.total()).isEqualTo(total);
          taxesAddUp(priced);
          savingsAddUp(priced);
        });
  }

  /** A check that makes no objects: it is asked a million times. */
  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  private static void addsUp(PricedLine line) {
    Money left = line.listed();
    int source = 0;
    for (Reduction reduction : line.reductions()) {
      left = left.minus(reduction.saved());
      check(reduction.source().ordinal() >= source, "promotions, then line, then basket");
      source = reduction.source().ordinal();
      check(!reduction.saved().isZero(), "no reduction of nothing");
    }
    assertThat(left).isEqualTo(line.amount());
    TaxShare share = line.taxes();
    Money gross = share.net();
    Money raised = share.net();
    for (TaxAmount tax : share.taxes()) {
      check(tax.base().equals(tax.tax().onRaisedBase() ? raised : share.net()), "base on paper");
      raised = tax.tax().raisesBase() ? raised.plus(tax.amount()) : raised;
      gross = gross.plus(tax.amount());
    }
    assertThat(gross).isEqualTo(share.gross());
    if (line.line().voided()) {
      check(line.amount().isZero() && share.gross().isZero(), "a voided line costs nothing");
      check(line.listed().isZero() && share.taxes().isEmpty(), "and has no tax");
    }
  }

  private static void isReducedAsItMay(PricedLine line) {
    if (line.line().isBack()) {
      return;
    }
    check(!line.listed().isPositive() || !line.amount().isNegative(), "not below zero");
    if (line.line().item().fixedPrice() || !line.listed().isPositive()) {
      check(line.reductions().isEmpty(), "fixed prices and deposits stay");
    }
    for (Reduction reduction : line.reductions()) {
      check(reduction.saved().isPositive(), "a reduction takes off");
      boolean promotion = reduction.source() == Reduction.Source.PROMOTION;
      check(!promotion || line.line().override().isEmpty(), "no promotion on an agreed price");
      check(promotion == reduction.allowedBy().isEmpty(), "a person allows discounts");
    }
  }

  private static void taxesAddUp(Priced priced) {
    Money total = Money.ZERO;
    Money net = Money.ZERO;
    for (TaxSum sum : priced.taxes()) {
      Money gross = sum.net();
      for (TaxAmount tax : sum.taxes()) {
        gross = gross.plus(tax.amount());
      }
      assertThat(gross).isEqualTo(sum.gross());
      assertThat(sum.net().plus(sum.tax())).isEqualTo(sum.gross());
      total = total.plus(sum.gross());
      net = net.plus(sum.net());
    }
    assertThat(total).isEqualTo(priced.total());
    for (PricedLine line : priced.lines()) {
      net = net.minus(line.taxes().net());
    }
    assertThat(net).isEqualTo(Money.ZERO);
  }

  private static void savingsAddUp(Priced priced) {
    Map<String, Money> promotions = new HashMap<>();
    Money saved = Money.ZERO;
    for (PricedLine line : priced.lines()) {
      for (Reduction reduction : line.reductions()) {
        if (line.line().isBack()) {
          continue;
        }
        saved = saved.plus(reduction.saved());
        if (reduction.source() == Reduction.Source.PROMOTION) {
          promotions.merge(reduction.id(), reduction.saved(), Money::plus);
        }
      }
    }
    assertThat(priced.saved()).isEqualTo(saved);
    Map<String, Money> given = new HashMap<>();
    for (Applied promotion : priced.promotions()) {
      given.put(promotion.id(), promotion.saved());
    }
    assertThat(given).isEqualTo(promotions);
  }

  @Test
  void theOrderOfScanningChangesNoTotalAndNoTax() {
    Seeds.each(
        15_000,
        chance -> {
          RandomGoods shop = new RandomGoods(chance, Promotions.NONE);
          Basket basket = shop.exchange();
          sameInAnyOrder(shop, basket, chance);
        });
  }

  @Test
  void norDoesItWithPromotionsWhereNoLineIsTreatedApart() {
    Seeds.each(
        15_000,
        chance -> {
          RandomGoods shop = new RandomGoods(chance);
          Basket basket = shop.basket();
          List<Line> alike = new ArrayList<>();
          for (Line line : basket.lines()) {
            alike.add(Line.of(line.item(), line.quantity()));
          }
          sameInAnyOrder(
              shop,
              new Basket(alike, basket.discounts(), basket.coupons(), basket.customer()),
              chance);
        });
  }

  private static void sameInAnyOrder(RandomGoods shop, Basket basket, Random chance) {
    List<Line> lines = new ArrayList<>(basket.lines());
    Collections.shuffle(lines, chance);
    Basket shuffled = new Basket(lines, basket.discounts(), basket.coupons(), basket.customer());

    Priced one = shop.priced(basket);
    Priced other = shop.priced(shuffled);
    assertThat(other.total()).isEqualTo(one.total());
    assertThat(other.taxes()).isEqualTo(one.taxes());
    assertThat(other.saved()).isEqualTo(one.saved());
    assertThat(shuffled.items()).isEqualTo(basket.items());
  }

  @Test
  void allReturnsOfALineTogetherGiveBackWhatWasPaidAndEachTax() {
    Seeds.each(
        6_000,
        chance -> {
          RandomGoods shop = new RandomGoods(chance);
          Priced sale = shop.priced(shop.basket());
          List<SoldLine> open = RandomGoods.sold(sale, 1);
          Map<Integer, List<Money>> left = new HashMap<>();
          for (SoldLine line : open) {
            left.put(line.origin().line(), parts(sale.lines().get(line.origin().line())));
          }
          while (!open.isEmpty()) {
            open = bringBack(shop, open, left, chance);
          }
          for (List<Money> parts : left.values()) {
            assertThat(parts).containsOnly(Money.ZERO);
          }
        });
  }

  /** Takes some of the open lines back in one basket, and says what is then open. */
  private static List<SoldLine> bringBack(
      RandomGoods shop, List<SoldLine> open, Map<Integer, List<Money>> left, Random chance) {
    Basket basket = chance.nextInt(3) == 0 ? shop.basket() : Basket.EMPTY;
    List<SoldLine> still = new ArrayList<>();
    for (SoldLine line : open) {
      Basket before = basket;
      for (int i = chance.nextInt(3); i > 0; i--) {
        Quantity rest = basket.left(line);
        if (!rest.equals(Quantity.ZERO)) {
          basket = basket.withBack(line, shop.some(rest));
        }
      }
      Quantity back = before.left(line).minus(basket.left(line));
      SoldLine after = RandomGoods.returned(line, back);
      if (!after.left().equals(Quantity.ZERO)) {
        still.add(after);
      }
    }
    for (PricedLine line : shop.priced(basket).lines()) {
      line.line().back().ifPresent(sold -> add(left.get(sold.origin().line()), parts(line)));
    }
    return still;
  }

  /** Every amount of a line that comes back with the goods. */
  private static List<Money> parts(PricedLine line) {
    List<Money> parts = new ArrayList<>();
    parts.add(line.listed());
    parts.add(line.amount());
    parts.add(line.taxes().net());
    parts.add(line.taxes().gross());
    for (TaxAmount tax : line.taxes().taxes()) {
      parts.add(tax.amount());
      parts.add(tax.base());
    }
    return parts;
  }

  private static void add(List<Money> sums, List<Money> parts) {
    for (int i = 0; i < sums.size(); i++) {
      sums.set(i, sums.get(i).plus(parts.get(i)));
    }
  }

  @Test
  void settlingNeitherInventsNorLosesMoney() {
    Seeds.each(
        30_000,
        chance -> {
          RandomGoods shop = new RandomGoods(chance, Promotions.NONE);
          Priced priced = shop.priced(chance.nextInt(3) == 0 ? shop.exchange() : shop.basket());
          List<Tender> enough = shop.tenders(priced);
          List<Tender> tenders = chance.nextBoolean() ? enough : shop.almost(enough);
          Optional<Refusal> expected = refusal(priced, tenders);

          Settlement settlement = priced.settle(tenders);

          assertThat(settlement.refusal()).isEqualTo(expected);
          assertThat(settlement.sale().isPresent()).isEqualTo(expected.isEmpty());
          check(tenders != enough || !priced.basket().isPayable() || expected.isEmpty(), "enough");
          settlement.sale().ifPresent(sale -> balances(sale, priced, tenders));
        });
  }

  private static void balances(Sale sale, Priced priced, List<Tender> tenders) {
    Money cash = sum(tenders, true);
    Money given = cash.plus(sum(tenders, false));
    assertThat(given.minus(sale.change())).isEqualTo(sale.total().plus(sale.rounding()));
    assertThat(sale.total()).isEqualTo(priced.total());
    assertThat(sale.basket()).isEqualTo(priced);
    assertThat(sale.tenders()).isEqualTo(tenders);
    check(!sale.change().isNegative(), "change is given, not taken");
    check(cash.isNegative() || sale.change().compareTo(cash) <= 0, "of the cash");
    CashRounding coins = priced.terms().profile().cash();
    Money bound = coins.step();
    check(sale.rounding().abs().compareTo(bound) <= 0, "no more than a coin");
    boolean hasCash = tenders.stream().anyMatch(tender -> tender.kind().isCash());
    check(hasCash || sale.rounding().isZero(), "and of nothing else");
    if (bound.isZero()) {
      assertThat(sale.rounding()).isEqualTo(Money.ZERO);
    }
  }

  /** The rules of paying, said once more and for both directions at once. */
  private static Optional<Refusal> refusal(Priced priced, List<Tender> tenders) {
    if (priced.basket().lines().stream().allMatch(Line::voided)) {
      return Optional.of(Refusal.NOTHING_TO_PAY);
    }
    boolean refund = priced.total().isNegative();
    if (tenders.stream().anyMatch(each -> toward(refund, each.amount()) < 0)) {
      return Optional.of(refund ? Refusal.TENDER_NOT_NEGATIVE : Refusal.TENDER_NOT_POSITIVE);
    }
    Money otherwise = sum(tenders, false);
    Money rest = priced.total().minus(otherwise);
    boolean hasCash = tenders.stream().anyMatch(tender -> tender.kind().isCash());
    boolean exact = !hasCash || priced.terms().profile().cash().whollyCash() && !otherwise.isZero();
    Money due = exact ? rest : priced.terms().profile().cash().due(rest);
    long missing = toward(refund, due.minus(sum(tenders, true)));
    if (toward(refund, rest) < 0 || (refund && missing < 0)) {
      return Optional.of(Refusal.TENDER_TOO_LARGE);
    }
    return missing > 0 ? Optional.of(Refusal.TENDER_TOO_SMALL) : Optional.empty();
  }

  private static long toward(boolean refund, Money amount) {
    return refund ? -amount.minor() : amount.minor();
  }

  private static Money sum(List<Tender> tenders, boolean cash) {
    Money sum = Money.ZERO;
    for (Tender tender : tenders) {
      if (tender.kind().isCash() == cash) {
        sum = sum.plus(tender.amount());
      }
    }
    return sum;
  }
}
