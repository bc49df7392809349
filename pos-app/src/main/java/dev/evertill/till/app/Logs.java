package dev.evertill.till.app;

import java.nio.file.Path;

/** Where the till's log goes. Functions only. */
public final class Logs {
  private Logs() {}

  /** Into {@code logs/} of a till's data. Must be called before the first logger is made. */
  public static void beside(Path data) {
    System.setProperty("evertill.log", data.resolve("logs").toString());
    System.setProperty("logback.configurationFile", "dev/evertill/till/app/logback.xml");
  }

  /** Nowhere, for a command that says everything itself. Must be called as early. */
  static void quiet() {
    System.setProperty("logback.configurationFile", "dev/evertill/till/app/logback-quiet.xml");
  }
}
