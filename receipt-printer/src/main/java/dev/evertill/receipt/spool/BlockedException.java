package dev.evertill.receipt.spool;

/** The printer is there, and prints nothing now. Nothing was sent that it would print. */
final class BlockedException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean saidSo;

  private BlockedException(String message, boolean saidSo) {
    super(message);
    this.saidSo = saidSo;
  }

  /** It said itself what is the matter. */
  static BlockedException said(String message) {
    return new BlockedException(message, true);
  }

  /** It does not answer as it used to. */
  static BlockedException silent(String message) {
    return new BlockedException(message, false);
  }

  boolean saidSo() {
    return saidSo;
  }
}
