package dev.evertill.till.store;

import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.NotRecordedException.Cause;
import io.objectbox.exception.DbException;
import io.objectbox.exception.DbFullException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Why the store did not write, in the till's words. Safe from any thread.
 *
 * <p>ObjectBox 4.3.1 throws {@link DbFullException} when its own limit is reached, and when the
 * disk takes nothing more; where the disk took a part, it speaks of an input/output error, code 5.
 * The room left on the disk tells them apart.
 */
record Refused(LongSupplier roomOnDisk) {
  private static final int INPUT_OUTPUT_ERROR = 5;

  static Refused in(Path directory) {
    return new Refused(() -> room(directory));
  }

  private static long room(Path directory) {
    try {
      return Disk.left(directory);
    } catch (IOException e) {
      return Long.MAX_VALUE; // nobody can tell, so the disk is not to blame
    }
  }

  NotRecordedException why(DbException e) {
    return new NotRecordedException(cause(e), e);
  }

  private Cause cause(DbException e) {
    boolean full = e instanceof DbFullException;
    boolean mayBeDisk = full || e.getErrorCode() == INPUT_OUTPUT_ERROR;
    if (mayBeDisk && roomOnDisk.getAsLong() < Room.ROOM_FOR_SALES) {
      return Cause.DISK_FULL;
    }
    return full ? Cause.STORE_FULL : Cause.STORE_FAILED;
  }
}
