package dev.evertill.sync.server.page;

import java.util.List;

/**
 * One till. Immutable.
 *
 * @param certificates false where head office works without
 * @param revoked when everything was revoked, or empty
 */
public record TillView(
    TillsView.Till till,
    List<Epoch> epochs,
    boolean certificates,
    List<Certificate> given,
    String revoked) {
  /** A journal of the till. */
  public record Epoch(String epoch, String entries, String hash) {}

  /**
   * @param standing good, expired or revoked
   */
  public record Certificate(String serial, String until, String standing) {}
}
