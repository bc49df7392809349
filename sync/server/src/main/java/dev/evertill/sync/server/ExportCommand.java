package dev.evertill.sync.server;

import dev.evertill.sync.protocol.carry.DurableFile;
import dev.evertill.sync.server.export.SalesFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
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
    try (Database database = storage.open()) {
      OlderEntries.file(database);
      SalesExport export = new SalesExport(database);
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

  /** Whole or not at all, for whoever waits for the file. */
  private void write(SalesExport export, SalesExport.Selection asked, SalesFormat chosen)
      throws IOException {
    AtomicLong entries = new AtomicLong();
    DurableFile.writeBesideOthers(file, out -> entries.set(export.write(asked, chosen, out)));
    spec.commandLine().getOut().println(entries + " entries in " + file);
  }

  /**
   * Not the printer of the command line, which knows of texts only, and not standard output as it
   * is, which says nothing of a disk that is full or of a pipe whose reader has gone.
   */
  private static final class StandardOutput extends OutputStream {
    private final PrintStream out;

    StandardOutput(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      check();
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      check();
    }

    @Override
    public void flush() throws IOException {
      check();
    }

    private void check() throws IOException {
      if (out.checkError()) {
        throw new IOException("standard output did not take all of it");
      }
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
