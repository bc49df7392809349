package dev.evertill.sync.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final List<Long> bounds = new ArrayList<>();
  private final Pace pace = new Pace(longest(), IDLE);

  /** Chance that always gives the longest wait, and notes the bound. */
  private RandomGenerator longest() {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new AssertionError("not asked for");
      }

      @Override
      public long nextLong(long bound) {
        bounds.add(bound);
        return bound - 1;
      }
    };
  }

  private Duration fail() {
    pace.started();
    return pace.failed(Duration.ZERO);
  }

  @Test
  void theFirstTryIsAtOnce() {
    assertThat(pace.isDue()).isTrue();
  }

  @Test
  void theBoundDoublesFromTwoToSixtySeconds() {
    for (int i = 0; i < 8; i++) {
      fail();
    }
    assertThat(bounds)
        .containsExactly(2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 60_000L, 60_000L, 60_000L);
  }

  @Test
  void aSuccessBeginsAnew() {
    fail();
    fail();
    pace.started();
    assertThat(pace.succeeded(Duration.ZERO)).isEqualTo(IDLE);
    assertThat(fail()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aPauseThatHeadOfficeAskedForWithAnErrorIsKeptAlsoByTheFirstSaleAfterASilence() {
    pace.started();
    pace.failed(Duration.ofMinutes(2));
    pace.sale(NOON);
    assertThat(pace.isDue()).isFalse();
    pace.sendNow();
    assertThat(pace.isDue()).isTrue();
  }

  @Test
  void neitherASaleNorAHintTakesBackTheKeyThatWasPressed() {
    pace.started();
    pace.sendNow();
    pace.succeeded(Duration.ofSeconds(7));
    pace.sale(NOON);
    assertThat(pace.isDue()).isTrue();
    pace.hint();
    assertThat(pace.isDue()).isTrue();
  }

  @Test
  void aSaleGoesAtOnceWhileTheLinkIsUp() {
    pace.started();
    pace.succeeded(Duration.ZERO);
    assertThat(pace.isDue()).isFalse();
    pace.sale(NOON);
    assertThat(pace.isDue()).isTrue();
  }

  @Test
  void aSaleDuringARoundHasARoundOfItsOwn() {
    pace.started();
    pace.sale(NOON);
    pace.succeeded(Duration.ZERO);
    assertThat(pace.isDue()).isTrue();
  }

  @Test
  void whileTheLinkIsDownOnlyTheFirstSaleAfterALongSilenceTries() {
    pace.started();
    pace.sale(NOON);
    pace.failed(Duration.ZERO);
    assertThat(pace.isDue()).isFalse();
    pace.sale(NOON.plusSeconds(60));
    assertThat(pace.isDue()).isFalse();
    pace.sale(NOON.plusSeconds(121));
    assertThat(pace.isDue()).isTrue();
  }

  @Test
  void aPressedKeyTriesAtOnceAndBeginsAnew() {
    fail();
    fail();
    pace.sendNow();
    assertThat(pace.isDue()).isTrue();
    assertThat(fail()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aKeyPressedDuringATryIsNotForgotten() {
    pace.started();
    pace.sendNow();
    pace.failed(Duration.ZERO);
    assertThat(pace.isDue()).isTrue();
  }

  @Test
  void whatHeadOfficeAsksForIsKept() {
    pace.started();
    assertThat(pace.failed(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
    pace.started();
    assertThat(pace.succeeded(Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
    pace.sale(NOON);
    assertThat(pace.isDue()).isFalse();
  }

  @Test
  void anotherNetworkIsTriedAtOnceAndFailsFromTheBeginning() {
    for (int i = 0; i < 6; i++) {
      fail();
    }
    assertThat(pace.isDue()).isFalse();
    pace.otherNetwork();
    assertThat(pace.isDue()).isTrue();
    bounds.clear();
    fail();
    assertThat(bounds).containsExactly(2_000L);
  }

  @Test
  void anotherNetworkIsNoReasonToAskWhileAllIsWellNorInAPauseThatWasAskedFor() {
    pace.started();
    pace.succeeded(Duration.ofSeconds(30));
    pace.otherNetwork();
    assertThat(pace.isDue()).isFalse();
  }
}
