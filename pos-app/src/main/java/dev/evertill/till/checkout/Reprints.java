package dev.evertill.till.checkout;

import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import dev.evertill.till.record.Stamp;
import dev.evertill.till.shift.Shift;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Papers printed again, each told in the journal and marked as a copy. Confined to the till thread.
 */
final class Reprints {
  private final Ledger ledger;
  private final Pen pen;

  Reprints(Ledger ledger, Pen pen) {
    this.ledger = ledger;
    this.pen = pen;
  }

  Notice last(Optional<Shift> shift) throws NotRecordedException {
    Optional<Recorded> last =
        Stream.of(ledger.last(Kind.SALE), ledger.last(Kind.RETURN))
            .flatMap(Optional::stream)
            .max(Comparator.comparingLong(Recorded::position));
    return last.isEmpty()
        ? Notice.of(Notice.Kind.NOTHING_TO_REPRINT)
        : again(last.get(), SlipKind.RECEIPT, Optional.empty(), shift);
  }

  /** The oldest paper in doubt came out, or it is printed once more. */
  Notice settleDoubt(boolean cameOut, Optional<Shift> shift) throws NotRecordedException {
    Optional<Print> doubtful = ledger.oldestDoubtfulPrint();
    if (doubtful.isEmpty()) {
      return Notice.of(Notice.Kind.NOTHING_TO_REPRINT);
    }
    if (cameOut) {
      ledger.cameOut(doubtful.get());
      return Notice.NONE;
    }
    Recorded entry = ledger.at(doubtful.get().position()).orElseThrow();
    return again(entry, doubtful.get().slip(), doubtful, shift);
  }

  private Notice again(
      Recorded entry, SlipKind slip, Optional<Print> replaces, Optional<Shift> shift)
      throws NotRecordedException {
    Stamp stamp = pen.stamp();
    int copy = ledger.copies(entry.position(), slip) + 1;
    byte[] document = Documents.reprint(entry.number(), slip, copy, stamp.at(), shift);
    Print print = new Print(entry.position(), slip, copy);
    pen.write(place -> Posting.reprint(stamp.id(), stamp.millis(), document, print, replaces));
    return Notice.of(Notice.Kind.REPRINTED, entry.number().paper());
  }
}
