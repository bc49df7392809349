package dev.evertill.till.bench.store;

import dev.evertill.sync.client.CatalogueSink;
import dev.evertill.sync.client.Pull;
import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.till.store.ManySales;
import dev.evertill.till.store.TillStore;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tills that take long to make, kept from run to run and never written to again. One that another
 * build of the store or of the benchmark made is made anew. Confined to the measuring thread.
 */
final class KeptTill {
  /** How many rows head office puts on a page. */
  static final int PAGE = 5_000;

  private static final String MADE_BY = "made-by";
  private static final String DIGEST = "digest";

  private final Path directory;
  private final boolean fresh;

  /**
   * @param fresh nothing of before is used
   */
  KeptTill(Path directory, boolean fresh) {
    this.directory = directory;
    this.fresh = fresh;
  }

  /** Something that fills a new directory. */
  private interface Maker {
    void make(Path directory) throws Exception;
  }

  /** The directory of a till with the demo's settings and so many goods, all of version 1. */
  Path withGoods(int count) throws Exception {
    return kept(
        "goods-" + count,
        path -> {
          try (TillStore till = Tills.open(path)) {
            String digest = pull(till.catalogueSink(), new ManyGoods(count));
            Files.writeString(path.resolveSibling(DIGEST), digest);
          }
        });
  }

  /** The digest of all rows in a directory that {@link #withGoods} gave. */
  static CatalogueDigest digest(Path withGoods) throws IOException {
    return CatalogueDigest.parse(Files.readString(withGoods.resolveSibling(DIGEST)));
  }

  /** The directory of a till with a journal of so many entries, and no goods. */
  Path withEntries(int count) throws Exception {
    DemoSale sale = new DemoSale(3);
    return kept(
        "journal-" + count,
        path -> {
          try (TillStore till = Tills.open(path)) {
            ManySales.append(
                till, count - 1, place -> sale.posting()); // the first opened the epoch
          }
        });
  }

  /** What was made under this name before, or what the maker makes of it now. */
  private Path kept(String name, Maker maker) throws Exception {
    Path path = directory.resolve(name);
    String build = build();
    Path madeBy = path.resolve(MADE_BY);
    if (!fresh && Files.exists(madeBy) && Files.readString(madeBy).equals(build)) {
      return path.resolve("till");
    }
    Tills.remove(path);
    Files.createDirectories(path);
    System.out.printf("making %s%n", name);
    maker.make(path.resolve("till"));
    Files.writeString(madeBy, build); // at last: what is half made is made anew
    return path.resolve("till");
  }

  /**
   * As head office sends it: the demo's rows, then the goods, page by page.
   *
   * @return the digest of all of them
   */
  private static String pull(CatalogueSink sink, ManyGoods goods) throws Exception {
    List<CatalogueRow> page = new ArrayList<>(DemoCatalogue.rows());
    CatalogueDigest digest = CatalogueDigest.EMPTY;
    long rows = 0;
    for (int number = 0; number < goods.count(); number++) {
      page.add(goods.row(number, 1));
      if (page.size() >= PAGE || number == goods.count() - 1) {
        sink.page(new Pull(0, 1, Integer.toString(number)), page);
        for (CatalogueRow row : page) {
          digest = digest.plus(row);
        }
        rows += page.size();
        page.clear();
      }
    }
    sink.complete(1, rows, digest.hex());
    return digest.hex();
  }

  /** A digest of the classes that decide what is on the disk. */
  private static String build() throws IOException, GeneralSecurityException, URISyntaxException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Path store = classFile(TillStore.class);
    try (Stream<Path> classes = Files.list(store.getParent())) {
      for (Path each : classes.sorted().toList()) {
        digest.update(Files.readAllBytes(each));
      }
    }
    for (Class<?> maker : List.of(KeptTill.class, ManyGoods.class, ManySales.class)) {
      digest.update(Files.readAllBytes(classFile(maker)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Path classFile(Class<?> of) throws URISyntaxException {
    return Path.of(of.getResource(of.getSimpleName() + ".class").toURI());
  }
}
