package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Publishes one new version of the catalogue, or none. Confined to the main thread. */
@Command(
    name = "import",
    description = "Publishes goods as one new version of the catalogue.",
    version = Routes.TILL_VERSION,
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private StorageOptions storage;

  @Option(
      names = "--demo",
      description = "the demo shop: goods, taxes, quick keys, staff, settings")
  private boolean demo;

  @Option(
      names = "--goods",
      paramLabel = "FILE",
      description = "lines of barcode, tab, name; packed with gzip or not")
  private Path goods;

  @Option(
      names = "--invent-prices",
      description = "prices and tax classes of the goods file are invented from the barcode")
  private boolean inventPrices;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "gets a line for every line that was not taken")
  private Path rejects;

  private String firstReject;
  private GoodsFile.Counts counts = new GoodsFile.Counts(0, 0);

  @Override
  public Integer call() throws Exception {
    check();
    PrintWriter out = spec.commandLine().getOut();
    try (Database database = storage.openOrMake()) {
      Catalogue catalogue = new Catalogue(database, InstantSource.system());
      List<CatalogueRow> first = first(catalogue);
      Catalogue.Published published =
          catalogue.publish(
              "import",
              edition -> {
                for (CatalogueRow row : first) {
                  edition.put(row);
                }
                if (goods != null) {
                  counts = read(edition, first);
                }
              });
      say(out, published);
    }
    out.flush();
    return 0;
  }

  private void check() {
    if (!demo && goods == null) {
      throw new ParameterException(
          spec.commandLine(), "nothing to import: expected --demo, --goods FILE, or both");
    }
    if (goods != null && !inventPrices) {
      throw new ParameterException(
          spec.commandLine(),
          "--goods " + goods + ": the file has no prices; allowed with --invent-prices");
    }
    if (rejects != null && goods == null) {
      throw new ParameterException(
          spec.commandLine(), "--rejects " + rejects + ": allowed with --goods FILE");
    }
    if (goods != null && Files.isDirectory(goods)) {
      throw new ParameterException(
          spec.commandLine(), "--goods " + goods + ": it is a directory, a file is expected");
    }
  }

  /** What goes before the goods file: the demo, or at least the tax classes its goods are given. */
  private List<CatalogueRow> first(Catalogue catalogue) {
    if (demo) {
      return DemoCatalogue.rows();
    }
    return catalogue.current().version() == 0 ? DemoCatalogue.taxes() : List.of();
  }

  private GoodsFile.Counts read(Edition edition, List<CatalogueRow> first) throws IOException {
    GoodsFile file = new GoodsFile(goods, first);
    if (rejects == null) {
      return requireGoods(file.read(edition::put, this::note));
    }
    try (BufferedWriter writer = Files.newBufferedWriter(rejects)) {
      return requireGoods(
          file.read(
              edition::put,
              reject -> {
                note(reject);
                writer.write(reject + "\n");
              }));
    }
  }

  private void note(String reject) {
    firstReject = firstReject == null ? reject : firstReject;
  }

  /** A file of another kind is no list of goods, of which all happen to be wrong. */
  private GoodsFile.Counts requireGoods(GoodsFile.Counts read) throws IOException {
    if (read.lines() == read.rejected()) {
      throw new IOException(
          goods
              + ": none of "
              + read.lines()
              + " lines was taken, nothing was published; lines of barcode, tab, name are expected"
              + (firstReject == null ? "" : "; " + firstReject));
    }
    return read;
  }

  private void say(PrintWriter out, Catalogue.Published published) {
    if (goods != null) {
      out.printf(
          "%d lines read, %d taken, %d rejected%s%n",
          counts.lines(),
          counts.lines() - counts.rejected(),
          counts.rejected(),
          rejects == null || counts.rejected() == 0 ? "" : ", see " + rejects);
      out.println("prices and tax classes are invented from the barcode");
    }
    out.printf(
        "%d rows new, %d changed, %d unchanged%n",
        published.added(), published.changed(), published.unchanged());
    out.println(
        published.isNew()
            ? "published as version " + published.version()
            : "nothing has changed: version " + published.version() + " stays");
  }
}
