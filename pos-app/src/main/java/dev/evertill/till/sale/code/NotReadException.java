package dev.evertill.till.sale.code;

/** What was scanned cannot be read; the message says what, where, and what is allowed. */
final class NotReadException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Without a stack: it is an answer on its way up, and a scanner makes many. */
  NotReadException(String why) {
    super(why, null, false, false);
  }
}
