package dev.evertill.till.app;

import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.Verification;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the journal of a till that sells: a page at a time, each behind whatever else waits for
 * the work thread, so that a search never waits for more than a page. Confined to the work thread.
 */
final class JournalCheck implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalCheck.class);
  private static final int PAGE = 200;

  private final Verification verification;
  private final long last;
  private final Executor work;
  private final Consumer<Verification.Result> found;

  /**
   * @param last the last position to read; what is written later was just written right
   * @param found gets the result, on the work thread
   */
  JournalCheck(Ledger ledger, long last, Executor work, Consumer<Verification.Result> found) {
    verification = Verification.inPages(ledger);
    this.last = last;
    this.work = work;
    this.found = found;
  }

  @Override
  public void run() {
    if (!verification.look(PAGE, last)) {
      found.accept(verification.result());
      return;
    }
    try {
      work.execute(this);
    } catch (RejectedExecutionException e) {
      LOG.info("the till closes before its journal is read: {} entries", soFar());
    }
  }

  private long soFar() {
    return verification.result().entries();
  }
}
