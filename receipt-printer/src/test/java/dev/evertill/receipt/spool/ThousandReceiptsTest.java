package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A day of receipts through a printer that fails by chance, and a checker on the paper. */
class ThousandReceiptsTest {
  private static final int RECEIPTS = 1_000;

  @Test
  void throughAPrinterThatDiesAtRandomNoneIsLostAndNoneComesTwice() {
    Counter counter = new Counter();
    Map<JobState, Integer> ends = day(counter, new Random(2026), RECEIPTS);

    assertThat(counter.faults()).isEmpty();
    assertThat(counter.printer.unknown).isEmpty();
    assertThat(ends.get(JobState.PRINTED)).isGreaterThan(RECEIPTS / 2);
    assertThat(ends.get(JobState.CANCELLED)).as("printed again").isGreaterThan(RECEIPTS / 20);
  }

  /** The same with a spooler that is broken on purpose: the checker sees it. */
  @Test
  void aSpoolerThatRepeatsAfterTheFirstByteIsFoundOut() {
    Counter counter = new Counter();
    counter.queue =
        new WhenSending(counter.jobs, () -> {}) {
          @Override
          public void settled(JobKey key, JobState state, String reason) {
            super.settled(key, state == JobState.DOUBTFUL ? JobState.QUEUED : state, reason);
          }
        };
    day(counter, new Random(2026), 200);

    List<String> faults = counter.faults();
    assertThat(faults).anyMatch(fault -> fault.endsWith(" times without a mark"));
    assertThat(faults).hasSizeGreaterThan(5);
  }

  @Test
  void aSpoolerThatTakesEveryWriteForPaperIsFoundOut() {
    Counter counter = new Counter();
    counter.queue =
        new WhenSending(counter.jobs, () -> {}) {
          @Override
          public void settled(JobKey key, JobState state, String reason) {
            super.settled(key, state == JobState.DOUBTFUL ? JobState.PRINTED : state, reason);
          }
        };
    day(counter, new Random(2026), 200);

    assertThat(counter.faults())
        .anyMatch(fault -> fault.endsWith(" is PRINTED, and not whole on paper"));
  }

  /** Each receipt meets some fault or none; whoever finds one in doubt prints it once more. */
  private static Map<JobState, Integer> day(Counter counter, Random chance, int receipts) {
    Map<JobState, Integer> ends = new TreeMap<>();
    for (int number = 1; number <= receipts; number++) {
      JobKey key = counter.sell(number);
      fault(counter, chance);

      if (chance.nextInt(50) == 0) {
        counter.start();
      }
      for (JobState state; (state = end(counter, key)) != JobState.PRINTED; ) {
        ends.merge(JobState.CANCELLED, 1, Integer::sum);
        assertThat(state).isEqualTo(JobState.DOUBTFUL);
        key = counter.again(key);
        if (chance.nextInt(4) == 0) {
          fault(counter, chance);
        }
      }
      ends.merge(JobState.PRINTED, 1, Integer::sum);
    }
    return ends;
  }

  private static JobState end(Counter counter, JobKey key) {
    counter.run(600);
    counter.printer.off = false;
    counter.printer.paperOut = false;
    counter.run(600);
    return counter.jobs.state(key).orElseThrow();
  }

  private static void fault(Counter counter, Random chance) {
    FaultPrinter printer = counter.printer;
    printer.tells = chance.nextBoolean();
    int bytes = 1 + chance.nextInt(150);
    switch (chance.nextInt(10)) {
      case 0, 1 -> printer.diesAfter = bytes;
      case 2 -> printer.breaksAfter = bytes;
      case 3 -> {
        printer.opensAfter = bytes;
        printer.closedAgainAfter = chance.nextInt(120_000);
      }
      case 4 -> printer.off = true;
      case 5 -> printer.paperOut = true;
      case 6 -> printer.answersAfter = chance.nextInt(2) * chance.nextInt(900);
      default -> {}
    }
  }
}
