package dev.evertill.till.app.demo;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Baskets to sell, each a list of names: from a file with one basket a line, its names separated by
 * commas (gzip or plain, UTF-8), or made up by a fixed seed. Functions only.
 */
final class BasketFile {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final long SEED = 20261122;

  private BasketFile() {}

  /**
   * @throws DemoFailedException when the file holds no basket
   */
  static List<List<String>> read(Path file) throws IOException, DemoFailedException {
    List<List<String>> baskets = new ArrayList<>();
    try (InputStream bytes = plain(file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        List<String> names =
            Arrays.stream(line.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
        if (!names.isEmpty()) {
          baskets.add(names);
        }
      }
    }
    if (baskets.isEmpty()) {
      throw new DemoFailedException(
          file + " holds no basket: one a line is expected, names separated by commas");
    }
    return baskets;
  }

  private static InputStream plain(Path file) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    bytes.mark(2);
    boolean zipped = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
    bytes.reset();
    return zipped ? new GZIPInputStream(bytes) : bytes;
  }

  /** So many baskets of one to eight names, always the same. */
  static List<List<String>> madeUp(int count) {
    Random chance = new Random(SEED);
    List<List<String>> baskets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> names = new ArrayList<>();
      for (int line = 1 + chance.nextInt(8); line > 0; line--) {
        names.add("wish " + chance.nextInt(1_000));
      }
      baskets.add(names);
    }
    return baskets;
  }
}
