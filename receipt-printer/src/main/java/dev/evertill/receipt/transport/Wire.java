package dev.evertill.receipt.transport;

import java.io.Closeable;
import java.io.IOException;

/**
 * A device as the system shows it: its calls may block for ever. Safe from any thread: one writes,
 * one reads, and whoever closes it ends their calls.
 */
interface Wire extends Closeable {
  /** Takes some of the bytes, one at least, and blocks until then. */
  int write(byte[] bytes, int from, int length) throws IOException;

  /** Blocks until the system holds nothing of it any more, where that can be known. */
  default void drain() throws IOException {}

  /** One byte, 0 to 255; blocks until it comes; -1 if none will ever come this way. */
  int read() throws IOException;
}
