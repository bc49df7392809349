package dev.evertill.till.store;

import java.io.IOException;

/** The file of a journal is damaged, so that nothing in it can be read. */
public final class JournalDamagedException extends IOException {
  JournalDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
