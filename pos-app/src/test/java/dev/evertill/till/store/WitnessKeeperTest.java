package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.Notice;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The witness beside a counter that sells. */
class WitnessKeeperTest {
  @TempDir private Path directory;

  private long seen() throws Exception {
    return new WitnessFile(OpenTill.witnessOf(directory), OpenTill.TILL)
        .read()
        .orElseThrow()
        .position();
  }

  @Test
  void itIsWrittenOnceInTwoSecondsAndAtTheEnd() throws Exception {
    try (SellingCounter till = SellingCounter.in(directory, 92, OpenTill.ROOMY)) {
      till.opened();
      till.store().keepWitness();
      assertThat(seen()).as("it was written when the till opened").isEqualTo(1);
      till.pass(Duration.ofSeconds(2));
      till.store().keepWitness();
      assertThat(seen()).isEqualTo(3);
      till.sells(1);
      till.store().keepWitness();
      assertThat(seen()).isEqualTo(3);
    }
    assertThat(seen()).isEqualTo(4);
  }

  @Test
  void aClockThatJumpsKeepsItFromNothing() throws Exception {
    try (SellingCounter till = SellingCounter.in(directory, 92, OpenTill.ROOMY)) {
      till.opened();
      for (Duration jump : new Duration[] {Duration.ofDays(3), Duration.ofDays(-3)}) {
        till.set(jump);
        assertThat(till.sell().kind()).isEqualTo(Notice.Kind.CLOCK_JUMPED);
        till.store().keepWitness();
        assertThat(seen()).isEqualTo(till.ledger().lastPosition());
      }
    }
  }
}
