package dev.evertill.till.store;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.record.EpochStart.Cause;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Whether a journal goes on where it stands or begins a new epoch. Functions only.
 *
 * <p>Two journals must never give the same number to two sales. A journal goes on only where
 * nothing speaks against it being the one that was written last on this machine.
 */
final class Continuation {
  /** A backup says of itself that it is one, so that it is known where no witness is left. */
  static final String COPY_OF = "copy of ";

  private Continuation() {}

  /**
   * What the store says of itself.
   *
   * @param lastPosition 0 for an empty journal
   * @param machine on which it was last written, empty for a journal of before this was noted
   * @param hashAt the hash of an entry by position, empty where it is not there (any more)
   */
  record Stored(long lastPosition, String machine, LongFunction<Optional<Hash>> hashAt) {}

  /**
   * Why a new epoch begins, empty where the journal goes on.
   *
   * @param setAside a damaged journal was set aside just now
   */
  static Optional<Cause> cause(
      Stored stored, boolean setAside, Optional<Witness> witness, String machine) {
    if (setAside) {
      return Optional.of(Cause.DAMAGED);
    }
    if (stored.lastPosition() == 0) {
      return Optional.of(witness.isPresent() ? Cause.REINSTALLED : Cause.NEW_STORE);
    }
    if (stored.machine().startsWith(COPY_OF)) {
      return Optional.of(Cause.RESTORED);
    }
    if (!stored.machine().isEmpty() && !stored.machine().equals(machine)) {
      return Optional.of(Cause.OTHER_MACHINE);
    }
    return witness.filter(seen -> contradicts(seen, stored)).map(seen -> Cause.RESTORED);
  }

  /** An entry that was removed since to make room contradicts nothing. */
  private static boolean contradicts(Witness seen, Stored stored) {
    return seen.position() > stored.lastPosition()
        || stored
            .hashAt()
            .apply(seen.position())
            .filter(hash -> !hash.equals(seen.hash()))
            .isPresent();
  }
}
