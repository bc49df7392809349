package dev.evertill.till.checkout;

import java.util.List;

/**
 * Something about the till's own disk that a person should know for as long as it lasts, with the
 * words that the text of its kind needs. Immutable.
 */
public record Trouble(Kind kind, List<String> words) {
  /**
   * The kinds, the gravest first; each has a text {@code trouble.<kind>} in the screen's language.
   */
  public enum Kind {
    /** An entry does not fit its hash: its number. */
    ENTRY_DAMAGED,
    /** The journal was damaged: where it lies now, how many entries came back. */
    JOURNAL_SET_ASIDE,
    /** Entries are lost and not yet back: how many ranges. */
    ENTRIES_MISSING,
    /** The store is older than it was: how many entries came back. */
    EPOCH_RESTORED,
    /** The store is another machine's. */
    EPOCH_OTHER_MACHINE,
    /** The store was gone: how many entries came back. */
    EPOCH_REINSTALLED,
    /** Head office holds other entries than the till. */
    EPOCH_FORKED,
    /** The disk: mebibytes left. No price list is fetched. */
    DISK_SHORT,
    /** The journal: per cent of its limit. No price list is fetched, old days go. */
    STORE_SHORT,
    /** The price list was damaged and is fetched again. */
    PRICES_DAMAGED,
    /** The mirror is lost: why, and what the disk said of it, which may be empty. */
    MIRROR_LOST,
    /** The disk: mebibytes left. */
    DISK_LOW,
    /** The journal: per cent of its limit. */
    STORE_LOW
  }

  public Trouble {
    words = List.copyOf(words);
  }

  public static Trouble of(Kind kind, String... words) {
    return new Trouble(kind, List.of(words));
  }
}
