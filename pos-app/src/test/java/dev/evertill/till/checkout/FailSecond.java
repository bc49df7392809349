package dev.evertill.till.checkout;

import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A journal whose second entry from now finds the disk full. Confined to the test's thread. */
final class FailSecond implements Ledger {
  private final Ledger ledger;
  private int appended;

  FailSecond(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    appended++;
    if (appended == 2) {
      throw new NotRecordedException(
          NotRecordedException.Cause.DISK_FULL, new IOException("as the test asked"));
    }
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
