package dev.evertill.sync.server;

/** Nothing was done of what was asked; the message says why, and what can be done. */
abstract class NotTakenException extends Exception {
  NotTakenException(String message) {
    super(message);
  }
}
