package dev.evertill.sync.client;

/**
 * Head office did not answer a question in time, or could not; the message says why. The till goes
 * by its own limits.
 */
public final class NoAnswerException extends Exception {
  NoAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
