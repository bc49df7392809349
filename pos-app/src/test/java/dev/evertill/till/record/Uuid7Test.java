package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.Seeds;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class Uuid7Test {
  @Test
  void anIdTellsItsVersionAndItsTime() {
    Seeds.each(
        500,
        chance -> {
          long millis = chance.nextLong(1L << 48);
          UUID id = Uuid7.at(millis, chance);

          assertThat(id.version()).isEqualTo(7);
          assertThat(id.variant()).isEqualTo(2);
          assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis);
        });
  }
}
