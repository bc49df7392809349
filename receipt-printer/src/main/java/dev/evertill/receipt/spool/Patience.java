package dev.evertill.receipt.spool;

/**
 * How long the spooler waits, in milliseconds. Immutable.
 *
 * @param answer for a printer that answers, after the last byte of a job
 * @param probe for a sign of life before a job
 * @param silent after a job, for a printer that has never answered
 * @param firstRetry before the second attempt; doubled each time
 * @param lastRetry the longest between two attempts
 * @param idle until an unused connection is given up, so that another till can have the printer
 * @param close for the job in hand when the program ends
 * @param blocked for paper or the cover, in the middle of a job
 * @param watch between two looks at a printer that has nothing to do; 0 for none
 */
record Patience(
    long answer,
    long probe,
    long silent,
    long firstRetry,
    long lastRetry,
    long idle,
    long close,
    long blocked,
    long watch) {
  static final Patience USUAL =
      new Patience(10_000, 1_000, 250, 100, 5_000, 2_000, 5_000, 300_000, 30_000);
}
