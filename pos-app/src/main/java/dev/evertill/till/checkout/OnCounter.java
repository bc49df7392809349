package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Drafts;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Priced;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.shift.Shift;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The goods on the counter, what they cost, and which line the next change goes to. They are kept
 * on disk behind what already waits for the till thread. Confined to the till thread.
 */
final class OnCounter {
  private static final Logger LOG = LoggerFactory.getLogger(OnCounter.class);

  /** What a sale's document has besides its lines and taxes, with room to spare. */
  private static final int HEAD_AND_FOOT_BYTES = 32 * 1024;

  /** A line takes at most so many times as much in a sale's document as in a draft. */
  private static final int WIDER = 8;

  private final Catalogue catalogue;
  private final Ledger ledger;
  private final Pen pen;
  private final Executor afterwards;
  private final Consumer<Notice> trouble;

  private Optional<Terms> terms = Optional.empty();
  private Priced priced = Priced.NOTHING;
  private int selected = -1;
  private boolean draftIsStale;
  private int draftBytes;

  /**
   * @param afterwards runs a draft's write behind what already waits, so that scans in a row share
   *     one
   * @param trouble is told when a draft could not be written
   */
  OnCounter(
      Catalogue catalogue, Ledger ledger, Pen pen, Executor afterwards, Consumer<Notice> trouble) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.pen = pen;
    this.afterwards = afterwards;
    this.trouble = trouble;
  }

  Basket basket() {
    return priced.basket();
  }

  boolean isEmpty() {
    return basket().isEmpty();
  }

  Priced priced() {
    return priced;
  }

  /** -1 for none. */
  int selected() {
    return selected;
  }

  /** What is no line changes nothing. */
  void select(int line) {
    if (line >= 0 && line < basket().lines().size()) {
      selected = line;
    }
  }

  /** Takes up what a stop left; what cannot be read is logged and stays away. */
  void takeUp() {
    Optional<byte[]> draft = ledger.kept();
    if (draft.isEmpty()) {
      return;
    }
    try {
      show(Drafts.read(draft.get()), draft.get().length);
    } catch (MalformedException e) {
      LOG.error(
          "The kept basket cannot be read; in base64: {}",
          Base64.getEncoder().encodeToString(draft.get()),
          e);
    }
  }

  /** Goods that are on disk already lie on the counter, in place of what lay there. */
  void show(Basket basket, int bytes) {
    clear();
    draftBytes = bytes;
    price(basket);
    selected = lastLive();
  }

  private int lastLive() {
    int line = basket().lines().size() - 1;
    while (line >= 0 && basket().lines().get(line).voided()) {
      line--;
    }
    return line;
  }

  /** A basket keeps the terms it began with, whatever price list comes meanwhile. */
  private void price(Basket next) {
    priced = pricedAs(next);
  }

  private Priced pricedAs(Basket next) {
    if (terms.isEmpty()) {
      terms = Optional.of(catalogue.terms());
    }
    return next.priced(terms.get(), pen.now());
  }

  /**
   * Whether this basket could be recorded, paid or given up. Written out only where the last draft
   * was so long that it may not.
   */
  boolean hasRoomFor(Basket next, Shift seller) {
    if ((long) draftBytes * WIDER < Pen.MOST_BYTES) {
      return true;
    }
    int bytes = Documents.voided(pricedAs(next), pen.stamp().at(), seller).length;
    return bytes + HEAD_AND_FOOT_BYTES <= Pen.MOST_BYTES;
  }

  void change(Basket next, int select) {
    price(next);
    selected = select;
    if (!draftIsStale) {
      draftIsStale = true;
      afterwards.execute(this::keepDraft);
    }
  }

  private void keepDraft() {
    if (!draftIsStale) {
      return;
    }
    draftIsStale = false;
    try {
      byte[] draft = Drafts.write(basket());
      draftBytes = draft.length;
      ledger.keep(draft);
    } catch (NotRecordedException e) {
      LOG.error("The basket in progress could not be kept on disk", e);
      trouble.accept(Notice.of(Notice.Kind.DRAFT_NOT_KEPT, e.why().name()));
    }
  }

  /** The goods are gone, on the disk already. */
  void clear() {
    terms = Optional.empty();
    priced = Priced.NOTHING;
    selected = -1;
    draftIsStale = false;
    draftBytes = 0;
  }
}
