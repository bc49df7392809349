package dev.evertill.receipt.virtual;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.util.List;

/** A printer on loopback that keeps its papers. Safe from any thread. */
public final class VirtualPrinter implements AutoCloseable {
  /** Told on the printer's own thread, before the printer answers. */
  public interface Listener {
    default void received(byte[] bytes, int from, int length) {}

    default void paper(Receipt receipt) {}

    default void drawerKicked() {}
  }

  /**
   * @param port 0 for any
   */
  public VirtualPrinter(int port, PrinterProfile profile, Listener listener) throws IOException {}

  public int port() {
    return 0;
  }

  /** Every paper cut so far, oldest first. */
  public List<Receipt> papers() {
    return List.of();
  }

  @Override
  public void close() {}
}
