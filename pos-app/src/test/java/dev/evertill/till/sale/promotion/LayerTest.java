package dev.evertill.till.sale.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTest {
  private static List<String> texts(Layer layer) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < layer.size(); i++) {
      texts.add(
          layer.state(i)
              + "="
              + layer.score(i)
              + " from "
              + layer.origins()[i]
              + " by "
              + layer.options()[i]);
    }
    return texts;
  }

  @Test
  void ofTwoWaysToAStateTheBetterIsKeptAndOfEqualOnesTheFirst() {
    Layer layer = new Layer();
    layer.reach(7, 10, 0, 1, 2);
    layer.reach(7, 10, 0, 3, 4);
    layer.reach(8, 5, 0, 5, 6);
    layer.reach(8, 6, 0, 7, 8);
    layer.reach(8, 4, 0, 9, 9);
    assertThat(texts(layer)).containsExactly("7=10 from 1 by 2", "8=6 from 7 by 8");
  }

  @Test
  void itGrowsAndStillFindsItsStates() {
    Layer layer = new Layer();
    for (int round = 1; round <= 2; round++) {
      for (int i = 0; i < 1_000; i++) {
        layer.reach(i * 64L, round, 0, i, round);
      }
    }
    assertThat(layer.size()).isEqualTo(1_000);
    assertThat(layer.score(999)).isEqualTo(2);
    assertThat(layer.state(999)).isEqualTo(999 * 64L);
    assertThat(layer.origins()).hasSize(1_000).endsWith(998, 999);
    layer.clear();
    assertThat(layer.size()).isZero();
    layer.reach(64, 3, 0, 0, 0);
    assertThat(texts(layer)).containsExactly("64=3 from 0 by 0");
  }

  @Test
  void theMostHopefulStatesAreKeptAndTheEmptyOne() {
    Layer layer = new Layer();
    layer.reach(5, 1, 30, 1, 1);
    layer.reach(4, 2, 20, 2, 2);
    layer.reach(3, 3, 20, 3, 3);
    layer.reach(2, 4, 10, 4, 4);
    layer.reach(0, 5, 0, 5, 5);
    assertThat(layer.keepTheBest(5)).isFalse();
    assertThat(layer.size()).isEqualTo(5);
    assertThat(layer.keepTheBest(3)).isTrue();
    assertThat(texts(layer))
        .containsExactly("5=1 from 1 by 1", "3=3 from 3 by 3", "0=5 from 5 by 5");
  }

  @Test
  void aTrailKnowsItsWayBackAndThatItWasCut() {
    Trail trail = new Trail(2);
    trail.reached().reach(1, 0, 0, 0, 7);
    trail.reached().reach(2, 0, 0, 0, 8);
    trail.advance();
    assertThat(trail.wasCut()).isFalse();
    trail.reached().reach(1, 0, 1, 0, 3);
    trail.reached().reach(2, 0, 2, 1, 4);
    trail.reached().reach(3, 0, 3, 1, 5);
    trail.advance();
    assertThat(trail.wasCut()).isTrue();
    assertThat(trail.before().size()).isEqualTo(2);
    trail.reached().reach(0, 9, 0, 1, 6);
    trail.advance();
    assertThat(trail.back()).containsExactly(8, 5, 6);
  }
}
