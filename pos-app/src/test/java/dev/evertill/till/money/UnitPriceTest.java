package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class UnitPriceTest {
  @Test
  void equalPricesAreOneValue() {
    assertThat(new UnitPrice(17_900, 2)).isEqualTo(new UnitPrice(179, 0));
    assertThat(new UnitPrice(1799, 1)).isEqualTo(new UnitPrice(17_990, 2));
    assertThat(new UnitPrice(-1790, 3)).isEqualTo(new UnitPrice(-179, 2));
    assertThat(new UnitPrice(0, 6)).isEqualTo(UnitPrice.ZERO);
    assertThat(new UnitPrice(1790, 0).value()).isEqualTo(1790);
    assertThat(UnitPrice.of(Money.of(179))).isEqualTo(new UnitPrice(179, 0));
    assertThat(UnitPrice.ofMinor(179)).isEqualTo(new UnitPrice(179, 0));
  }

  @Test
  void aPriceHasSixPlacesBehindTheMinorUnitAtMost() {
    assertThat(new UnitPrice(1, 6).places()).isEqualTo(6);
    assertThatThrownBy(() -> new UnitPrice(1, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("places 7: 0 to 6 are allowed");
    assertThatThrownBy(() -> new UnitPrice(1, -1)).hasMessage("places -1: 0 to 6 are allowed");
  }

  @Test
  void aLineIsRoundedOnce() {
    assertThat(UnitPrice.ofMinor(179).times(Quantity.parse("1.044"), Rounding.HALF_UP))
        .isEqualTo(Money.of(187));
    assertThat(new UnitPrice(1799, 1).times(Quantity.parse("42.37"), Rounding.HALF_UP))
        .isEqualTo(Money.of(7622));
    assertThat(UnitPrice.ofMinor(1).times(new Quantity(500), Rounding.HALF_UP))
        .isEqualTo(Money.of(1));
    assertThat(UnitPrice.ofMinor(1).times(new Quantity(500), Rounding.HALF_DOWN))
        .isEqualTo(Money.ZERO);
    assertThat(UnitPrice.ofMinor(1).times(new Quantity(-500), Rounding.HALF_UP))
        .isEqualTo(Money.of(-1));
  }

  @Test
  void aLineIsTheExactProductWhateverItsSize() {
    Seeds.each(
        10_000,
        chance -> {
          long value = Longs.any(chance);
          int places = chance.nextInt(7);
          long thousandths = Longs.any(chance);
          BigDecimal exact =
              BigDecimal.valueOf(value, places).multiply(BigDecimal.valueOf(thousandths, 3));
          UnitPrice price = new UnitPrice(value, places);
          for (Rounding rounding : Rounding.values()) {
            RoundingMode mode = RoundingMode.valueOf(rounding.name());
            assertThat(
                    Longs.orError(() -> price.times(new Quantity(thousandths), rounding).minor()))
                .isEqualTo(Longs.fitting(exact.setScale(0, mode).toBigIntegerExact()));
          }
        });
  }

  @Test
  void onePieceCostsThePriceAsAnAmount() {
    assertThat(new UnitPrice(1799, 1).rounded(Rounding.HALF_UP)).isEqualTo(Money.of(180));
    assertThat(new UnitPrice(1795, 1).rounded(Rounding.HALF_DOWN)).isEqualTo(Money.of(179));
    assertThat(new UnitPrice(-1795, 1).rounded(Rounding.HALF_UP)).isEqualTo(Money.of(-180));
    assertThat(UnitPrice.ofMinor(179).rounded(Rounding.UP)).isEqualTo(Money.of(179));
    Seeds.each(
        1_000,
        chance -> {
          UnitPrice price = new UnitPrice(chance.nextInt(), chance.nextInt(7));
          assertThat(price.rounded(Rounding.HALF_EVEN))
              .isEqualTo(price.times(Quantity.ONE, Rounding.HALF_EVEN));
        });
  }

  @Test
  void pricesAreOrderedByWhatTheyCost() {
    assertThat(new UnitPrice(1799, 1)).isLessThan(UnitPrice.ofMinor(180));
    assertThat(new UnitPrice(1801, 1)).isGreaterThan(UnitPrice.ofMinor(180));
    assertThat(new UnitPrice(1800, 1)).isEqualByComparingTo(UnitPrice.ofMinor(180));
    assertThat(UnitPrice.ofMinor(-1).isNegative()).isTrue();
    assertThat(UnitPrice.ZERO.isNegative()).isFalse();
    assertThat(UnitPrice.ofMinor(1).isNegative()).isFalse();
  }

  @Test
  void howMuchAnAmountBuysIsItsPartOfThePrice() {
    assertThat(UnitPrice.ofMinor(179).quantityFor(Money.of(333))).contains(Quantity.parse("1.860"));
    assertThat(new UnitPrice(17_995, 1).quantityFor(Money.of(13_50)))
        .contains(Quantity.parse("0.750"));
    assertThat(UnitPrice.ofMinor(1_000).quantityFor(Money.of(1))).contains(Quantity.parse("0.001"));
    assertThat(UnitPrice.ofMinor(1).quantityFor(Money.of(Long.MAX_VALUE / 1_000)))
        .contains(new Quantity(Long.MAX_VALUE / 1_000 * 1_000));
  }

  @Test
  void anAmountThatBuysNothingOrTooMuchBuysNoQuantity() {
    assertThat(UnitPrice.ofMinor(10_000).quantityFor(Money.of(1))).isEmpty();
    assertThat(UnitPrice.ofMinor(2_001).quantityFor(Money.of(1))).as("less than half").isEmpty();
    assertThat(UnitPrice.ofMinor(2_000).quantityFor(Money.of(1)))
        .as("half a gram")
        .contains(Quantity.parse("0.001"));
    assertThat(UnitPrice.ofMinor(1).quantityFor(Money.of(Long.MAX_VALUE))).isEmpty();
    assertThat(UnitPrice.ofMinor(179).quantityFor(Money.ZERO)).isEmpty();
    assertThat(UnitPrice.ofMinor(179).quantityFor(Money.of(-1))).isEmpty();
    assertThat(UnitPrice.ZERO.quantityFor(Money.of(1))).isEmpty();
    assertThat(UnitPrice.ofMinor(-25).quantityFor(Money.of(1))).isEmpty();
  }
}
