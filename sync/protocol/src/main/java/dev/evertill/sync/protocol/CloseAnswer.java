package dev.evertill.sync.protocol;

import java.util.List;

/**
 * What head office says to a close: confirmed, parked (confirmed, with questions), or disputed,
 * with its own figures.
 */
public record CloseAnswer(
    String verdict, ControlTotals office, List<Parked> parked, List<MissingRange> missing) {
  public static final String CONFIRMED = "confirmed";
  public static final String PARKED = "parked";
  public static final String DISPUTED = "disputed";
}
