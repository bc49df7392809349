package dev.evertill.receipt.status;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a printer said of itself last. Immutable.
 *
 * @param conditions in the order of {@link Condition}; empty where all is well or nothing is known
 */
public record PrinterStatus(Set<Condition> conditions, Drawer drawer) {
  /** The drawer below the printer. */
  public enum Drawer {
    /** None is wired, or the printer did not say. */
    UNKNOWN,
    OPEN,
    CLOSED
  }

  /** Nothing is the matter, as far as anybody knows. */
  public static final PrinterStatus QUIET = new PrinterStatus(Set.of(), Drawer.UNKNOWN);

  public PrinterStatus {
    Objects.requireNonNull(drawer, "drawer");
    EnumSet<Condition> ordered = EnumSet.noneOf(Condition.class);
    ordered.addAll(conditions);
    conditions = Collections.unmodifiableSet(ordered);
  }

  /** Whether it prints nothing now. */
  public boolean blocked() {
    return conditions.stream().anyMatch(Condition::blocks);
  }

  /** What a person should be told first. */
  public Optional<Condition> gravest() {
    return conditions.stream().findFirst();
  }
}
