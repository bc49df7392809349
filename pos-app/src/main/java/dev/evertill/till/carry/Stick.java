package dev.evertill.till.carry;

import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.util.List;

/**
 * Where a mirror's files are kept. Every call may fail, and may take for ever. Confined to the
 * mirror thread.
 */
interface Stick {
  /** The names of all files there. */
  List<String> names() throws IOException;

  /** Writes a file whole, or leaves none. Durable when it returns. */
  void write(String name, DurableFile.Content content) throws IOException;

  void remove(String name) throws IOException;
}
