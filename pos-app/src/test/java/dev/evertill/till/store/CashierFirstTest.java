package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CashierFirstTest {
  private final List<Duration> rests = new ArrayList<>();
  private long now = Long.MAX_VALUE - 5; // it overflows, as nanoTime may

  private final CashierFirst cashier =
      new CashierFirst(
          () -> now,
          nanos -> {
            rests.add(Duration.ofNanos(nanos));
            now += nanos;
          });

  @Test
  void nobodyIsAtTheTillAndWorkGoesOnWithoutRest() {
    worked(20);

    assertThat(rests).isEmpty();
    assertThat(cashier.isAtWork()).isFalse();
  }

  @Test
  void whileGoodsAreScannedWorkRestsHalfAsLongAgainAsItTook() {
    cashier.acts();
    worked(20);
    worked(6);

    assertThat(rests).containsExactly(Duration.ofMillis(30), Duration.ofMillis(9));
  }

  @Test
  void aPieceThatWaitedForASlowLineIsFollowedByNoLongRest() {
    cashier.acts();
    worked(2_900);

    assertThat(rests).containsExactly(Duration.ofMillis(300));
  }

  @Test
  void threeSecondsAfterTheLastKeyWorkIsQuickAgain() {
    cashier.acts();
    worked(2_999);
    rests.clear();
    worked(20);

    assertThat(rests).isEmpty();
    assertThat(cashier.isAtWork()).isFalse();
  }

  @Test
  void whatTookPlaceBeforeTheFirstKeyIsNotHeldAgainstThePieceAfterIt() {
    worked(2_000);
    cashier.acts();
    worked(10);

    assertThat(rests).containsExactly(Duration.ofMillis(15));
  }

  private void worked(long millis) {
    now += Duration.ofMillis(millis).toNanos();
    cashier.rest();
  }
}
