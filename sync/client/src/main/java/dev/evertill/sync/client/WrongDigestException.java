package dev.evertill.sync.client;

/** The rows here are not the rows head office has: nothing was activated. */
public final class WrongDigestException extends Exception {
  public WrongDigestException(long target, String expected, String found) {
    super("catalogue " + target + ": digest " + found + ", head office has " + expected);
  }
}
