package dev.evertill.till.store;

import io.objectbox.BoxStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;

/**
 * Copies of the journal to keep elsewhere. A backup is complete when it has its name: until then it
 * is called {@code NAME.part}. Functions only.
 */
final class Backup {
  private Backup() {}

  static long make(BoxStore journal, StoreSettings settings, Path to, Clock clock)
      throws IOException {
    if (Files.exists(to)) {
      throw new FileAlreadyExistsException(
          to + " is there already; the name of a new directory is expected");
    }
    Path part = to.resolveSibling(to.getFileName() + ".part");
    Rebuild.delete(part);
    Files.createDirectories(part);
    long last = 0;
    try (BoxStore copy = TillStore.box(part.resolve("journal"), settings.mostKilobytes())) {
      last = StoreCopy.copy(journal, copy);
      markAsCopy(copy, settings);
    }
    Files.writeString(part.resolve("made"), clock.instant().toString());
    Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    return last;
  }

  private static void markAsCopy(BoxStore copy, StoreSettings settings) {
    IdentityRow row = new IdentityRow();
    row.id = 1;
    row.till = settings.till();
    row.machine = Continuation.COPY_OF + settings.machine();
    Transactions.run(copy, () -> copy.boxFor(IdentityRow.class).put(row));
  }
}
