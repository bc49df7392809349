package dev.evertill.sync.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that is handed in for a draft. Immutable.
 *
 * @param name as its sender calls it
 * @param complete what the file does not name is removed
 */
record SheetFile(String name, Path content, Sheet sheet, Format format, boolean complete) {
  /** How its lines are written. */
  enum Format {
    CSV,
    NDJSON
  }

  /** By the end of its name, packed or not; CSV unless it says NDJSON. */
  static Format format(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(ndjson|jsonl)(\\.gz)?") ? Format.NDJSON : Format.CSV;
  }

  /** From its first line to its last. */
  SheetLines open(Faults faults) throws IOException {
    return format == Format.CSV
        ? CsvLines.open(content, sheet, faults)
        : NdjsonLines.open(content, sheet, faults);
  }
}
