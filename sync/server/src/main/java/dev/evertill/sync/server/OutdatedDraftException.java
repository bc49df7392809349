package dev.evertill.sync.server;

/** The catalogue has gone on since a draft was begun; nothing was done. */
final class OutdatedDraftException extends NotTakenException {
  OutdatedDraftException(String draft, long base, long current) {
    super(
        "draft "
            + draft
            + " was begun on version "
            + base
            + ", and version "
            + current
            + " is current: discard it and import again, or publish it anyway");
  }
}
