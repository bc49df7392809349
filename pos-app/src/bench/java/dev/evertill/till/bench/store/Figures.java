package dev.evertill.till.bench.store;

import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What was measured, by name. Times are in nanoseconds, sizes in bytes. Confined to the measuring
 * thread.
 */
public final class Figures {
  private final Map<String, Object> figures = new TreeMap<>();

  public void put(String name, double figure) {
    if (figures.put(name, figure) != null) {
      throw new IllegalStateException(name + " was measured twice");
    }
  }

  /** The medians of p50 and p99 over the rounds. */
  public void put(String name, List<Times> rounds) {
    put(name + ".p50", rounds, Times::p50);
    put(name + ".p99", rounds, Times::p99);
  }

  private void put(String name, List<Times> rounds, ToDoubleFunction<Times> figure) {
    put(name, Times.median(rounds, figure));
  }

  /**
   * @param java what measured
   */
  public void write(Path file, String java) throws IOException {
    figures.put("java", java);
    Files.writeString(
        file,
        new Moshi.Builder()
            .build()
            .<Map<String, Object>>adapter(
                Types.newParameterizedType(Map.class, String.class, Object.class))
            .indent("  ")
            .toJson(figures));
  }
}
