package dev.evertill.till.record;

import dev.evertill.sync.protocol.Close;
import java.util.Optional;

/**
 * What one entry writes: its document's exact bytes, the papers that follow from it, whether the
 * drawer opens. Immutable.
 *
 * @param id a UUID version 7
 * @param tillTimeMillis the till's clock, milliseconds since 1970 UTC
 * @param print what is queued for the printer with the entry
 * @param opensDrawer the drawer is to be opened, once and soon
 * @param clearsCounter the goods on the counter are gone with this entry
 * @param replaces a doubtful print that is given up in favour of {@code print}
 * @param close what head office is asked to agree to, for the end of a day
 */
public record Posting(
    Kind kind,
    String id,
    long tillTimeMillis,
    byte[] document,
    Optional<Print> print,
    boolean opensDrawer,
    boolean clearsCounter,
    Optional<Print> replaces,
    Optional<Close> close) {

  /** A paper to print: the document of the entry at which position, as what, which copy of it. */
  public record Print(long position, SlipKind slip, int copy) {
    /** The entry's own position is not known yet while its posting is made. */
    public static final long OWN = 0;

    static Print own(SlipKind slip) {
      return new Print(OWN, slip, 0);
    }
  }

  /** An entry and nothing else. */
  public static Posting plain(Kind kind, String id, long tillTimeMillis, byte[] document) {
    return new Posting(
        kind,
        id,
        tillTimeMillis,
        document,
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** A sale: its receipt, the drawer, an empty counter. */
  public static Posting sale(String id, long tillTimeMillis, byte[] document) {
    return sold(Kind.SALE, id, tillTimeMillis, document);
  }

  /** The same of a sale or of a return. */
  public static Posting sold(Kind kind, String id, long tillTimeMillis, byte[] document) {
    return plain(kind, id, tillTimeMillis, document)
        .printing(Print.own(SlipKind.RECEIPT), Optional.empty())
        .clearingCounter()
        .openingDrawer();
  }

  /** Cash that no sale moves: its paper and the drawer. */
  public static Posting cashMoved(Kind kind, String id, long tillTimeMillis, byte[] document) {
    return plain(kind, id, tillTimeMillis, document)
        .printing(Print.own(SlipKind.CASH_MOVEMENT), Optional.empty())
        .openingDrawer();
  }

  /** The drawer and nothing else. */
  public static Posting noSale(String id, long tillTimeMillis, byte[] document) {
    return plain(Kind.NO_SALE, id, tillTimeMillis, document).openingDrawer();
  }

  /** A basket given up: an empty counter. */
  public static Posting voided(String id, long tillTimeMillis, byte[] document) {
    return plain(Kind.VOID, id, tillTimeMillis, document).clearingCounter();
  }

  /** A paper printed again, in place of a doubtful one where there is one. */
  public static Posting reprint(
      String id, long tillTimeMillis, byte[] document, Print print, Optional<Print> replaces) {
    return plain(Kind.REPRINT, id, tillTimeMillis, document).printing(print, replaces);
  }

  /** The end of a day: its report, and the question to head office. */
  public static Posting dayClosed(String id, long tillTimeMillis, byte[] document, Close close) {
    return plain(Kind.DAY_CLOSED, id, tillTimeMillis, document)
        .printing(Print.own(SlipKind.DAY_REPORT), Optional.empty())
        .asking(close);
  }

  private Posting printing(Print paper, Optional<Print> instead) {
    return new Posting(
        kind,
        id,
        tillTimeMillis,
        document,
        Optional.of(paper),
        opensDrawer,
        clearsCounter,
        instead,
        close);
  }

  private Posting clearingCounter() {
    return new Posting(
        kind, id, tillTimeMillis, document, print, opensDrawer, true, replaces, close);
  }

  private Posting openingDrawer() {
    return new Posting(
        kind, id, tillTimeMillis, document, print, true, clearsCounter, replaces, close);
  }

  private Posting asking(Close question) {
    return new Posting(
        kind,
        id,
        tillTimeMillis,
        document,
        print,
        opensDrawer,
        clearsCounter,
        replaces,
        Optional.of(question));
  }
}
