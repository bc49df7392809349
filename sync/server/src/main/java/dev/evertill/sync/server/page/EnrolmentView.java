package dev.evertill.sync.server.page;

import java.util.List;

/**
 * Codes with which tills are enrolled. Immutable.
 *
 * @param certificates false where head office works without
 * @param code a new one, shown this once; null otherwise
 * @param till as typed
 * @param fault why no code was made, or null
 */
public record EnrolmentView(
    boolean certificates, List<Open> open, String code, String till, String fault) {
  /**
   * @param standing open, used or over
   */
  public record Open(String till, String until, String standing) {}
}
