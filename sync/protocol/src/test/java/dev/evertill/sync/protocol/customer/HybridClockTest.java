package dev.evertill.sync.protocol.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.MalformedException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HybridClockTest {
  private static final HybridClock NOON = new HybridClock(1_767_225_600_000L, 3, "0117-03");

  @Test
  void itsTextIsReadAgain() throws MalformedException {
    assertThat(NOON).hasToString("001767225600000.00003.0117-03");
    assertThat(HybridClock.parse("001767225600000.00003.0117-03", 0)).isEqualTo(NOON);
    assertThat(HybridClock.parse(HybridClock.NEVER_AFTER.toString(), 0))
        .isEqualTo(HybridClock.NEVER_AFTER);
  }

  @Test
  void itsTextSortsAsItDoes() {
    Random chance = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      HybridClock one = any(chance);
      HybridClock other = any(chance);
      assertThat(Integer.signum(one.toString().compareTo(other.toString())))
          .isEqualTo(Integer.signum(one.compareTo(other)));
    }
  }

  private static HybridClock any(Random chance) {
    return new HybridClock(
        chance.nextInt(3) * 999L + 1_767_225_600_000L * chance.nextInt(2),
        chance.nextInt(12),
        "t" + chance.nextInt(11));
  }

  @Test
  void theNextEditComesAfterEverythingSeenWhateverTheWallClockDoes() {
    assertThat(HybridClock.after(NOON, NOON.wallMillis() + 5, "04"))
        .isEqualTo(new HybridClock(NOON.wallMillis() + 5, 0, "04"));
    assertThat(HybridClock.after(NOON, NOON.wallMillis(), "04"))
        .isEqualTo(new HybridClock(NOON.wallMillis(), 4, "04"));
    assertThat(HybridClock.after(NOON, -1, "04"))
        .isEqualTo(new HybridClock(NOON.wallMillis(), 4, "04"));
    assertThat(HybridClock.after(new HybridClock(7, 99_999, "03"), 7, "03"))
        .isEqualTo(new HybridClock(8, 0, "03"));
  }

  @Test
  void equalTimesAreDecidedByTheTill() {
    assertThat(new HybridClock(7, 0, "04").isAfter(new HybridClock(7, 0, "03"))).isTrue();
    assertThat(new HybridClock(7, 1, "03").isAfter(new HybridClock(7, 0, "04"))).isTrue();
    assertThat(new HybridClock(8, 0, "03").isAfter(new HybridClock(7, 9, "04"))).isTrue();
  }

  @Test
  void whatIsNoClockIsSaidToBeNone() {
    assertThatThrownBy(() -> HybridClock.parse("17.0.03", 4))
        .isInstanceOf(MalformedException.class)
        .hasMessage(
            "line 4: clock 17.0.03: allowed is a clock such as 001767225600000.00003.0117-03");
    assertThatThrownBy(() -> new HybridClock(-1, 0, "03"))
        .hasMessage("wall time -1: allowed is 0 to 999999999999999");
    assertThatThrownBy(() -> new HybridClock(1, 100_000, "03"))
        .hasMessage("counter 100000: allowed is 0 to 99999");
    assertThatThrownBy(() -> new HybridClock(1, 0, "0 3"))
        .hasMessage("till 0 3: allowed are 1 to 64 of letters, digits, dot, dash, underscore");
  }
}
