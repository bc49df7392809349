package dev.evertill.receipt.spool;

/**
 * What a status chip shows. Immutable.
 *
 * @param detail what happened, for people; empty when all is well
 * @param doubtful jobs that wait for a person
 */
public record PrinterState(Status status, String detail, int doubtful) {
  public enum Status {
    /** Nothing to do, or all done. */
    READY,
    PRINTING,
    /** No connection. Jobs wait; nothing is lost. */
    OFF,
    /** Connected, but it does not answer as it used to: paper, cover. Jobs wait. */
    NOT_ANSWERING,
    /** All done, but of some jobs only a person who looks at the paper knows. */
    DOUBTFUL,
    /** The store failed. Nothing is printed that is not recorded. */
    STORE_FAILED
  }
}
