package dev.evertill.till.sale.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is given is compared with trying everything. */
class BestChoiceTest {
  private static final int BASKETS = 20_000;

  @Test
  void noOtherChoiceOfAPrioritySavesMore() {
    Seeds.each(
        BASKETS,
        chance -> {
          RandomShop shop = new RandomShop(chance);
          List<Goods> goods = shop.goods(7);
          Promotions promotions = Promotions.of(shop.promotions(4, 3));
          List<Row> rows = Row.of(goods);
          List<Claim> claims = promotions.claims(rows, Shop.MONDAY);
          for (List<Claim> equal : Promotions.byPriority(claims)) {
            if (equal.get(0).promotion.offer() instanceof Offer.Basket) {
              continue;
            }
            List<Promotion> competing = equal.stream().map(claim -> claim.promotion).toList();
            long most = new Oracle(things(rows), competing).most();
            long before = worth(rows);
            Promotions.settle(rows, equal, Rounding.HALF_UP, new Effort(Effort.STEPS));
            assertThat(before - worth(rows)).as("%s %s", goods, competing).isEqualTo(most);
          }
        });
  }

  private static long worth(List<Row> rows) {
    return rows.stream().mapToLong(Row::total).sum();
  }

  private static List<Oracle.Thing> things(List<Row> rows) {
    List<Oracle.Thing> things = new ArrayList<>();
    for (Row row : rows) {
      for (Lot lot : row.lots) {
        for (int i = 0; i < lot.count; i++) {
          things.add(new Oracle.Thing(row.goods, lot.worth, lot.reduced, lot.closed));
        }
      }
    }
    return things;
  }

  @Test
  void whatIsSavedIsWhatIsTakenOffTheLinesAndNeverMoreThanTheyCost() {
    Seeds.each(
        BASKETS,
        chance -> {
          RandomShop shop = new RandomShop(chance);
          List<Goods> goods = shop.goods(20);
          Map<Integer, Long> left = new HashMap<>();
          goods.forEach(each -> left.put(each.line(), each.amount().minor()));
          List<Applied> given = given(goods, shop.promotions(6, 3));
          for (Applied each : given) {
            assertThat(each.saved().isPositive()).isTrue();
            assertThat(each.times()).isPositive();
            assertThat(each.shares().stream().mapToLong(share -> share.saved().minor()).sum())
                .isEqualTo(each.saved().minor());
            assertThat(each.shares()).extracting(Applied.Share::line).isSorted();
            for (Applied.Share share : each.shares()) {
              assertThat(share.saved().isPositive()).isTrue();
              left.merge(share.line(), -share.saved().minor(), Long::sum);
            }
          }
          assertThat(left.values()).allMatch(amount -> amount >= 0);
        });
  }

  @Test
  void theOrderOfScanningAndOfThePriceListDoesNotMatter() {
    Seeds.each(
        BASKETS / 4,
        chance -> {
          RandomShop shop = new RandomShop(chance);
          List<Goods> goods = shop.goods(20);
          List<Promotion> promotions = shop.promotions(6, 3);
          List<Applied> given = given(goods, promotions);
          List<Goods> shuffled = new ArrayList<>(goods);
          Collections.shuffle(shuffled, chance);
          List<Promotion> listed = new ArrayList<>(promotions);
          Collections.shuffle(listed, chance);
          assertThat(given(shuffled, listed)).isEqualTo(given);
          assertThat(byGoods(scanned(shuffled), promotions)).isEqualTo(byGoods(goods, promotions));
        });
  }

  /** The same goods, numbered in the order they have now. */
  private static List<Goods> scanned(List<Goods> goods) {
    List<Goods> numbered = new ArrayList<>();
    for (Goods each : goods) {
      numbered.add(
          new Goods(
              numbered.size() + 1,
              each.sku(),
              each.group(),
              each.weighed(),
              each.price(),
              each.quantity(),
              each.amount()));
    }
    return numbered;
  }

  /** What each promotion took off which goods, without the numbers of the lines. */
  private static List<String> byGoods(List<Goods> goods, List<Promotion> promotions) {
    List<String> texts = new ArrayList<>();
    for (Applied each : given(goods, promotions)) {
      List<String> shares = new ArrayList<>();
      for (Applied.Share share : each.shares()) {
        Goods of = goods.stream().filter(any -> any.line() == share.line()).findFirst().get();
        shares.add(of.sku() + " " + of.quantity() + " " + of.amount() + " " + share.saved());
      }
      Collections.sort(shares);
      texts.add(each.id() + " " + each.times() + " " + shares);
    }
    return texts;
  }

  @Test
  void sortingFindsWhatSearchingFinds() {
    Seeds.each(
        BASKETS / 4,
        chance -> {
          RandomShop shop = new RandomShop(chance);
          List<Goods> goods = shop.goods(24);
          List<Promotion> promotions = shop.promotions(2, 1);
          promotions.removeIf(each -> each.offer() instanceof Offer.Basket);
          assertThat(searched(goods, promotions)).isEqualTo(saved(goods, promotions));
        });
  }

  private static long saved(List<Goods> goods, List<Promotion> promotions) {
    return Shop.saved(given(goods, promotions));
  }

  /** A promotion that never pays makes the others compete: then they are searched. */
  private static long searched(List<Goods> goods, List<Promotion> promotions) {
    List<Promotion> more = new ArrayList<>(promotions);
    more.add(Shop.of("z", 1, new Offer.ForPrice(Selector.ALL, 1, Money.of(1_000_000))));
    return saved(goods, more);
  }

  private static List<Applied> given(List<Goods> goods, List<Promotion> promotions) {
    return Promotions.of(promotions).on(goods, Shop.MONDAY, Rounding.HALF_UP);
  }

  @Test
  void chanceIsTheSameForTheSameSeed() {
    assertThat(new RandomShop(new Random(1)).goods(7))
        .isEqualTo(new RandomShop(new Random(1)).goods(7));
  }
}
