package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.util.OptionalInt;

/** An open line to a printer. Confined to the thread that opened it; closed from any thread. */
public interface Connection extends AutoCloseable {
  /** Hands all the bytes over, or says whether any of these was accepted. */
  void write(byte[] bytes, int from, int length) throws PrinterException;

  /** One byte the printer answered, or empty after the time. */
  OptionalInt read(long timeoutMillis) throws PrinterException;

  /**
   * All of a job was written.
   *
   * @return whether the way itself vouches for it that the job is on paper; one that only carries
   *     bytes does not
   */
  default boolean endOfJob() throws PrinterException {
    return false;
  }

  @Override
  void close();
}
