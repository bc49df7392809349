package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Publishes goods at head office beside one that serves. Functions only. */
public final class BenchGoods {
  private BenchGoods() {}

  /**
   * @param storage null for the file in the data directory
   * @return the version that is current now
   */
  public static long publish(Path data, String storage, Supplier<Stream<CatalogueRow>> rows)
      throws IOException {
    try (Database database = new Database(Storage.of(data, storage));
        Stream<CatalogueRow> all = rows.get()) {
      Catalogue catalogue = new Catalogue(database, InstantSource.system());
      return catalogue.publish(edition -> all.forEach(row -> put(edition, row))).version();
    }
  }

  private static void put(Edition edition, CatalogueRow row) {
    try {
      edition.put(row);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
