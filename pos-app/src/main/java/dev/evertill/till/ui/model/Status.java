package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the status bar shows besides the counter. Immutable.
 *
 * @param waiting entries that head office has not confirmed
 * @param lastContact when head office last answered
 * @param catalogueVersion the price list in force, 0 for none
 * @param doubtfulPrints papers of which nobody knows whether they came out
 * @param lastDay the last day that was closed here, and what head office says to it
 * @param troubles what a person should know of the till's own disk, the gravest first
 * @param trouble the last thing that went wrong on the link, in plain words; empty for none
 * @param office what else is known of head office
 */
public record Status(
    Link link,
    long waiting,
    Optional<Instant> lastContact,
    long catalogueVersion,
    Printer printer,
    int doubtfulPrints,
    Optional<LastDay> lastDay,
    List<Trouble> troubles,
    String trouble,
    Office office) {

  public Status {
    troubles = List.copyOf(troubles);
  }

  /** While nothing else is known of head office. */
  public Status(
      Link link,
      long waiting,
      Optional<Instant> lastContact,
      long catalogueVersion,
      Printer printer,
      int doubtfulPrints,
      Optional<LastDay> lastDay,
      List<Trouble> troubles,
      String trouble) {
    this(
        link,
        waiting,
        lastContact,
        catalogueVersion,
        printer,
        doubtfulPrints,
        lastDay,
        troubles,
        trouble,
        Office.UNKNOWN);
  }

  /**
   * How it stands with head office, for a person who looks closer.
   *
   * @param oldestWaiting when the oldest entry that waits was written
   * @param pricesSince since when the price list is in force
   * @param ahead how far head office's clock is ahead of the till's; negative where it is behind
   * @param nextTry when head office is asked again; empty while it is being asked
   * @param progress how far a long upload or download is
   */
  public record Office(
      Optional<Instant> oldestWaiting,
      Optional<Instant> pricesSince,
      Optional<Duration> ahead,
      Optional<Instant> nextTry,
      Optional<Progress> progress) {
    public static final Office UNKNOWN =
        new Office(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /**
   * How far something long is.
   *
   * @param total empty where nobody knows it
   */
  public record Progress(What what, long done, Optional<Long> total) {
    /** What is counted. */
    public enum What {
      /** Entries that go up. */
      ENTRIES,
      /** Rows of a price list that come down. */
      ROWS
    }
  }

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
    /** It prints, and the roll is to be changed soon. */
    PAPER_LOW,
    PAPER_OUT,
    COVER_OPEN,
    /** Anything else it says of itself: knife, heat, a broken part. */
    FAULT,
    /** No connection, or no answer. */
    OFF,
    /** The first is out of order; papers come out at the second. */
    AT_SECOND,
    DOUBTFUL;

    /** Whether a person should do something. */
    public boolean isTrouble() {
      return this != READY && this != PRINTING;
    }
  }

  /** A closed day: the number of its Z report, and whether head office agrees. */
  public record LastDay(int z, Agreement agreement) {}

  /** What head office says to a closed day. */
  public enum Agreement {
    /** Closed here; head office has not answered. */
    NOT_YET,
    CONFIRMED,
    /** Confirmed, and head office has a question about an entry. */
    PARKED,
    /** The figures differ; head office shows which. */
    DISPUTED
  }

  public static final Status AT_START =
      new Status(
          Link.UNKNOWN, 0, Optional.empty(), 0, Printer.READY, 0, Optional.empty(), List.of(), "");
}
