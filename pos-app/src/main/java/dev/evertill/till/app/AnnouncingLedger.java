package dev.evertill.till.app;

import dev.evertill.till.checkout.ForwardingLedger;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import java.util.function.Function;

/** A ledger that tells, after something is on the disk, that there is. Safe from any thread. */
final class AnnouncingLedger extends ForwardingLedger {
  private final Runnable written;

  AnnouncingLedger(Ledger ledger, Runnable written) {
    super(ledger);
    this.written = written;
  }

  @Override
  public Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    Recorded recorded = super.append(posting);
    written.run();
    return recorded;
  }

  @Override
  public void cameOut(Print print) throws NotRecordedException {
    super.cameOut(print);
    written.run();
  }
}
