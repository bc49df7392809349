package dev.evertill.till.checkout;

import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A ledger that passes everything on to another, for those that change one thing of it. Safe from
 * any thread, as the other is.
 */
public abstract class ForwardingLedger implements Ledger {
  private final Ledger ledger;

  protected ForwardingLedger(Ledger ledger) {
    this.ledger = Objects.requireNonNull(ledger);
  }

  @Override
  public Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    return ledger.append(posting);
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
  public void hold(String label, long heldAtMillis, byte[] draft) throws NotRecordedException {
    ledger.hold(label, heldAtMillis, draft);
  }

  @Override
  public List<Held> held() {
    return ledger.held();
  }

  @Override
  public void recall(Held basket) throws NotRecordedException {
    ledger.recall(basket);
  }

  @Override
  public List<Anchor> anchors() {
    return ledger.anchors();
  }

  @Override
  public SyncStatus syncStatus(long position) {
    return ledger.syncStatus(position);
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
  }

  @Override
  public int copies(long position, SlipKind slip) {
    return ledger.copies(position, slip);
  }
}
