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

  Database open() throws IOException {
    return new Database(Storage.of(data, url));
  }
}
