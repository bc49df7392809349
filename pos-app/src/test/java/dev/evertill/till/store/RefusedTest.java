package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.NotRecordedException.Cause;
import io.objectbox.exception.DbException;
import io.objectbox.exception.DbFullException;
import org.junit.jupiter.api.Test;

/** What ObjectBox 4.3.1 threw on an 8 MB disk and a 3 MB one, both filled up with sales. */
class RefusedTest {
  private static final DbException TOOK_NOTHING = new DbFullException("Could not commit tx");
  private static final DbException TOOK_A_PART = new DbException("Could not commit tx (5)", 5);
  private static final DbException OWN_LIMIT = new DbFullException("Could not put");
  private static final Refused FULL_DISK = new Refused(() -> 6 * 1024);
  private static final Refused ROOMY_DISK = new Refused(() -> 40L << 30);

  @Test
  void aFullDiskIsCalledSoWhateverTheStoreCallsIt() {
    assertThat(FULL_DISK.why(TOOK_NOTHING).why()).isEqualTo(Cause.DISK_FULL);
    assertThat(FULL_DISK.why(TOOK_A_PART).why()).isEqualTo(Cause.DISK_FULL);
  }

  @Test
  void aStoreAtItsOwnLimitIsFull() {
    assertThat(ROOMY_DISK.why(OWN_LIMIT).why()).isEqualTo(Cause.STORE_FULL);
    assertThat(ROOMY_DISK.why(OWN_LIMIT)).hasMessage("STORE_FULL: Could not put");
  }

  @Test
  void anythingElseIsAFailureOfTheStore() {
    assertThat(ROOMY_DISK.why(TOOK_A_PART).why()).isEqualTo(Cause.STORE_FAILED);
    assertThat(FULL_DISK.why(new DbException("damaged")).why()).isEqualTo(Cause.STORE_FAILED);
  }
}
