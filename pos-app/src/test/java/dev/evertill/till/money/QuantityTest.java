package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import org.junit.jupiter.api.Test;

class QuantityTest {
  @Test
  void piecesAreWrittenWholeAndWeightsWithGrams() {
    assertThat(Quantity.of(3).text()).isEqualTo("3");
    assertThat(Quantity.of(-3).text()).isEqualTo("-3");
    assertThat(new Quantity(1250).text()).isEqualTo("1.250");
    assertThat(new Quantity(5).text()).isEqualTo("0.005");
    assertThat(Quantity.parse("3.000").text()).isEqualTo("3");
    assertThat(Quantity.parse("0.5")).isEqualTo(new Quantity(500));
    assertThat(Quantity.parse(".5")).isEqualTo(new Quantity(500));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Seeds.each(
        1_000,
        chance -> {
          Quantity quantity = new Quantity(Longs.any(chance));
          assertThat(Quantity.parse(quantity.text())).isEqualTo(quantity);
        });
  }

  @Test
  void onlyWholePiecesAreWhole() {
    assertThat(Quantity.of(12).isWhole()).isTrue();
    assertThat(Quantity.ZERO.isWhole()).isTrue();
    assertThat(new Quantity(12_001).isWhole()).isFalse();
    assertThat(new Quantity(-12_001).isWhole()).isFalse();
  }

  @Test
  void quantitiesAddUpExactly() {
    assertThat(Quantity.ONE.plus(new Quantity(250))).isEqualTo(new Quantity(1250));
    assertThat(Quantity.ONE.minus(new Quantity(1250))).isEqualTo(new Quantity(-250));
    assertThat(Quantity.ONE.negate()).isEqualTo(new Quantity(-1000));
    assertThat(new Quantity(999)).isLessThan(Quantity.ONE);
    assertThat(Quantity.of(2)).isGreaterThan(Quantity.ONE);
  }

  @Test
  void aQuantityThatDoesNotFitIsAnError() {
    Quantity most = new Quantity(Long.MAX_VALUE);
    Quantity least = new Quantity(Long.MIN_VALUE);
    assertThatThrownBy(() -> most.plus(new Quantity(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> least.minus(new Quantity(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(least::negate).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Quantity.of(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void whatIsNoQuantityIsNamed() {
    String[] wrongs = {"1.2345", "1.0000", "one", "", "1e3", "1,5", "99999999999999999999"};
    for (String wrong : wrongs) {
      assertThatThrownBy(() -> Quantity.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("quantity " + wrong + ": a number with at most 3 decimals is allowed");
    }
  }
}
