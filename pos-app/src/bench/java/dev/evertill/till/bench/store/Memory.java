package dev.evertill.till.bench.store;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.virtual.VirtualPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How much memory of its own a till takes that sells: {@code RssAnon} of a process with the heap
 * and the collector of the product. Pages of the store's files do not count, the system may take
 * them back at any time. Confined to the measuring thread.
 */
final class Memory {
  private static final int LOOK_EVERY_MILLIS = 50;

  private final Path till;
  private final int goods;
  private final Path log;

  /**
   * @param till where the till's data is; it is written to
   * @param log gets what the till says
   */
  Memory(Path till, int goods, Path log) {
    this.till = till;
    this.goods = goods;
    this.log = log;
  }

  void measure(Figures figures, int searches, int sales) throws Exception {
    try (VirtualPrinter printer =
        new VirtualPrinter(0, PrinterProfile.EPSON_80MM, new VirtualPrinter.Listener() {})) {
      Process process = start(printer.port(), searches, sales);
      long most = 0;
      long last = 0;
      do {
        long now = anonymous(process.pid());
        most = Math.max(most, now);
        last = now == 0 ? last : now;
      } while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
      if (process.exitValue() != 0 || printer.papers().size() != sales) {
        throw new IllegalStateException(
            "the till ended with %d and printed %d of %d receipts, see %s"
                .formatted(process.exitValue(), printer.papers().size(), sales, log));
      }
      figures.put("memory.most", most);
      figures.put("memory.last", last);
    }
  }

  private Process start(int printer, int searches, int sales) throws IOException {
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Djava.library.path=" + System.getProperty("java.library.path"),
                "-cp",
                System.getProperty("java.class.path"),
                SellingTill.class.getName(),
                till.toString(),
                Integer.toString(printer),
                Integer.toString(goods),
                Integer.toString(searches),
                Integer.toString(sales)))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** 0 for a process that is not there any more. */
  private static long anonymous(long process) throws IOException {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
        if (line.startsWith("RssAnon:")) {
          return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
      return 0;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
