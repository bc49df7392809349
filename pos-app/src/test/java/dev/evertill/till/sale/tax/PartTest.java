package dev.evertill.till.sale.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Exact;
import dev.evertill.till.money.Rounding;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartTest {
  @Test
  void aPartOfAPriceIsTheSameHoweverLargeTheNumbers() {
    Seeds.each(
        3_000,
        chance -> {
          Exact ofAmount = Exact.of(number(chance), 1 + Math.abs(number(chance)));
          Exact ofQuantity = Exact.of(number(chance), 1 + Math.abs(number(chance)));
          long amount = number(chance);
          long quantity = number(chance);
          Part part = new Part(ofAmount, ofQuantity);
          Exact exact = Exact.of(amount).times(ofAmount).plus(Exact.of(quantity).times(ofQuantity));
          BigInteger whole = exact.dividend().divide(exact.divisor());

          if (whole.bitLength() < Long.SIZE) {
            for (Rounding rounding : Rounding.values()) {
              assertThat(part.rounded(amount, quantity, rounding))
                  .isEqualTo(exact.rounded(rounding).minor());
            }
            assertThat(part.whole(amount, quantity)).isEqualTo(whole.longValueExact());
          } else {
            assertThatThrownBy(() -> part.rounded(amount, quantity, Rounding.DOWN))
                .isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> part.whole(amount, quantity))
                .isInstanceOf(ArithmeticException.class);
          }
          BigInteger divisor =
              ofAmount
                  .divisor()
                  .multiply(ofQuantity.divisor())
                  .divide(ofAmount.divisor().gcd(ofQuantity.divisor()));
          assertThat(new Exact(part.rest(amount, quantity), divisor))
              .isEqualTo(exact.minus(new Exact(whole, BigInteger.ONE)));
        });
  }

  /** Of any size, often at the edge of 31 or 63 bits. */
  private static long number(Random chance) {
    long edge = chance.nextBoolean() ? Integer.MAX_VALUE : Long.MAX_VALUE - 3;
    return switch (chance.nextInt(4)) {
      case 0 -> edge + chance.nextInt(4) - 1;
      case 1 -> -edge + chance.nextInt(3) - 1;
      case 2 -> chance.nextInt();
      default -> chance.nextInt(2_000) - 1_000;
    };
  }
}
