package dev.evertill.till.carry;

import java.util.Objects;

/**
 * How the mirror is. Immutable.
 *
 * @param behind entries that are not in it yet; 0 unless it is behind
 * @param reason why it is lost, in plain words; empty unless it is
 */
public record MirrorState(State state, long behind, String reason) {
  /** There is none. */
  public static final MirrorState OFF = new MirrorState(State.OFF, 0, "");

  /** It holds every entry. */
  public static final MirrorState KEEPING_UP = new MirrorState(State.KEEPING_UP, 0, "");

  /** From none to lost. */
  public enum State {
    OFF,
    KEEPING_UP,
    BEHIND,
    LOST
  }

  public MirrorState {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
  }

  public static MirrorState behind(long entries) {
    return new MirrorState(State.BEHIND, entries, "");
  }

  public static MirrorState lost(String reason) {
    return new MirrorState(State.LOST, 0, reason);
  }
}
