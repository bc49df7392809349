package dev.evertill.till.checkout;

import dev.evertill.till.record.ClockJump;
import dev.evertill.till.record.ClockJump.SeenBy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices when the till's clock does not go on from where it was: set by hand, by the network, by
 * an empty battery. Small steps are a network's usual corrections. After a restart only a step back
 * behind the last entry can be seen; a machine that slept has jumped ahead. Confined to the till
 * thread.
 */
final class ClockWatch {
  static final Duration TOLERANCE = Duration.ofMinutes(2);

  private final LongSupplier nanos;
  private Optional<Instant> lastEntry = Optional.empty();
  private Optional<Look> last = Optional.empty();

  /** Both clocks at one moment. */
  private record Look(ZonedDateTime clock, long nanos) {}

  /**
   * @param nanos a clock in nanoseconds that nobody can set and whose zero means nothing
   */
  ClockWatch(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Compares the till's clock with the steady one, and with the last entry. A jump is found again
   * and again until it is {@link #told}.
   */
  Optional<ClockJump> look(ZonedDateTime clock) {
    Look look = new Look(clock, nanos.getAsLong());
    Optional<ClockJump> jump = last.flatMap(before -> since(before, look));
    if (jump.isEmpty()) {
      jump = lastEntry.flatMap(entry -> behind(entry, clock));
    }
    if (jump.isEmpty()) {
      last = Optional.of(look);
    }
    return jump;
  }

  private static Optional<ClockJump> since(Look before, Look now) {
    ZonedDateTime expected = before.clock().plusNanos(now.nanos() - before.nanos());
    Duration off = Duration.between(expected, now.clock()).abs();
    return off.compareTo(TOLERANCE) > 0
        ? Optional.of(new ClockJump(expected, now.clock(), SeenBy.STEADY_CLOCK))
        : Optional.empty();
  }

  private static Optional<ClockJump> behind(Instant entry, ZonedDateTime clock) {
    return clock.toInstant().isBefore(entry.minus(TOLERANCE))
        ? Optional.of(new ClockJump(entry.atZone(clock.getZone()), clock, SeenBy.LAST_ENTRY))
        : Optional.empty();
  }

  /** The jump is recorded: from here on the clock is believed again. */
  void told(ClockJump jump) {
    last = Optional.of(new Look(jump.after(), nanos.getAsLong()));
    lastEntry = Optional.of(jump.after().toInstant());
  }

  /** The journal's last entry is of this moment. */
  void entry(Instant at) {
    lastEntry = Optional.of(at);
  }
}
