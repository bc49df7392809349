package dev.evertill.sync.server;

import dev.evertill.sync.protocol.carry.DurableFile;
import dev.evertill.sync.server.export.SalesFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes sales for other programs, also while head office serves. Confined to the main thread. */
@Command(
    name = "export",
    description = "Writes sales as CSV, NDJSON or POSLog XML.",
    version = Routes.TILL_VERSION,
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final int BUFFER = 64 * 1024;

  @Spec private CommandSpec spec;

  @Mixin private StorageOptions storage;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = SalesFormat.NAMES)
  private String format;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "first business day")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DATE", description = "last business day")
  private LocalDate to;

  @Option(names = "--store", paramLabel = "STORE", description = "of this store only")
  private String store;

  @Option(names = "--till", paramLabel = "TILL", description = "of this till only")
  private String till;

  @Option(names = "--out", paramLabel = "FILE", description = "instead of standard output")
  private Path file;

  @Override
  public Integer call() throws IOException {
    SalesFormat chosen =
        SalesFormat.of(format)
            .orElseThrow(
                () -> refused("--format " + format + ": allowed are " + SalesFormat.NAMES));
    if (to.isBefore(from)) {
      throw refused("--to " + to + ": allowed is " + from + " or later");
    }
    SalesExport.Selection asked = new SalesExport.Selection(from, to, store, till);
    if (file != null) {
      DurableFile.requireReplaceable(file);
    }
    try (Database database = storage.open()) {
      OlderEntries.file(database);
      SalesExport export = new SalesExport(database);
      requireKnown(export, asked);
      if (file == null) {
        OutputStream out = new BufferedOutputStream(new StandardOutput(System.out), BUFFER);
        export.write(asked, chosen, out);
        out.flush();
      } else {
        write(export, asked, chosen);
      }
    }
    return 0;
  }

  /** A mistyped name is no shop without sales. */
  private void requireKnown(SalesExport export, SalesExport.Selection asked) throws IOException {
    Optional<String> fault = export.fault(asked);
    if (fault.isPresent()) {
      throw refused("--" + fault.get());
    }
  }

  /** Whole or not at all, for whoever waits for the file. */
  private void write(SalesExport export, SalesExport.Selection asked, SalesFormat chosen)
      throws IOException {
    AtomicLong entries = new AtomicLong();
    try {
      DurableFile.writeBesideOthers(file, out -> entries.set(export.write(asked, chosen, out)));
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // Of a disk that is full the system says no more than that.
      throw new IOException(file + " was not written: " + e.getMessage(), e);
    }
    spec.commandLine().getOut().println(entries + " entries in " + file);
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
