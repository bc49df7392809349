package dev.evertill.till.store;

import java.nio.file.Path;

/** Another process has this till open; two would overwrite each other's sales. */
public final class TillInUseException extends Exception {
  private final Holder holder;

  TillInUseException(Path directory, Holder holder) {
    super(
        "the till in "
            + directory
            + " is open in "
            + holder.text()
            + "; close it there first, two would overwrite each other's sales");
    this.holder = holder;
  }

  /** The process that has it. */
  public Holder holder() {
    return holder;
  }
}
