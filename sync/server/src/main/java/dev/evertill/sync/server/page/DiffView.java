package dev.evertill.sync.server.page;

import java.util.List;

/**
 * What changed from one version to another. Immutable.
 *
 * @param next where the next page begins; null on the last
 */
public record DiffView(long from, long to, String published, List<Row> rows, String next) {
  /**
   * @param change new, changed or deleted
   */
  public record Row(String kind, String key, String name, String change, List<Field> fields) {}

  /** Before and after, empty where there is none. */
  public record Field(String name, String before, String after) {}
}
