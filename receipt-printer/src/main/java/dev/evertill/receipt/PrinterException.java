package dev.evertill.receipt;

/** The printer did not take what it was given. Says whether trying again could print twice. */
public final class PrinterException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean anyByteAccepted;

  private PrinterException(String message, boolean anyByteAccepted, Throwable cause) {
    super(message, cause);
    this.anyByteAccepted = anyByteAccepted;
  }

  /** Nothing was accepted: trying again is safe. */
  public static PrinterException nothingAccepted(String message, Throwable cause) {
    return new PrinterException(message, false, cause);
  }

  /** Something was accepted: what is on the paper is not known. */
  public static PrinterException partlyAccepted(String message, Throwable cause) {
    return new PrinterException(message, true, cause);
  }

  public boolean anyByteAccepted() {
    return anyByteAccepted;
  }
}
