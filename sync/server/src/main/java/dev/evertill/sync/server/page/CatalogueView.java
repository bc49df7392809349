package dev.evertill.sync.server.page;

import java.util.List;

/** The drafts, and the versions, the newest first. Immutable. */
public record CatalogueView(List<Draft> drafts, List<Version> versions) {
  /**
   * @param base the version it was begun on
   * @param isOutdated whether another was published since
   */
  public record Draft(String name, String base, String changed, String files, boolean isOutdated) {}

  /**
   * @param note how it came to be, empty where nobody said
   * @param tills how many said that they have it
   */
  public record Version(
      long version, String rows, String published, String note, String digest, String tills) {}
}
