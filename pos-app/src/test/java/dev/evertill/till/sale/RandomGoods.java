package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import java.util.List;
import java.util.Random;

/** Goods and baskets that chance makes. */
final class RandomGoods {
  private static final List<Tax> TAXES =
      List.of(
          new Tax("A", "VAT 20 %", Percent.parse("20")),
          new Tax("B", "VAT 10 %", Percent.parse("10")),
          new Tax("C", "VAT 0 %", Percent.parse("0")),
          new Tax("D", "GST/QST", Percent.parse("14.975")),
          // A rate that changed at noon, under the letter it always had.
          new Tax("A", "VAT 21 %", Percent.parse("21")));

  private RandomGoods() {}

  static Basket basket(Random chance) {
    Basket basket = Basket.EMPTY;
    for (int lines = 1 + chance.nextInt(12); lines > 0; lines--) {
      Item item = item(chance);
      basket =
          basket.with(
              item,
              item.unit() == Unit.PIECE
                  ? Quantity.of(1 + chance.nextInt(5))
                  : new Quantity(1 + chance.nextInt(4_000)));
      if (chance.nextInt(6) == 0) {
        basket = basket.withVoided(chance.nextInt(basket.lines().size()));
      }
    }
    return basket;
  }

  static Item item(Random chance) {
    int number = chance.nextInt(1_000);
    return new Item(
        Integer.toString(number),
        "",
        "Item " + number,
        "Misc",
        Money.of(chance.nextInt(5) == 0 ? chance.nextInt(100) - 50 : chance.nextInt(20_000)),
        TAXES.get(chance.nextInt(TAXES.size())),
        chance.nextInt(3) == 0 ? Unit.KILOGRAM : Unit.PIECE,
        0);
  }
}
