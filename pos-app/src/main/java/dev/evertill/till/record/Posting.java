package dev.evertill.till.record;

import dev.evertill.sync.protocol.Close;
import java.util.List;
import java.util.Optional;

/**
 * What one entry writes: its document's exact bytes, the papers that follow from it, whether the
 * drawer opens. Immutable.
 *
 * @param id a UUID version 7
 * @param tillTimeMillis the till's clock, milliseconds since 1970 UTC
 * @param prints what is queued for the printer with the entry, of this entry or an earlier one
 * @param clearsCounter the goods on the counter are gone with this entry
 * @param close what head office is asked to agree to, for the end of a day
 */
public record Posting(
    Kind kind,
    String id,
    long tillTimeMillis,
    byte[] document,
    List<Print> prints,
    boolean opensDrawer,
    boolean clearsCounter,
    Optional<Close> close) {

  /** A paper to print: the document of which entry, as what, and the how many-th time. */
  public record Print(long entryPosition, SlipKind kind, int copy) {
    /** The entry's own number is not known yet while its posting is made. */
    public static final long OWN = 0;
  }

  public Posting {
    prints = List.copyOf(prints);
  }

  /** An entry that prints nothing, opens nothing and leaves the counter as it is. */
  public static Posting plain(Kind kind, String id, long tillTimeMillis, byte[] document) {
    return new Posting(
        kind, id, tillTimeMillis, document, List.of(), false, false, Optional.empty());
  }

  public Posting printing(SlipKind slip) {
    return printing(new Print(Print.OWN, slip, 0));
  }

  public Posting printing(Print print) {
    return new Posting(
        kind, id, tillTimeMillis, document, List.of(print), opensDrawer, clearsCounter, close);
  }

  public Posting openingDrawer() {
    return new Posting(kind, id, tillTimeMillis, document, prints, true, clearsCounter, close);
  }

  public Posting clearingCounter() {
    return new Posting(kind, id, tillTimeMillis, document, prints, opensDrawer, true, close);
  }

  public Posting asking(Close agreement) {
    return new Posting(
        kind,
        id,
        tillTimeMillis,
        document,
        prints,
        opensDrawer,
        clearsCounter,
        Optional.of(agreement));
  }
}
