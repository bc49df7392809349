package dev.evertill.till.app;

import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A ledger that tells, after something is on the disk, that there is. Safe from any thread. */
record AnnouncingLedger(Ledger ledger, Runnable written) implements Ledger {
  @Override
  public Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    Recorded recorded = ledger.append(posting);
    written.run();
    return recorded;
  }

  @Override
  public void keep(byte[] draft) throws NotRecordedException {
    ledger.keep(draft);
  }

  @Override
  public Optional<byte[]> kept() {
    return ledger.kept();
  }

  @Override
  public void read(long afterPosition, Consumer<Recorded> reader) {
    ledger.read(afterPosition, reader);
  }

  @Override
  public Optional<Recorded> last(Kind kind) {
    return ledger.last(kind);
  }

  @Override
  public Optional<Recorded> at(long position) {
    return ledger.at(position);
  }

  @Override
  public Optional<Print> oldestDoubtfulPrint() {
    return ledger.oldestDoubtfulPrint();
  }

  @Override
  public void cameOut(Print print) throws NotRecordedException {
    ledger.cameOut(print);
    written.run();
  }

  @Override
  public int copies(long position, SlipKind slip) {
    return ledger.copies(position, slip);
  }
}
