package dev.evertill.till.record;

import dev.evertill.till.sale.By;

/** Somebody said who they are, or left. Immutable. */
public record LogIn(By staff, How how, Outcome outcome) {
  /** By what somebody is known. */
  public enum How {
    /** A name was tapped; nothing was asked. */
    TAPPED,
    PIN,
    BADGE
  }

  /** What came of it. */
  public enum Outcome {
    IN,
    FAILED,
    LOCKED_OUT,
    OUT
  }
}
