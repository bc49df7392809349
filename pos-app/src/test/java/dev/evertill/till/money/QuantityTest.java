package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import org.junit.jupiter.api.Test;

class QuantityTest {
  @Test
  void piecesAreWrittenWholeAndWeightsWithGrams() {
    assertThat(Quantity.of(3).text()).isEqualTo("3");
    assertThat(new Quantity(1250).text()).isEqualTo("1.250");
    assertThat(new Quantity(5).text()).isEqualTo("0.005");
    assertThat(Quantity.parse("3.000").text()).isEqualTo("3");
    assertThat(Quantity.parse("0.5")).isEqualTo(new Quantity(500));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Seeds.each(
        1_000,
        chance -> {
          Quantity quantity = new Quantity(chance.nextInt());
          assertThat(Quantity.parse(quantity.text())).isEqualTo(quantity);
        });
  }

  @Test
  void onlyWholePiecesAreWhole() {
    assertThat(Quantity.of(12).isWhole()).isTrue();
    assertThat(new Quantity(12_001).isWhole()).isFalse();
    assertThat(Quantity.ONE.plus(new Quantity(250))).isEqualTo(new Quantity(1250));
  }

  @Test
  void whatIsNoQuantityIsNamed() {
    for (String wrong : new String[] {"1.2345", "one", "", "99999999999999999999"}) {
      assertThatThrownBy(() -> Quantity.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("quantity " + wrong + ": a number with at most 3 decimals is allowed");
    }
    assertThatThrownBy(() -> Quantity.of(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
  }
}
