package dev.evertill.sync.server.people;

/** So many log in at once that one waited too long; it may try again. */
public final class TooBusyException extends RuntimeException {
  public TooBusyException() {
    super("too many are logging in at once");
  }
}
