package dev.evertill.till.campaign;

import dev.evertill.till.checkout.ForwardingLedger;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import java.util.Objects;
import java.util.function.Function;

/**
 * A ledger that tells before each write what the counter will hold after it, and after each write
 * that it is on the disk. Entries are told from inside their transaction. Safe from any thread.
 */
final class ToldLedger extends ForwardingLedger {
  private static final String COMMIT = "commit";
  private static final String DRAFT = "draft";
  private static final String HOLD = "hold";
  private static final String RECALL = "recall";

  private final Telling telling;
  private final Runnable written;

  /**
   * @param written is called after each entry, as the printer is woken
   */
  ToldLedger(Ledger ledger, Telling telling, Runnable written) {
    super(ledger);
    this.telling = Objects.requireNonNull(telling);
    this.written = Objects.requireNonNull(written);
  }

  @Override
  public Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    Recorded recorded =
        super.append(
            place -> {
              Posting made = posting.apply(place);
              tellBegin(place, made);
              return made;
            });
    telling.tell(
        "done",
        "phase",
        COMMIT,
        "what",
        recorded.entry().header().kind(),
        "number",
        recorded.number().paper(),
        "position",
        recorded.position(),
        "hash",
        recorded.entry().hash());
    written.run();
    return recorded;
  }

  private void tellBegin(EntryNumber place, Posting made) {
    String kind = made.kind().text();
    if (made.clearsCounter()) {
      telling.tell(
          "begin", "phase", COMMIT, "what", kind, "number", place.paper(), "basket", Baskets.EMPTY);
    } else {
      telling.tell("begin", "phase", COMMIT, "what", kind, "number", place.paper());
    }
  }

  @Override
  public void keep(byte[] draft) throws NotRecordedException {
    telling.tell("begin", "phase", DRAFT, "what", DRAFT, "basket", Baskets.word(draft));
    super.keep(draft);
    telling.done(DRAFT, DRAFT);
  }

  @Override
  public void hold(String label, long heldAtMillis, byte[] draft) throws NotRecordedException {
    telling.tell(
        "begin",
        "phase",
        HOLD,
        "what",
        HOLD,
        "label",
        label,
        "held",
        Baskets.word(draft),
        "basket",
        Baskets.EMPTY);
    super.hold(label, heldAtMillis, draft);
    telling.done(HOLD, HOLD);
  }

  @Override
  public void recall(Held basket) throws NotRecordedException {
    telling.tell(
        "begin",
        "phase",
        HOLD,
        "what",
        RECALL,
        "label",
        basket.label(),
        "basket",
        Baskets.word(basket.draft()));
    super.recall(basket);
    telling.done(HOLD, RECALL);
  }

  @Override
  public void cameOut(Print print) throws NotRecordedException {
    super.cameOut(print);
    written.run();
  }
}
