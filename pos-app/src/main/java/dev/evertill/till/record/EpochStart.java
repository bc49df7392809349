package dev.evertill.till.record;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.shift.GrandTotals;
import java.util.Optional;

/**
 * Why an epoch begins, and what goes on from the one before, so that no number is used twice and
 * neither Z numbers nor grand totals start again. Immutable.
 *
 * @param position of the epoch's entry 1 in the till's store, which never restarts
 * @param parent the last entry known of the epoch before, empty for the first of all
 * @param totals as the last Z report had them
 */
public record EpochStart(Cause cause, long position, Optional<Parent> parent, GrandTotals totals) {

  /** An entry that the new epoch follows. */
  public record Parent(String epoch, long number, Hash hash) {}

  /** Why an epoch begins. The words are in documents: never change one. */
  public enum Cause {
    /** The till's first. */
    NEW_STORE("new-store"),
    /** The store is gone, the witness outside it remembers it. */
    REINSTALLED("reinstalled"),
    /** The store is older than the witness, or has another history. */
    RESTORED("restored"),
    /** The store was last written on another machine. */
    OTHER_MACHINE("other-machine"),
    /** The journal was damaged and set aside. */
    DAMAGED("damaged"),
    /** Head office holds other entries of the epoch than the till. */
    FORKED("forked");

    private final String text;

    Cause(String text) {
      this.text = text;
    }

    /** The word in the journal. */
    public String text() {
      return text;
    }
  }
}
