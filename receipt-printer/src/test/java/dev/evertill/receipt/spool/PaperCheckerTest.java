package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker finds what it is there for. */
class PaperCheckerTest {
  private static final String ONE = "Slip 1.\nline\nEnd 1\n";
  private static final String TWO = "Slip 2.\nline\nEnd 2\n";
  private static final String TORN = "Slip 2.\nline\n";
  private static final String COPY = "COPY\nSlip 2.\nline\nEnd 2\n";

  @Test
  void allIsWell() {
    assertThat(check(Map.of("1", "PRINTED", "2", "PRINTED"), ONE, TWO)).isEmpty();
    assertThat(check(Map.of("1", "PRINTED", "2", "DOUBTFUL"), ONE, TORN, "\n\n")).isEmpty();
    assertThat(check(Map.of("1", "PRINTED", "2", "DOUBTFUL"), ONE, TWO)).isEmpty();
    assertThat(check(Map.of("1", "PRINTED", "2", "CANCELLED", "2/1", "PRINTED"), ONE, TORN, COPY))
        .isEmpty();
  }

  @Test
  void aReceiptPrintedTwiceIsFound() {
    assertThat(check(Map.of("1", "PRINTED", "2", "PRINTED"), ONE, TORN, TWO))
        .containsExactly("2 was printed 2 times without a mark");
  }

  @Test
  void aLostReceiptIsFound() {
    assertThat(check(Map.of("1", "PRINTED", "2", "PRINTED"), ONE))
        .containsExactly("2 is PRINTED, and not whole on paper", "2 is PRINTED, and lost");
    assertThat(check(Map.of("1", "PRINTED", "2", "CANCELLED"), ONE))
        .containsExactly("2 is CANCELLED, and lost");
    assertThat(check(Map.of("1", "PRINTED", "2", "CANCELLED", "2/1", "PRINTED"), ONE, TORN))
        .containsExactly("1 copies of 2 are printed, and not on paper", "2 is CANCELLED, and lost");
  }

  @Test
  void aHalfReceiptThatPassesForPrintedIsFound() {
    assertThat(check(Map.of("1", "PRINTED", "2", "PRINTED"), ONE, TORN))
        .contains("2 is PRINTED, and not whole on paper");
  }

  @Test
  void twoOnOneStripAreFound() {
    assertThat(check(Map.of("1", "PRINTED", "2", "PRINTED"), ONE + TWO))
        .containsExactly("one strip holds [1, 2]");
  }

  @Test
  void aStrangerAndOneThatStillWaitsAreFound() {
    assertThat(check(Map.of("1", "PRINTED"), ONE, TWO)).containsExactly("2 was never asked for");
    assertThat(check(Map.of("1", "PRINTED", "2", "QUEUED"), ONE, TWO))
        .containsExactly("2 is QUEUED, and on paper");
  }

  @Test
  void anEmptyRunIsNoGoodRun() {
    assertThat(check(Map.of())).containsExactly("nothing was printed, so nothing was checked");
    assertThat(check(Map.of("1", "DOUBTFUL")))
        .containsExactly("nothing was printed, so nothing was checked");
  }

  private static List<String> check(Map<String, String> states, String... strips) {
    return PaperChecker.faults(List.of(strips), states);
  }
}
