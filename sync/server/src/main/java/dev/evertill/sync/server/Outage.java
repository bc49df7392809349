package dev.evertill.sync.server;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof SQLTransientConnectionException
                    || isOf(cause, SQLiteErrorCode.SQLITE_BUSY)
                    || isOf(cause, SQLiteErrorCode.SQLITE_FULL)
                    || isOf(cause, SQLiteErrorCode.SQLITE_IOERR)
                    || STATES.matcher(state(cause)).matches());
  }

  /** Whether it is no room, if only for the memory that SQLite's programs share. */
  static boolean isFull(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                isOf(cause, SQLiteErrorCode.SQLITE_FULL)
                    || isOf(cause, SQLiteErrorCode.SQLITE_IOERR_SHMSIZE)
                    || state(cause).equals(FULL));
  }

  /** Whether what is stored cannot be read as what it was: no trying again helps. */
  static boolean isDamage(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                isOf(cause, SQLiteErrorCode.SQLITE_CORRUPT)
                    || isOf(cause, SQLiteErrorCode.SQLITE_NOTADB));
  }

  /** Whether somebody else had the storage for longer than one waits. */
  static boolean isWait(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof SQLTransientConnectionException
                    || isOf(cause, SQLiteErrorCode.SQLITE_BUSY));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  /** Itself, or an extended one of it, which has the plain one in its last byte. */
  private static boolean isOf(Throwable cause, SQLiteErrorCode code) {
    return cause instanceof SQLiteException sqlite
        && (sqlite.getResultCode() == code || (sqlite.getResultCode().code & 0xff) == code.code);
  }

  /** Of SQL; empty where there is none. */
  private static String state(Throwable cause) {
    return cause instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
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
