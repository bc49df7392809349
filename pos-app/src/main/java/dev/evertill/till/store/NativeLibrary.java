package dev.evertill.till.store;

import io.objectbox.BoxStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the store's native library from {@code java.library.path}. On its way there it says on
 * standard error where it did not find it; that belongs into the log. Called before the program has
 * other threads. Functions only.
 */
final class NativeLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

  private NativeLibrary() {}

  static synchronized void load() {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      LOG.debug("ObjectBox {}", BoxStore.getVersionNative());
    } finally {
      System.setErr(before);
      LOG.debug("{}", said.toString(StandardCharsets.UTF_8).strip());
    }
  }
}
