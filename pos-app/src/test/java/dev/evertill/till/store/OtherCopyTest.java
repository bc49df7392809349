package dev.evertill.till.store;

import static dev.evertill.till.store.OtherCopy.Verdict.AT_WORK;
import static dev.evertill.till.store.OtherCopy.Verdict.LOST;
import static dev.evertill.till.store.OtherCopy.Verdict.NOT_KNOWN_YET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OtherCopyTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private final OtherCopy other = new OtherCopy();

  /** Null for what head office does not say. */
  private OtherCopy.Verdict look(int second, long number, Long oldHeard, Long ownHeard) {
    EpochHead old = new EpochHead("e1", number, Hash.ZERO.hex(), oldHeard);
    EpochHead own = new EpochHead("e2", 1, Hash.ZERO.hex(), ownHeard);
    return other.look(old, own, START.plusSeconds(second));
  }

  @Test
  void whatStandsStillAndIsNotCalledForWasLost() {
    assertThat(look(0, 590, 1_000L, null)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(5, 590, 2_000L, 6_000L)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(10, 590, 2_000L, 11_000L)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(15, 590, 2_000L, 16_000L)).isEqualTo(LOST);
  }

  @Test
  void anEpochThatGrowsIsAnothersAlsoAfterItsEndWasTakenForLost() {
    assertThat(look(0, 590, null, null)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(16, 590, null, null)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(21, 590, null, null)).isEqualTo(LOST);
    assertThat(look(26, 591, null, null)).isEqualTo(AT_WORK);
  }

  @Test
  void aCopyThatCallsAndSellsNothingIsAtWork() {
    assertThat(look(0, 590, 1_000L, null)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(5, 590, 4_000L, 6_000L)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(10, 590, 9_000L, 11_000L)).isEqualTo(AT_WORK);
  }

  @Test
  void anotherHeadOfficeThatKnowsTheTillsOwnLastCallOnlyIsNoWordOfACopy() {
    assertThat(look(0, 590, null, null)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(5, 590, null, 6_000L)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(10, 590, 2_000L, null)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(15, 590, null, 16_000L)).isEqualTo(LOST);
  }

  @Test
  void aClockThatIsSetBackPutsTheAnswerOffByNoMoreThanAnotherLook() {
    assertThat(look(7_200, 590, null, null)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(0, 590, null, null)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(5, 590, null, null)).isEqualTo(NOT_KNOWN_YET);
    assertThat(look(15, 590, null, null)).isEqualTo(LOST);
  }

  @Test
  void manyRoundsInASecondAreNoLongLook() {
    for (int i = 0; i < 100; i++) {
      assertThat(look(1, 590, null, null)).isEqualTo(NOT_KNOWN_YET);
    }
  }
}
