package dev.evertill.till.store;

import dev.evertill.till.checkout.Ledger.Recorded;
import java.io.IOException;
import java.util.function.Consumer;

/** Where entries of this till may be found again when its journal has lost them. */
public interface Rescue {
  /** There is no such place. */
  Rescue NONE = reader -> {};

  /**
   * Every entry that is kept there, epoch after epoch, in order. What cannot be read is passed over
   * and logged there.
   *
   * @throws IOException the place itself cannot be reached
   */
  void read(Consumer<Recorded> reader) throws IOException;
}
