package dev.evertill.sync.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbeTest {
  @Test
  void runs() {
    assertThat(1).isEqualTo(1);
  }
}
