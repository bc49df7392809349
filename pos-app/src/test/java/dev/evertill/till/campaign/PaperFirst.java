package dev.evertill.till.campaign;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.transport.Connection;
import dev.evertill.receipt.transport.PrinterTransport;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.ForwardingLedger;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.Slips;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Broken on purpose: the receipt is printed before its sale is on the disk, as many tills do it.
 * The campaign must find that out. Confined to the till thread.
 */
final class PaperFirst extends ForwardingLedger {
  private static final long ANSWER_MILLIS = 5_000;

  private final Slips slips;
  private final PrinterTransport printer;
  private final Telling telling;

  PaperFirst(Ledger ledger, Slips slips, PrinterTransport printer, Telling telling) {
    super(ledger);
    this.slips = Objects.requireNonNull(slips);
    this.printer = Objects.requireNonNull(printer);
    this.telling = Objects.requireNonNull(telling);
  }

  @Override
  public Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    return super.append(
        place -> {
          Posting made = posting.apply(place);
          Optional<Print> own = made.print().filter(print -> print.position() == Print.OWN);
          own.ifPresent(print -> print(print, place, made.document()));
          return own.isPresent() ? withoutPrint(made) : made;
        });
  }

  private void print(Print print, EntryNumber place, byte[] document) {
    try (Connection connection = printer.open()) {
      byte[] paper =
          new EscPosEncoder()
              .encode(
                  slips.of(print.slip(), print.copy(), place, document), PrinterProfile.EPSON_80MM);
      connection.write(paper, 0, paper.length);
      telling.begin("paper", "paper");
      byte[] question = EscPosEncoder.statusRequest();
      connection.write(question, 0, question.length);
      connection.read(ANSWER_MILLIS);
    } catch (PrinterException | MalformedException e) {
      throw new IllegalStateException("the receipt was not printed", e);
    }
  }

  private static Posting withoutPrint(Posting made) {
    return new Posting(
        made.kind(),
        made.id(),
        made.tillTimeMillis(),
        made.document(),
        Optional.empty(),
        made.opensDrawer(),
        made.clearsCounter(),
        made.replaces(),
        made.close());
  }
}
