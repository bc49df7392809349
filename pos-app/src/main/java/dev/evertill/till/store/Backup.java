package dev.evertill.till.store;

import dev.evertill.till.checkout.NotRecordedException.Cause;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;

/**
 * Copies of the journal to keep elsewhere. A backup is complete when it has its name: until then it
 * is called {@code NAME.part}. Functions only.
 */
final class Backup {
  private static final long ONLY = 1;

  private Backup() {}

  static long make(BoxStore journal, StoreSettings settings, Path to, Clock clock)
      throws IOException {
    if (Files.exists(to)) {
      throw new IOException(to + " is there already; the name of a new directory is expected");
    }
    Path part = to.resolveSibling(to.getFileName() + ".part");
    Rebuild.delete(part);
    Files.createDirectories(part);
    long last = copy(journal, part.resolve("journal"), settings.mostKilobytes());
    Files.writeString(part.resolve("made"), clock.instant().toString());
    Names.keep(part);
    Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    Names.keep(to.toAbsolutePath().getParent());
    return last;
  }

  /**
   * Copies a journal's store into a directory, where it says of itself that it is a copy: a till
   * that is opened on it begins a new epoch.
   *
   * @return the last position in it
   * @throws IOException it cannot be written; the message says where
   */
  static long copy(BoxStore journal, Path to, long mostKilobytes) throws IOException {
    Files.createDirectories(to);
    long last;
    try (BoxStore copy = TillStore.box(to, mostKilobytes)) {
      last = StoreCopy.copy(journal, copy);
      markAsCopy(copy);
    } catch (DbException e) {
      boolean full = Refused.in(to).why(e).why() == Cause.DISK_FULL;
      throw new IOException(
          "the journal was not copied into " + to + ": " + (full ? "its disk is full" : e), e);
    }
    Names.keep(to);
    return last;
  }

  private static void markAsCopy(BoxStore copy) {
    Box<IdentityRow> box = copy.boxFor(IdentityRow.class);
    IdentityRow row = box.get(ONLY);
    if (row == null || row.machine.startsWith(Continuation.COPY_OF)) {
      return; // of before this was noted, or the copy of a copy
    }
    row.machine = Continuation.COPY_OF + row.machine;
    Transactions.run(copy, () -> box.put(row));
  }
}
