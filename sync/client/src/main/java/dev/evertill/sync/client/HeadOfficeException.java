package dev.evertill.sync.client;

import java.io.IOException;
import java.time.Duration;

/** Head office answered, and did not do it. */
class HeadOfficeException extends IOException {
  private final Duration pause;

  HeadOfficeException(String message, Duration pause) {
    super(message);
    this.pause = pause;
  }

  /** How long it asks to be left alone; zero when it did not say. */
  Duration pause() {
    return pause;
  }
}
