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
    List<Missing> missing,
    List<Copy> copies,
    boolean certificates,
    List<Certificate> given,
    String revoked) {
  /** A journal of the till. */
  public record Epoch(String epoch, String entries, String hash) {}

  /**
   * Numbers of which no entry is held.
   *
   * @param first as on receipts
   * @param since when the till said that it does not have them
   * @param days what it kept of the days they were of
   */
  public record Missing(String first, String last, String entries, String since, List<Day> days) {}

  /** A day that a till closed, as it said. */
  public record Day(String z, String day, String sold, String turnover) {}

  /**
   * What a copy of the till sold by itself.
   *
   * @param first as on receipts
   * @param since when the first of it arrived
   */
  public record Copy(
      String first, String last, String entries, String since, String sold, String turnover) {}

  /**
   * @param standing good, expired or revoked
   */
  public record Certificate(String serial, String until, String standing) {}
}
