package dev.evertill.till.carry;

import dev.evertill.sync.protocol.carry.Carried;
import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.sync.protocol.carry.CarryWriter;
import dev.evertill.sync.protocol.carry.DurableFile;
import dev.evertill.till.checkout.Ledger.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes what head office does not have into one file that it can import. Functions only. */
public final class Export {
  private Export() {}

  /**
   * What was written. Immutable.
   *
   * @param entries how many
   * @param damaged the entries that were left out, as their hash is not that of their bytes
   */
  public record Exported(long entries, List<String> damaged) {
    public Exported {
      damaged = List.copyOf(damaged);
    }
  }

  /**
   * Writes the file whole, or leaves none. Durable when it returns. Memory does not grow with it.
   *
   * @param writtenAtMillis the till's clock, milliseconds since 1970 UTC
   * @param headOffice its recipient; empty for a till that never reached it
   * @param unsent the entries, by position; closed when it returns
   * @throws IOException it cannot be written, or nobody at head office could read it
   */
  public static Exported write(
      Path file,
      String till,
      long writtenAtMillis,
      CarryKeys keys,
      Optional<String> headOffice,
      Stream<Recorded> unsent)
      throws IOException {
    String office =
        headOffice.orElseThrow(
            () ->
                new IOException(
                    file
                        + ": head office's key is not known, as this till has never reached it:"
                        + " nobody there could read the file"));
    long[] entries = {0};
    List<String> damaged = new ArrayList<>();
    try (unsent) {
      DurableFile.write(
          file,
          out -> {
            CarryWriter writer =
                new CarryWriter(
                    out, till, writtenAtMillis, keys.signing(), keys.recipients(office));
            for (Iterator<Recorded> all = unsent.iterator(); all.hasNext(); ) {
              Recorded recorded = all.next();
              if (recorded.entry().isAuthentic()) {
                writer.write(new Carried(recorded.position(), recorded.entry()));
              } else {
                damaged.add("position " + recorded.position() + ": " + recorded.entry());
              }
            }
            writer.finish();
            entries[0] = writer.entries();
          });
    }
    return new Exported(entries[0], damaged);
  }
}
