package dev.evertill.till.checkout;

import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Posting;
import java.io.IOException;
import java.util.function.Function;

/** A journal whose second entry from now finds the disk full. Confined to the test's thread. */
final class FailSecond extends ForwardingLedger {
  private int appended;

  FailSecond(Ledger ledger) {
    super(ledger);
  }

  @Override
  public Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    appended++;
    if (appended == 2) {
      throw new NotRecordedException(
          NotRecordedException.Cause.DISK_FULL, new IOException("as the test asked"));
    }
    return super.append(posting);
  }
}
