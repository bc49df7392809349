package dev.evertill.sync.client;

import java.time.Duration;

/** Head office speaks to no till as old as this one. Its journal it takes all the same. */
final class TillTooOldException extends HeadOfficeException {
  TillTooOldException(String said) {
    super("head office answers " + said, Duration.ZERO);
  }
}
