package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Block;
import dev.evertill.receipt.Receipt;

/** Reads what a printer is sent, as it comes. Confined to the thread that feeds it. */
public final class EscPosDecoder {
  /** What a printer would do. */
  public interface Listener {
    /** One more block is on the paper. */
    default void block(Block block) {}

    /** The paper was cut: this is what came off. */
    default void paper(Receipt receipt) {}

    default void drawerKicked() {}

    /** Everything before this was processed; one byte is waited for. */
    default void statusRequested() {}

    /** Asked out of turn; one byte is waited for. */
    default void realTimeStatusRequested() {}

    /** A command that changes nothing we show; it was skipped. */
    default void unknown(String command) {}
  }

  public EscPosDecoder(PrinterProfile profile, Listener listener) {}

  public void feed(byte[] bytes, int from, int length) {
    throw new UnsupportedOperationException();
  }
}
