package dev.evertill.till.ui.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What the status bar shows besides the counter. Immutable.
 *
 * @param waiting entries that head office has not confirmed
 * @param lastContact when head office last answered
 * @param catalogueVersion the price list in force, 0 for none
 * @param doubtfulPrints papers of which nobody knows whether they came out
 * @param trouble the last thing that went wrong on the link, in plain words; empty for none
 */
public record Status(
    Link link,
    long waiting,
    Optional<Instant> lastContact,
    long catalogueVersion,
    Printer printer,
    int doubtfulPrints,
    String trouble) {

  /** The way to head office. */
  public enum Link {
    UNKNOWN,
    UP,
    DOWN
  }

  /** The receipt printer. */
  public enum Printer {
    READY,
    PRINTING,
    OFF,
    DOUBTFUL
  }

  public static final Status AT_START =
      new Status(Link.UNKNOWN, 0, Optional.empty(), 0, Printer.READY, 0, "");
}
