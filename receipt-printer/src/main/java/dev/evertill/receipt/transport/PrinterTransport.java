package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;

/** A way to one printer. Confined to the printer thread. */
public interface PrinterTransport {
  /**
   * A new line to it, within the time that the way was given.
   *
   * @throws PrinterException it is not reached; no byte was accepted
   */
  Connection open() throws PrinterException;

  /** Which printer, for people: {@code 192.168.1.50:9100}. */
  String describe();

  /** Whether what a printer says can come back this way. */
  default boolean readsBack() {
    return true;
  }

  /** Whether {@link Connection#endOfJob} can vouch for a job. */
  default boolean confirms() {
    return false;
  }
}
