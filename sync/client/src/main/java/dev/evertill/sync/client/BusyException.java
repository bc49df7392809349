package dev.evertill.sync.client;

import java.time.Duration;

/** Head office has too much to do, or cannot: nothing more is to be asked of it in this round. */
final class BusyException extends HeadOfficeException {
  BusyException(String message, Duration pause) {
    super(message, pause);
  }
}
