package dev.evertill.till.bench.sync;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.server.BenchGoods;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.till.bench.store.Figures;
import dev.evertill.till.bench.store.ManyGoods;
import dev.evertill.till.bench.store.Tills;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures till and head office together. Confined to the main thread. */
@Command(name = "sync", description = "Measures till and head office together.")
public final class SyncBench implements Callable<Integer> {
  private static final int SALES = 17_000;
  private static final int DAYS = 30;

  @Option(names = "--dir", required = true, description = "on the disk that is measured")
  private Path directory;

  @Option(names = "--storage", description = "a PostgreSQL that is made for this run")
  private String postgres;

  @Option(names = "--write", required = true, description = "the file of the figures")
  private Path write;

  @Option(names = "--quick", description = "100,000 goods, fewer rounds")
  private boolean quick;

  @Option(names = "--only", description = "uploads, backlog, pulls")
  private String only = "";

  private final Figures figures = new Figures();

  public static void main(String[] args) {
    System.exit(new CommandLine(new SyncBench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Tills.remove(directory);
    Files.createDirectories(directory);
    try {
      if (only.isEmpty() || only.equals("uploads")) {
        uploads("sqlite", null);
        uploads("postgresql", postgres);
      }
      if (only.isEmpty() || only.equals("backlog")) {
        backlog();
      }
      if (only.isEmpty() || only.equals("pulls")) {
        pulls(quick ? 100_000 : 1_000_000);
      }
    } finally {
      figures.write(
          write, System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
    }
    Tills.remove(directory);
    return 0;
  }

  private void uploads(String name, String storage) throws Exception {
    Path data = directory.resolve("office-" + name);
    Path keys = directory.resolve("keys-" + name);
    for (int till = 0; till < Uploads.TILLS; till++) {
      Office.enrol(data, storage, Uploads.till(till), keys.resolve(Uploads.till(till)));
    }
    Uploads uploads = new Uploads(keys, quick ? 1 : 3);
    try (Office office = Office.serve(data, storage, 0)) {
      for (int batch : new int[] {1, 50, 500}) {
        System.out.printf("measuring uploads into %s, %d a batch%n", name, batch);
        figures.put(name + "." + batch + ".rate", uploads.measure(office, batch, each(batch)));
      }
    }
    if (storage == null) {
      try (Office bare = Office.bare(data)) {
        for (int batch : new int[] {1, 50, 500}) {
          System.out.printf("measuring a bare POST of the same bytes, %d a batch%n", batch);
          figures.put("bare." + batch + ".rate", uploads.measure(bare, batch, each(batch)));
        }
      }
    }
  }

  private int each(int batch) {
    int each = batch == 1 ? 500 : batch == 50 ? 4_000 : 8_000;
    return quick ? each / 2 : each;
  }

  /** A till that was thirty days without a line, with nobody at it, and with a cashier at work. */
  private void backlog() throws Exception {
    Path data = directory.resolve("office-backlog");
    Path till = directory.resolve("till-backlog");
    int port = freePort();
    String url = "https://127.0.0.1:" + port + "/";
    BenchGoods.publish(data(data), null, () -> DemoCatalogue.rows().stream());
    Office.enrol(data, null, Tills.TILL, till.resolve("keys"));
    System.out.printf("making a till with %,d sales that wait%n", SALES);
    try (TillProcess process = new TillProcess(till, url, 0, log("made"))) {
      Office first = Office.serve(data, null, port);
      process.tell("send");
      process.tell("await version 1");
      first.close();
      process.tell("days " + DAYS + " " + SALES);
      process.tell("await rest");
    }
    Path busy = copyOf(till, "till-busy");
    copyOf(till.resolveSibling("till-backlog.witness"), "till-busy.witness");
    Path other = copyOf(data, "office-busy");

    System.out.println("measuring the backlog with nobody at the till");
    try (TillProcess process = new TillProcess(till, url, 0, log("backlog"))) {
      process.tell("await rest");
      Office back = Office.serve(data, null, port);
      process.tell("send");
      figures.put("backlog.took", process.tell("await sent")[0]);
      back.close();
    }
    System.out.println("measuring the backlog with a cashier at work");
    try (VirtualPrinter printer = printer();
        TillProcess process = new TillProcess(busy, url, printer.port(), log("busy"))) {
      process.tell("goods 0");
      process.tell("scan 200");
      idle(process);
      Office back = Office.serve(other, null, port);
      process.tell("send");
      during("backfill", process.tell("scan-until sent"));
      idleAgain("backfill", process);
      back.close();
    }
  }

  private Path copyOf(Path from, String name) throws Exception {
    Path copy = directory.resolve(name);
    Tills.copy(from, copy);
    return copy;
  }

  private void pulls(int count) throws Exception {
    ManyGoods goods = new ManyGoods(count);
    Path data = directory.resolve("office-pulls");
    System.out.printf("publishing %,d goods%n", count);
    BenchGoods.publish(data(data), null, () -> DemoCatalogue.rows().stream());
    Path selling = directory.resolve("till-selling");
    Path empty = directory.resolve("till-empty");
    Office.enrol(data, null, Tills.TILL, selling.resolve("keys"));
    Files.createDirectories(empty);
    Tills.copy(selling.resolve("keys"), empty.resolve("keys"));
    try (VirtualPrinter printer = printer();
        Office office = Office.serve(data, null, 0);
        TillProcess process =
            new TillProcess(selling, office.url(), printer.port(), log("selling"))) {
      process.tell("await version 1");
      process.tell("goods 0");
      process.tell("scan 200");
      idle(process);
      figures.put("publish.took", publish(data, goods, count, 1));
      System.out.println("measuring the pull while a cashier is at work");
      during("pull.selling", process.tell("scan-until version 2"));
      process.tell("await rest");
      idleAgain("pull.selling", process);
      System.out.println("measuring the pull into an empty till");
      try (TillProcess other = new TillProcess(empty, office.url(), 0, log("empty"))) {
        figures.put("pull.empty.took", other.tell("await version 2")[0]);
      }
      process.tell("goods " + count);
      process.tell("scan 200");
      idle(process);
      publish(data, goods, count / 10, 2);
      System.out.println("measuring a delta while a cashier is at work");
      during("delta", process.tell("scan-until version 3"));
      process.tell("await rest");
      idleAgain("delta", process);
      figures.put("pull.selling.heap", process.tell("heap")[0]);
      figures.put("goods", count);
    }
  }

  private static double publish(Path data, ManyGoods goods, int changed, int version)
      throws Exception {
    long begun = System.nanoTime();
    int step = goods.count() / changed;
    BenchGoods.publish(
        data,
        null,
        () ->
            Stream.concat(
                version == 1 ? DemoCatalogue.rows().stream() : Stream.empty(),
                IntStream.range(0, changed)
                    .mapToObj(i -> goods.row(i * step, version))
                    .map(CatalogueRow.class::cast)));
    return System.nanoTime() - begun;
  }

  private void idle(TillProcess process) throws Exception {
    System.out.println("measuring key to paint while nothing else happens");
    process.tell("idle " + idleScans());
  }

  /** Before and after count: on a machine that others use too, idle is not always the same. */
  private void idleAgain(String name, TillProcess process) throws Exception {
    System.out.println("measuring key to paint once more while nothing else happens");
    double[] idle = process.tell("idle-again " + idleScans());
    figures.put(name + ".idle.scans", idle[0]);
    figures.put(name + ".idle.p50", idle[1]);
    figures.put(name + ".idle.p99", idle[2]);
  }

  private int idleScans() {
    return quick ? 400 : 1_500;
  }

  /** How long it took, and what the cashier noticed of it. */
  private void during(String name, double[] said) {
    figures.put(name + ".took", said[0]);
    figures.put(name + ".scans", said[1]);
    figures.put(name + ".p50", said[2]);
    figures.put(name + ".p99", said[3]);
    figures.put(name + ".longest", said[4]);
  }

  private static Path data(Path data) throws Exception {
    Files.createDirectories(data);
    return data;
  }

  private static VirtualPrinter printer() throws Exception {
    return new VirtualPrinter(0, PrinterProfile.EPSON_80MM, new VirtualPrinter.Listener() {});
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Path log(String name) {
    return write.resolveSibling("sync-till-" + name + ".log");
  }
}
