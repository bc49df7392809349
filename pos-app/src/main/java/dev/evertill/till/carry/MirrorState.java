package dev.evertill.till.carry;

import java.util.Objects;
import java.util.Optional;

/**
 * How the mirror is. Immutable.
 *
 * @param behind entries that are not in it yet; 0 unless it is behind
 * @param loss why it is lost; empty unless it is
 */
public record MirrorState(State state, long behind, Optional<Loss> loss) {
  /** There is none. */
  public static final MirrorState OFF = new MirrorState(State.OFF, 0, Optional.empty());

  /** It holds every entry. */
  public static final MirrorState KEEPING_UP =
      new MirrorState(State.KEEPING_UP, 0, Optional.empty());

  /** From none to lost. */
  public enum State {
    OFF,
    KEEPING_UP,
    BEHIND,
    LOST
  }

  public MirrorState {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(loss, "loss");
  }

  public static MirrorState behind(long entries) {
    return new MirrorState(State.BEHIND, entries, Optional.empty());
  }

  public static MirrorState lost(Loss loss) {
    return new MirrorState(State.LOST, 0, Optional.of(loss));
  }
}
