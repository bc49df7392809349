package dev.evertill.sync.server.export;

import java.io.IOException;

/** An export while it is written, entry by entry. Confined to one thread. */
public interface SalesFile {
  void write(Exported entry) throws IOException;

  /** After all entries: what is not among them. */
  void missing(MissingEntries missing) throws IOException;

  /** Writes what comes last; the stream stays open. */
  void end() throws IOException;
}
