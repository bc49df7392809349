package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private long now;

  private void later(Duration time) {
    now += time.toNanos();
  }

  @Test
  void whoDripsIsTooSlowAfterAMinuteAndNotBefore() {
    Pace pace = new Pace(() -> now);
    later(Duration.ofSeconds(60));
    assertThat(pace.isTooSlow(1)).isFalse();
    later(Duration.ofSeconds(1));
    assertThat(pace.isTooSlow(1)).isTrue();
  }

  @Test
  void aSlowLineMayTakeAnHour() {
    Pace pace = new Pace(() -> now);
    for (int second = 0; second < 3_600; second++) {
      later(Duration.ofSeconds(1));
      assertThat(pace.isTooSlow(Pace.LEAST_BYTES_A_SECOND)).isFalse();
    }
    later(Duration.ofSeconds(1));
    assertThat(pace.isTooSlow(0)).isTrue();
  }
}
