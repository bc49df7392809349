package dev.evertill.till.store;

import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.NotRecordedException.Cause;
import io.objectbox.exception.DbException;
import io.objectbox.exception.DbFullException;

/** Why the store did not write, in the till's words. Functions only. */
final class Refused {
  private Refused() {}

  static NotRecordedException why(DbException e) {
    return new NotRecordedException(cause(e), e);
  }

  private static Cause cause(DbException e) {
    if (e instanceof DbFullException) {
      return Cause.STORE_FULL;
    }
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") || message.contains("code 28")
        ? Cause.DISK_FULL
        : Cause.STORE_FAILED;
  }
}
