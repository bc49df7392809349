package dev.evertill.receipt.spool;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the program what happened. Whoever fails to listen stops no printing. Safe from any thread.
 */
final class News {
  private static final Logger LOG = LoggerFactory.getLogger(News.class);

  private final Consumer<PrinterState> printer;
  private final Consumer<JobEnd> jobs;
  private final Consumer<DrawerEnd> drawers;

  News(Consumer<PrinterState> printer, Consumer<JobEnd> jobs, Consumer<DrawerEnd> drawers) {
    this.printer = printer;
    this.jobs = jobs;
    this.drawers = drawers;
  }

  void of(PrinterState state) {
    tell(printer, state);
  }

  /** The store knows it already. */
  void of(JobEnd end) {
    tell(jobs, end);
  }

  void of(DrawerEnd end) {
    tell(drawers, end);
  }

  private static <T> void tell(Consumer<T> listener, T what) {
    try {
      listener.accept(what);
    } catch (RuntimeException | Error e) {
      LOG.error("Nobody was told that {}", what, e);
    }
  }
}
