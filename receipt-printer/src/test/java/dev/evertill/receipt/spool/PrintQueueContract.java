package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Receipt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every print queue promises, whatever it is kept in. One test class for each store. */
public abstract class PrintQueueContract {
  /** An open store in which these jobs are queued, the first is the oldest; no drawer is due. */
  protected abstract PrintQueue queueWith(List<PrintJob> jobs);

  /** The store of the last {@link #queueWith}, as it is found after its process was killed. */
  protected abstract PrintQueue reopened();

  protected abstract JobState stateOf(JobKey key);

  /** A sale asks for the drawer, now. */
  protected abstract void askDrawer();

  /** The clock the store reads goes on by so much. */
  protected abstract void pass(Duration time);

  /** A job the store can hold; overridden where a job's receipt comes from its document. */
  protected PrintJob job(int number) {
    return new PrintJob(
        new JobKey("slip-" + number, "receipt", 0),
        Receipt.builder().text("Slip " + number).cut().build());
  }

  private PrintJob first;
  private PrintJob second;

  @BeforeEach
  protected void writeJobs() {
    first = job(1);
    second = job(2);
  }

  @Test
  protected void theOldestJobComesFirstAndLookingChangesNothing() {
    PrintQueue queue = queueWith(List.of(first, second));

    assertThat(queue.next()).contains(first);
    assertThat(queue.next()).contains(first);
    assertThat(stateOf(first.key())).isEqualTo(JobState.QUEUED);
  }

  @Test
  protected void anEmptyQueueHasNothing() {
    PrintQueue queue = queueWith(List.of());

    assertThat(queue.next()).isEmpty();
    assertThat(queue.takeDrawer()).isFalse();
    assertThat(queue.doubtful()).isZero();
  }

  @Test
  protected void aJobBeingSentIsNotOfferedAgain() {
    PrintQueue queue = queueWith(List.of(first, second));

    queue.sending(first.key());

    assertThat(stateOf(first.key())).isEqualTo(JobState.SENDING);
    assertThat(queue.next()).contains(second);
  }

  @Test
  protected void whatIsSettledStaysSettled() {
    for (JobState state :
        List.of(JobState.PRINTED, JobState.HANDED_OVER, JobState.DOUBTFUL, JobState.FAILED)) {
      PrintQueue queue = queueWith(List.of(first, second));
      queue.sending(first.key());
      queue.settled(first.key(), state, "because");

      assertThat(stateOf(first.key())).isEqualTo(state);
      assertThat(queue.next()).as("after %s", state).contains(second);
      assertThat(queue.reason(first.key())).isEqualTo("because");
      assertThat(reopened().next()).as("after %s and a crash", state).contains(second);
      assertThat(stateOf(first.key())).isEqualTo(state);
    }
  }

  @Test
  protected void aJobPutBackKeepsItsPlace() {
    PrintQueue queue = queueWith(List.of(first, second));

    queue.sending(first.key());
    queue.settled(first.key(), JobState.QUEUED, "nothing was sent");

    assertThat(queue.next()).contains(first);
  }

  @Test
  protected void puttingBackWhatWasNeverSentChangesNothing() {
    PrintQueue queue = queueWith(List.of(first, second));

    queue.settled(first.key(), JobState.QUEUED, "nothing was sent");

    assertThat(queue.next()).contains(first);
  }

  @Test
  protected void afterACrashWhatWasBeingSentIsDoubtfulAndWhatWaitedWaits() {
    PrintQueue queue = queueWith(List.of(first, second));
    queue.sending(first.key());

    PrintQueue after = reopened();

    assertThat(stateOf(first.key())).isEqualTo(JobState.DOUBTFUL);
    assertThat(after.doubtful()).isEqualTo(1);
    assertThat(after.next()).contains(second);
  }

  @Test
  protected void doubtfulJobsAreCountedUntilAPersonDecided() {
    PrintQueue queue = queueWith(List.of(first, second));
    queue.sending(first.key());
    queue.settled(first.key(), JobState.DOUBTFUL, "it fell silent");
    assertThat(queue.doubtful()).isEqualTo(1);

    queue.settled(first.key(), JobState.CANCELLED, "the paper is there");

    assertThat(queue.doubtful()).isZero();
  }

  @Test
  protected void theDrawerIsTakenOnce() {
    PrintQueue queue = queueWith(List.of(first));
    askDrawer();

    assertThat(queue.takeDrawer()).isTrue();
    assertThat(queue.takeDrawer()).isFalse();
    assertThat(reopened().takeDrawer()).as("after a crash").isFalse();
  }

  @Test
  protected void aDrawerAskedForLongAgoStaysShut() {
    PrintQueue queue = queueWith(List.of(first));
    askDrawer();
    pass(Duration.ofSeconds(5).plusMillis(1));

    assertThat(queue.takeDrawer()).isFalse();
    pass(Duration.ofSeconds(-1));
    assertThat(queue.takeDrawer()).as("it is gone, whatever the clock says").isFalse();
  }

  /** A further paper of the same document. */
  protected PrintJob copyOf(PrintJob job, int copy) {
    return new PrintJob(
        new JobKey(job.key().document(), job.key().kind(), copy), job.receipt().asCopy("COPY"));
  }

  @Test
  protected void aSecondSubmitOfAKeyIsAnsweredWithTheStateOfTheFirst() {
    PrintQueue queue = queueWith(List.of(first, second));
    PrintJob copy = copyOf(first, 1);

    assertThat(queue.submit(copy)).isEqualTo(JobState.QUEUED);
    assertThat(queue.submit(first)).isEqualTo(JobState.QUEUED);
    queue.sending(first.key());
    assertThat(queue.submit(first)).isEqualTo(JobState.SENDING);
    queue.settled(first.key(), JobState.PRINTED, "it said so");
    assertThat(queue.submit(first)).isEqualTo(JobState.PRINTED);
    assertThat(stateOf(first.key())).isEqualTo(JobState.PRINTED);

    assertThat(queue.next()).contains(second);
    queue.settled(second.key(), JobState.CANCELLED, "nobody wants it");
    assertThat(queue.next()).contains(copy);
    assertThat(reopened().submit(first)).as("after a crash").isEqualTo(JobState.PRINTED);
  }

  @Test
  protected void whatWasSubmittedIsThereAfterACrash() {
    PrintQueue queue = queueWith(List.of(first));

    assertThat(queue.state(first.key())).contains(JobState.QUEUED);
    assertThat(reopened().next()).contains(first);
    assertThat(reopened().find(first.key())).contains(first);
  }

  @Test
  protected void aKeyNobodySubmittedHasNoState() {
    PrintQueue queue = queueWith(List.of(first));

    assertThat(queue.state(second.key())).isEmpty();
    assertThat(queue.find(second.key())).isEmpty();
  }

  @Test
  protected void whatIsLiveIsNotKept() {
    PrintQueue queue = queueWith(List.of(first));
    for (JobState live :
        List.of(JobState.CONNECTING, JobState.AWAITING_CONFIRMATION, JobState.BLOCKED)) {
      assertThatThrownBy(() -> queue.settled(first.key(), live, ""))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(live + " is not kept: " + first.key());
    }
    assertThat(stateOf(first.key())).isEqualTo(JobState.QUEUED);
  }

  @Test
  protected void askingForTheDrawerIsSeenAndLookingChangesNothing() {
    PrintQueue queue = queueWith(List.of());
    assertThat(queue.drawerIsAsked()).isFalse();
    askDrawer();

    assertThat(queue.drawerIsAsked()).isTrue();
    assertThat(queue.drawerIsAsked()).isTrue();
    assertThat(queue.takeDrawer()).isTrue();
    assertThat(queue.drawerIsAsked()).isFalse();
  }
}
