package dev.evertill.sync.server;

/**
 * What a PostgreSQL server says of itself, by the names of its own settings. Immutable.
 *
 * @param versionNumber 150018 for 15.18
 * @param readOnly a standby, or set so
 */
record PostgresState(
    int versionNumber,
    String version,
    String fsync,
    String synchronousCommit,
    String encoding,
    boolean readOnly) {
  private static final int OLDEST = 14;

  /** Why no sale can be trusted to it, or null. */
  String refusal() {
    if (versionNumber < OLDEST * 10_000) {
      return "it is PostgreSQL " + version + "; allowed is " + OLDEST + " or newer";
    }
    if (fsync.equals("off")) {
      return "fsync is off: a power cut would lose sales that tills were told are kept;"
          + " allowed is on";
    }
    if (synchronousCommit.equals("off")) {
      return "synchronous_commit is off: a crash would lose sales that tills were told are kept;"
          + " allowed are on, local, remote_write, remote_apply";
    }
    if (!encoding.equals("UTF8")) {
      return "its encoding is " + encoding + "; allowed is UTF8: createdb -E UTF8 -T template0";
    }
    if (readOnly) {
      return "it takes no writes (a standby, or read-only); allowed is the primary server";
    }
    return null;
  }
}
