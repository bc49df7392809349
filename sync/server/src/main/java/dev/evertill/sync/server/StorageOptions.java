package dev.evertill.sync.server;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where everything is kept, for every command. Confined to the main thread. */
final class StorageOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "head office's keys, and everything else without --storage")
  private Path data;

  @Option(
      names = "--storage",
      paramLabel = "URL",
      description =
          "keeps everything but the keys in PostgreSQL:"
              + " jdbc:postgresql://HOST[:PORT]/DATABASE?user=NAME;"
              + " the password best in the file .pgpass")
  private String url;

  Path data() {
    return data;
  }

  /** Null for a file in the data directory. */
  String url() {
    return url;
  }

  /**
   * @throws IOException there is none; a wrong name must not look like an empty head office
   */
  Database open() throws IOException {
    Storage storage = Storage.of(data, url);
    requireMade(storage);
    return new Database(storage);
  }

  /**
   * What a head office without a URL keeps everything in, as it lies there.
   *
   * @throws IOException there is none
   */
  Sqlite file() throws IOException {
    Sqlite file = new Sqlite(data);
    requireMade(file);
    return file;
  }

  private void requireMade(Storage storage) throws IOException {
    if (!storage.isMade()) {
      throw new IOException(
          (url == null ? "--data " + data : storage)
              + ": there is no head office; serve, import, catalogue import and user add make one");
    }
  }

  /** Of whom nothing is there yet, too: for what a new head office begins with. */
  Database openOrMake() throws IOException {
    return new Database(Storage.of(data, url));
  }
}
