package dev.evertill.till.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the till's log goes. Functions only. */
public final class Logs {
  private Logs() {}

  /**
   * Into {@code logs/} of a till's data. Must be called before the first logger is made. Where
   * nothing can be written nothing is logged; what opens the till says so.
   */
  public static void beside(Path data) {
    if (!Files.isWritable(firstThere(data.toAbsolutePath()))) {
      quiet();
      return;
    }
    System.setProperty("evertill.log", data.resolve("logs").toString());
    System.setProperty("logback.configurationFile", "dev/evertill/till/app/logback.xml");
  }

  /** The directory itself, or the nearest above it that is there. */
  private static Path firstThere(Path directory) {
    return Files.exists(directory) ? directory : firstThere(directory.getParent());
  }

  /** Nowhere, for a command that says everything itself. Must be called as early. */
  static void quiet() {
    System.setProperty("logback.configurationFile", "dev/evertill/till/app/logback-quiet.xml");
  }
}
