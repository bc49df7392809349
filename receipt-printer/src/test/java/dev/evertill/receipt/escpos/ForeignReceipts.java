package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Bitmap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Receipts that the encoders of others write, made once in each run of the tests. Immutable. */
final class ForeignReceipts {
  private static final Map<String, byte[]> ALL = write();

  private ForeignReceipts() {}

  /** By the encoder and what it was told. */
  static Map<String, byte[]> all() {
    return ALL;
  }

  static byte[] of(String name) {
    return ALL.get(name);
  }

  private static Map<String, byte[]> write() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "foreign-receipts"));
      forgetEarlierOnes(folder);
      Path said = folder.resolve("said.txt");
      Path script = Path.of("..", "bin", "peers");
      Process peers =
          new ProcessBuilder(script.toString(), folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (peers.waitFor() != 0) {
        throw new AssertionError("bin/peers failed:\n" + Files.readString(said));
      }
      Map<String, byte[]> receipts = new TreeMap<>(CoffeeReceipts.all());
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".bin")).toList()) {
          receipts.put(file.getFileName().toString().replace(".bin", ""), Files.readAllBytes(file));
        }
      }
      return receipts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static void forgetEarlierOnes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** The picture on all of them: a disc of 60 dots in a square of 64. */
  static Bitmap disc() {
    return disc(64);
  }

  /** The same with white dots below it. */
  static Bitmap disc(int height) {
    byte[] rows = new byte[8 * height];
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        if (isInDisc(x, y)) {
          rows[y * 8 + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return new Bitmap(64, height, rows);
  }

  static boolean isInDisc(int x, int y) {
    return (2 * x - 63) * (2 * x - 63) + (2 * y - 63) * (2 * y - 63) < 60 * 60;
  }
}
