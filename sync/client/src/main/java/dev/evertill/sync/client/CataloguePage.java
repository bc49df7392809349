package dev.evertill.sync.client;

import dev.evertill.sync.protocol.CatalogueRow;
import java.util.List;

/**
 * One page of what changed. Immutable.
 *
 * @param target the version all pages of this pull belong to
 * @param next where to go on
 * @param more whether another page follows
 * @param total how many live rows the target has, and {@code digest} theirs
 */
public record CataloguePage(
    long target, List<CatalogueRow> rows, String next, boolean more, long total, String digest) {
  public CataloguePage {
    rows = List.copyOf(rows);
  }
}
