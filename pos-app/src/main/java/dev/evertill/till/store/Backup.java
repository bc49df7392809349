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

/** Copies of the journal to keep elsewhere, each as it is at one moment. Functions only. */
final class Backup {
  private static final long ONLY = 1;
  private static final long KIBIBYTE = 1024;

  /** For its locks, and for what a copy takes beyond what is in it. */
  private static final long ROOM_TO_OPEN = 256 * KIBIBYTE;

  private Backup() {}

  static long make(BoxStore journal, StoreSettings settings, Path to, Clock clock)
      throws IOException {
    Path part = BackupPlace.begin(settings.directory(), to);
    try {
      Files.createDirectory(part);
      long last = copy(journal, part.resolve("journal"), Room.withSlack(settings.mostKilobytes()));
      Files.writeString(part.resolve("made"), clock.instant().toString());
      Names.keep(part);
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
      Names.keep(part.getParent());
      return last;
    } finally {
      Rebuild.delete(part); // of one that failed: it takes the room of the next
    }
  }

  /**
   * Copies a journal's store into a directory, where it says of itself that it is a copy: a till
   * that is opened on it begins a new epoch.
   *
   * @param mostKilobytes the limit of what is copied, its slack included: a full journal uses that
   * @return the last position in it
   * @throws IOException it cannot be written; the message says where
   */
  static long copy(BoxStore journal, Path to, long mostKilobytes) throws IOException {
    Files.createDirectories(to);
    mustHaveRoom(journal, to);
    long last;
    try (BoxStore copy = TillStore.box(to, roomier(mostKilobytes))) {
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

  /**
   * The copy's pages are filled otherwise: a seventh more of them was seen. In a small one, what
   * the store takes for itself and for its largest transaction counts too.
   */
  private static long roomier(long mostKilobytes) {
    return mostKilobytes + mostKilobytes / 4 + ROOM_TO_OPEN / KIBIBYTE;
  }

  /**
   * A store maps a file of locks into memory when it is opened: where the disk has no room for that
   * one, the system ends the program that writes to it, which may be the till.
   */
  private static void mustHaveRoom(BoxStore journal, Path to) throws IOException {
    long expected = Room.used(journal) + ROOM_TO_OPEN;
    long left = Disk.left(to);
    if (left < expected) {
      throw new IOException(
          "the journal was not copied into "
              + to
              + ": its disk has "
              + left / KIBIBYTE
              + " KiB left, allowed is "
              + expected / KIBIBYTE
              + " KiB or more");
    }
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
