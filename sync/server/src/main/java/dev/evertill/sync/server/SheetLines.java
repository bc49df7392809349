package dev.evertill.sync.server;

import java.io.Closeable;
import java.io.IOException;

/** The lines of a file one after the other. Confined to the thread that reads it. */
interface SheetLines extends Closeable {
  /** A line longer than this is a quote that was not closed. */
  int LONGEST_LINE = 1024 * 1024;

  /** Null after the last. Lines that cannot be read are faults, and passed over. */
  SheetLine next() throws IOException;
}
