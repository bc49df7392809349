package dev.evertill.sync.server.page;

import java.util.List;

/** The versions of the catalogue, the newest first. Immutable. */
public record CatalogueView(List<Version> versions) {
  /**
   * @param tills how many said that they have it
   */
  public record Version(long version, String rows, String published, String digest, String tills) {}
}
