package dev.evertill.receipt.spool;

import dev.evertill.receipt.status.PrinterStatus;
import java.util.Objects;

/**
 * What a status chip shows. Immutable.
 *
 * @param detail what happened, for people who look after the till; empty when all is well
 * @param doubtful jobs that wait for a person
 * @param printer what the first printer said of itself last, also while the second stands in for it
 *     and is the one that is blocked: then the detail says so
 * @param atSecond whether papers come out at the second printer
 */
public record PrinterState(
    Status status, String detail, int doubtful, PrinterStatus printer, boolean atSecond) {
  /** How the spooler finds it. */
  public enum Status {
    /** Nothing to do, or all done. */
    READY,
    PRINTING,
    /** No connection. Jobs wait; nothing is lost. */
    OFF,
    /** Connected, but it does not answer as it used to. Jobs wait. */
    NOT_ANSWERING,
    /**
     * It says itself why it prints nothing: paper, cover, knife. Jobs wait, and one that it took
     * already is printed on from its own memory.
     */
    BLOCKED,
    /** All done, but of some jobs only a person who looks at the paper knows. */
    DOUBTFUL,
    /** The store failed. Nothing is printed that is not recorded. */
    STORE_FAILED
  }

  public PrinterState {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(printer, "printer");
  }

  /** Of a printer that said nothing of itself. */
  public PrinterState(Status status, String detail, int doubtful) {
    this(status, detail, doubtful, PrinterStatus.QUIET, false);
  }
}
