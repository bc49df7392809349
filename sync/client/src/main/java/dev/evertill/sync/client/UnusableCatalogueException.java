package dev.evertill.sync.client;

/** The rows are those of head office, and the till cannot sell by them: nothing was activated. */
public final class UnusableCatalogueException extends Exception {
  private final long target;

  /**
   * @param reason the row, its value and what is allowed
   */
  public UnusableCatalogueException(long target, String reason) {
    super("catalogue " + target + " is not used: " + reason);
    this.target = target;
  }

  /** The version that is not used. */
  long target() {
    return target;
  }
}
