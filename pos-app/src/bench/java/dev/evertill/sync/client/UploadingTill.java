package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A till's line to head office with nothing behind it. Confined to its thread. */
public final class UploadingTill {
  private final HttpHeadOffice office;

  /**
   * @param keys where the till's identity is
   */
  public UploadingTill(String url, String till, Path keys) {
    office = new HttpHeadOffice(url, till, new IdentityFile(keys), InstantSource.system());
  }

  /** Connects, and hears how entries may be packed. */
  public void connect() throws IOException {
    office.state();
  }

  /** Each batch waits for the answer to the one before it, as a till does. */
  public void upload(String epoch, List<Entry> entries, int batch) throws IOException {
    for (int from = 0; from < entries.size(); from += batch) {
      int to = Math.min(entries.size(), from + batch);
      AppendAnswer answer = office.append(epoch, entries.subList(from, to));
      boolean held =
          answer instanceof AppendAnswer.Accepted accepted
              && accepted.held().number() == to
              && accepted.held().parked().isEmpty();
      if (!held) {
        throw new IllegalStateException("entries " + (from + 1) + " to " + to + ": " + answer);
      }
    }
  }

  public void close() {
    office.cancel();
  }
}
