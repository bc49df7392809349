package dev.evertill.sync.server.page;

import java.util.List;

/**
 * What is different in one version from another, or would be, a page of it. Immutable.
 *
 * @param counts how much it is altogether, in words
 * @param note what to know of the versions, or empty
 * @param next the address of the next page; null on the last
 */
public record DiffView(String note, String counts, List<Row> rows, String next) {
  /**
   * @param list for whom it is, empty for everybody
   * @param change new, changed or deleted
   */
  public record Row(
      String list, String kind, String key, String name, String change, List<Field> fields) {}

  /** Before and after, empty where there is none. */
  public record Field(String name, String before, String after) {}
}
