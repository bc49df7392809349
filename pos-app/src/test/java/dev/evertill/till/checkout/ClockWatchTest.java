package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.record.ClockJump;
import dev.evertill.till.record.ClockJump.SeenBy;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private static final ZonedDateTime NOON = ZonedDateTime.parse("2026-11-16T12:00:00+01:00");
  private static final Duration LIMIT = ClockWatch.TOLERANCE;

  private long nanos;
  private final ClockWatch watch = new ClockWatch(() -> nanos);

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void aClockThatGoesOnIsBelievedHoweverLongNobodyLooked() {
    assertThat(watch.look(NOON)).isEmpty();
    pass(Duration.ofDays(9));
    assertThat(watch.look(NOON.plusDays(9))).isEmpty();
  }

  @Test
  void twoMinutesAreAllowedEitherWayAndNoMore() {
    watch.look(NOON);
    assertThat(watch.look(NOON.plus(LIMIT))).isEmpty();
    assertThat(watch.look(NOON)).isEmpty();
    assertThat(watch.look(NOON.plus(LIMIT).plusNanos(1)))
        .contains(new ClockJump(NOON, NOON.plus(LIMIT).plusNanos(1), SeenBy.STEADY_CLOCK));
    assertThat(watch.look(NOON.minus(LIMIT).minusNanos(1)))
        .contains(new ClockJump(NOON, NOON.minus(LIMIT).minusNanos(1), SeenBy.STEADY_CLOCK));
  }

  @Test
  void aJumpIsFoundUntilItIsTold() {
    watch.look(NOON);
    pass(Duration.ofMinutes(10));
    ClockJump found = watch.look(NOON.minusDays(3)).orElseThrow();
    assertThat(found.before()).isEqualTo(NOON.plusMinutes(10));
    assertThat(found.by()).isEqualTo(Duration.ofDays(-3).minusMinutes(10));
    assertThat(watch.look(NOON.minusDays(3))).contains(found);

    watch.told(found);
    assertThat(watch.look(NOON.minusDays(3))).isEmpty();
  }

  @Test
  void aClockBehindTheLastEntryHasJumpedWhileTheTillWasOff() {
    watch.entry(NOON.toInstant());
    assertThat(watch.look(NOON.minus(LIMIT))).isEmpty();

    ClockWatch afterAStop = new ClockWatch(() -> nanos);
    afterAStop.entry(NOON.toInstant());
    assertThat(afterAStop.look(NOON.minusDays(3)))
        .contains(new ClockJump(NOON, NOON.minusDays(3), SeenBy.LAST_ENTRY));
  }

  @Test
  void whatHappenedAheadWhileTheTillWasOffCannotBeSeen() {
    watch.entry(NOON.toInstant());
    assertThat(watch.look(NOON.plusDays(3))).isEmpty();
  }
}
