package dev.evertill.till.app;

import dev.evertill.till.store.ClosedJournal;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes out the journal of a till that is not running, entry by entry. Confined to the main
 * thread.
 */
@Command(
    name = "dump",
    description =
        "Writes a till's journal as NDJSON: one entry a line, and what stands for those that are"
            + " not here any more.",
    mixinStandardHelpOptions = true)
final class DumpCommand extends JournalCommand {
  @Option(
      names = "--from",
      defaultValue = "1",
      paramLabel = "POSITION",
      description = "the first position (default: ${DEFAULT-VALUE})")
  private long from;

  @Option(names = "--to", paramLabel = "POSITION", description = "the last position (default: all)")
  private Long to;

  @Option(
      names = "--documents",
      description = "adds each document as JSON, beside its exact bytes in base64")
  private boolean documents;

  @Override
  boolean isForMachines() {
    return true;
  }

  @Override
  int run() throws IOException, TillInUseException {
    if (from < 1) {
      throw new IOException("--from " + from + ": allowed is 1 or more");
    }
    if (to != null && to < from) {
      throw new IOException("--to " + to + ": allowed is " + from + " (--from) or more");
    }
    ClosedJournal.look(
        data(),
        ledger -> {
          new Dump(ledger, out(), documents).write(from, to == null ? Long.MAX_VALUE : to);
          return ledger;
        });
    return FINE;
  }
}
