package dev.evertill.till.store;

import java.nio.file.Path;

/** Another process has this till open; two would overwrite each other's sales. */
public final class TillInUseException extends Exception {
  private final String holder;

  TillInUseException(Path directory, String holder) {
    super(
        "the till in "
            + directory
            + " is open in process "
            + holder
            + "; close it there first, two would overwrite each other's sales");
    this.holder = holder;
  }

  /** The process that has it, or {@code unknown}. */
  public String holder() {
    return holder;
  }
}
