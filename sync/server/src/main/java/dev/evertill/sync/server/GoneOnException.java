package dev.evertill.sync.server;

/** What somebody looked at has changed meanwhile; nothing was done. */
final class GoneOnException extends NotTakenException {
  GoneOnException(String message) {
    super(message);
  }
}
