package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Symbology;
import org.junit.jupiter.api.Test;

/** What became of each job is told once, when the queue keeps it. */
class JobEndTest {
  private final Counter counter = new Counter();
  private final FaultPrinter printer = counter.printer;

  @Test
  void everyPaperThatCameOutIsTold() {
    JobKey first = counter.sell(1);
    JobKey second = counter.sell(2);
    counter.run(60);

    assertThat(counter.ends)
        .containsExactly(
            new JobEnd(first, JobState.PRINTED, ""), new JobEnd(second, JobState.PRINTED, ""));
  }

  @Test
  void nothingIsToldOfAJobThatWaits() {
    printer.off = true;
    JobKey key = counter.sell(1);
    counter.run(60);
    assertThat(counter.ends).isEmpty();

    printer.off = false;
    counter.run(60);

    assertThat(counter.ends).containsExactly(new JobEnd(key, JobState.PRINTED, ""));
  }

  @Test
  void aDoubtIsToldWithItsReason() {
    counter.queue = new WhenSending(counter.jobs, () -> printer.diesAfter = 20);
    JobKey key = counter.sell(1);
    counter.run(60);

    assertThat(counter.ends)
        .containsExactly(new JobEnd(key, JobState.DOUBTFUL, "the printer is gone"));
    assertThat(counter.jobs.reason(key)).isEqualTo("the printer is gone");
  }

  @Test
  void whatNoPrinterCouldPrintIsToldWithItsReason() {
    Receipt tooWide =
        Receipt.builder().barcode(Symbology.CODE_128, "TILL-2/SLIP-000417").cut().build();
    JobKey key = new JobKey("7", "receipt", 0);
    counter.jobs.submit(new PrintJob(key, tooWide));
    counter.run(60);

    assertThat(counter.ends).hasSize(1);
    JobEnd end = counter.ends.get(0);
    assertThat(end.key()).isEqualTo(key);
    assertThat(end.state()).isEqualTo(JobState.FAILED);
    assertThat(end.reason()).contains("TILL-2/SLIP-000417");
    assertThat(counter.jobs.reason(key)).isEqualTo(end.reason());
  }

  @Test
  void whatAPrinterTookThatNeverAnswersIsTold() {
    printer.readsBack = false;
    JobKey key = counter.sell(1);
    counter.run(60);

    assertThat(counter.ends).containsExactly(new JobEnd(key, JobState.HANDED_OVER, ""));
  }

  /** A store that fails is tried again; who listens is not. */
  @Test
  void anEndTheStoreDidNotKeepAtFirstIsToldOnceItDoes() {
    int[] failures = {3};
    counter.queue =
        new WhenSending(counter.jobs, () -> {}) {
          @Override
          public void settled(JobKey key, JobState state, String reason) {
            assertThat(counter.ends).isEmpty();
            if (failures[0]-- > 0) {
              throw new IllegalStateException("the disk is full");
            }
            super.settled(key, state, reason);
          }
        };
    JobKey key = counter.sell(1);
    counter.start();
    counter.idle(60);

    assertThat(counter.ends).containsExactly(new JobEnd(key, JobState.PRINTED, ""));
    assertThat(failures[0]).isNegative();
  }

  @Test
  void whatAQueueWasNeverToldHasNoReason() {
    JobKey key = counter.sell(1);

    assertThat(counter.jobs.reason(key)).isEmpty();
    assertThat(counter.jobs.reason(new JobKey("8", "receipt", 0))).isEmpty();
  }
}
