package dev.evertill.till.store;

import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Posting;
import java.util.function.Function;

/**
 * Fills a journal faster than a shop does: many entries share a transaction, and so one wait for
 * the disk. Functions only.
 */
public final class ManySales {
  private static final int A_TRANSACTION = 1_000;

  private ManySales() {}

  public static void append(TillStore till, int entries, Function<EntryNumber, Posting> next) {
    for (int left = entries; left > 0; left -= A_TRANSACTION) {
      int count = Math.min(A_TRANSACTION, left);
      Transactions.run(till.journal(), () -> appendEach(till, count, next));
    }
  }

  private static void appendEach(TillStore till, int count, Function<EntryNumber, Posting> next) {
    try {
      for (int i = 0; i < count; i++) {
        till.ledger().append(next::apply);
      }
    } catch (NotRecordedException e) {
      throw new IllegalStateException("the journal takes no more", e);
    }
  }
}
