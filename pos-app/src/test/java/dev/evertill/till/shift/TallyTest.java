package dev.evertill.till.shift;

import static dev.evertill.till.shift.Day.CARD;
import static dev.evertill.till.shift.Day.CASH;
import static dev.evertill.till.shift.Day.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Money;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static Tally.Line off(long difference, long tolerance) {
    return new Tally.Line(money(10_000), money(10_000 + difference), money(tolerance));
  }

  @Test
  void offByTheToleranceIsStillWithinIt() {
    assertThat(off(10, 10).isWithin()).isTrue();
    assertThat(off(-10, 10).isWithin()).isTrue();
    assertThat(off(11, 10).isWithin()).isFalse();
    assertThat(off(-11, 10).isWithin()).isFalse();
    assertThat(off(0, 0).isWithin()).isTrue();
    assertThat(off(1, 0).isWithin()).isFalse();
  }

  @Test
  void lessIsShortAndMoreIsOver() {
    assertThat(off(-1, 0).verdict()).isEqualTo(Tally.Verdict.SHORT);
    assertThat(off(0, 0).verdict()).isEqualTo(Tally.Verdict.EXACT);
    assertThat(off(1, 0).verdict()).isEqualTo(Tally.Verdict.OVER);
    assertThat(Arrays.stream(Tally.Verdict.values()).map(Tally.Verdict::text))
        .containsExactly("exact", "over", "short");
  }

  @Test
  void aTenderThatIsNotNamedHasNoTolerance() {
    Tolerance tolerance = Tolerance.NONE.with(CASH, money(50)).with(CASH, money(20));
    assertThat(tolerance.of(CASH)).isEqualTo(money(20));
    assertThat(tolerance.of(CARD)).isEqualTo(Money.ZERO);
    assertThat(Tolerance.NONE.with(CASH, Money.ZERO).of(CASH)).isEqualTo(Money.ZERO);
  }

  @Test
  void aToleranceIsNotBelowZero() {
    assertThatThrownBy(() -> Tolerance.NONE.with(CASH, money(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tolerance of cash EUR < 0: -1");
  }
}
