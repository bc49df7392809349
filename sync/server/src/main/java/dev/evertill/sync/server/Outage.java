package dev.evertill.sync.server;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells storage that is away for a while from a fault of ours. Functions only. */
final class Outage {
  /**
   * Connections (08), room, memory and connections (53), shutting down or starting up (57P), disk
   * (58), too long (57014), waited for another too long (55P03), two in each other's way (40), a
   * server that became a standby (25006).
   */
  private static final Pattern STATES =
      Pattern.compile("08...|53...|57P..|58...|57014|55P03|40...|25006");

  /** PostgreSQL's disk_full. */
  private static final String FULL = "53100";

  private Outage() {}

  /** Whether the same may go well when it is tried again later. */
  static boolean isIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLiteException sqlite && passes(sqlite.getResultCode())) {
        return true;
      }
      if (cause instanceof SQLException e
          && e.getSQLState() != null
          && STATES.matcher(e.getSQLState()).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is no room any more. */
  static boolean isFull(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean isFull =
          cause instanceof SQLiteException sqlite
              ? (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_FULL.code
              : cause instanceof SQLException e && FULL.equals(e.getSQLState());
      if (isFull) {
        return true;
      }
    }
    return false;
  }

  /** Extended codes have the plain one in their last byte. */
  private static boolean passes(SQLiteErrorCode code) {
    int plain = code.code & 0xff;
    return plain == SQLiteErrorCode.SQLITE_BUSY.code
        || plain == SQLiteErrorCode.SQLITE_FULL.code
        || plain == SQLiteErrorCode.SQLITE_IOERR.code;
  }

  /** What the innermost cause says, in its first line. */
  static String why(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? root.toString() : root.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}
