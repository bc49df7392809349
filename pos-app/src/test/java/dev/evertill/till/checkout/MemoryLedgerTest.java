package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.Close;
import dev.evertill.till.record.Posting.Print;
import java.util.List;

class MemoryLedgerTest extends LedgerContract {
  private final MemoryLedger ledger = new MemoryLedger(TILL);

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected List<Print> queued() {
    return ledger.prints();
  }

  @Override
  protected void doubt(Print print) {
    ledger.doubt(print);
  }

  @Override
  protected boolean drawerIsAsked() {
    return ledger.drawerOpenings() > 0;
  }

  @Override
  protected List<Close> asked() {
    return ledger.closes();
  }
}
