package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a printer said and nobody has asked for yet. Safe from any thread. */
final class Heard {
  /** A byte, or why there will be no more. */
  private record Said(int value, IOException end) {}

  private final BlockingQueue<Said> all = new LinkedBlockingQueue<>();

  void add(int value) {
    all.add(new Said(value, null));
  }

  /** There will be no more. */
  void end(IOException why) {
    all.add(new Said(0, why));
  }

  /**
   * The next byte, or empty after the time.
   *
   * @param printer which, for people
   * @throws PrinterException there will be no more; says why
   */
  OptionalInt next(String printer, long timeoutMillis) throws PrinterException {
    Said said;
    try {
      said = all.poll(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
    if (said == null) {
      return OptionalInt.empty();
    }
    if (said.end() != null) {
      all.add(said); // it stays so
      throw PrinterException.partlyAccepted(
          printer + " is gone: " + Aside.reason(said.end()), said.end());
    }
    return OptionalInt.of(said.value());
  }
}
