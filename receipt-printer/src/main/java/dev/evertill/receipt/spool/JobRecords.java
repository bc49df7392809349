package dev.evertill.receipt.spool;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The records of a {@link JobLog}; texts are UTF-8 after their length. Immutable.
 *
 * <pre>
 * J place state reason document kind copy receipt      a job, as it was then
 * S place state reason                                 what became of it
 * </pre>
 */
final class JobRecords {
  /**
   * One record read.
   *
   * @param key null where only the state changed
   * @param receiptAt where the receipt begins in the record
   */
  record Read(long place, JobState state, String reason, JobKey key, int receiptAt) {}

  private JobRecords() {}

  static byte[] job(JobList.Listed<?> job, byte[] receipt) {
    byte[] document = utf8(job.key().document());
    byte[] kind = utf8(job.key().kind());
    byte[] state = state('J', job);
    return ByteBuffer.allocate(state.length + 12 + document.length + kind.length + receipt.length)
        .put(state)
        .putInt(document.length)
        .put(document)
        .putInt(kind.length)
        .put(kind)
        .putInt(job.key().copy())
        .put(receipt)
        .array();
  }

  static byte[] state(JobList.Listed<?> job) {
    return state('S', job);
  }

  private static byte[] state(char letter, JobList.Listed<?> job) {
    byte[] state = utf8(job.state().name());
    byte[] reason = utf8(job.reason());
    return ByteBuffer.allocate(17 + state.length + reason.length)
        .put((byte) letter)
        .putLong(job.place())
        .putInt(state.length)
        .put(state)
        .putInt(reason.length)
        .put(reason)
        .array();
  }

  static Read read(byte[] record) throws IOException {
    ByteBuffer from = ByteBuffer.wrap(record);
    try {
      byte letter = from.get();
      long place = from.getLong();
      JobState state = JobState.valueOf(text(from));
      String reason = text(from);
      return switch (letter) {
        case 'J' ->
            new Read(
                place,
                state,
                reason,
                new JobKey(text(from), text(from), from.getInt()),
                from.position());
        case 'S' -> new Read(place, state, reason, null, record.length);
        default -> throw new IOException("a record of kind " + (char) letter);
      };
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("a record with a wrong part: " + e, e);
    }
  }

  private static String text(ByteBuffer from) {
    int length = from.getInt();
    if (length < 0 || length > from.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
