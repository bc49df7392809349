package dev.evertill.till.store;

import dev.evertill.till.checkout.Ledger;
import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The journal of a till that is not running, to be looked at and left as it was. Functions only.
 */
public final class ClosedJournal {
  private static final String UNREADABLE = "unknown";

  private ClosedJournal() {}

  /**
   * Opens the journal, looks, and closes it. Nothing is written.
   *
   * @param directory the till's data
   * @throws NoSuchFileException there is no journal in it
   * @throws IOException the journal cannot be opened
   * @throws TillInUseException the till is running
   */
  public static <T> T look(Path directory, Function<Ledger, T> look)
      throws IOException, TillInUseException {
    Path journal = directory.resolve("journal");
    if (!Files.exists(journal.resolve("data.mdb"))) {
      throw new NoSuchFileException(
          "no journal in " + directory + ": the directory of a till's --data is expected");
    }
    NativeLibrary.load();
    ProcessLock lock = ProcessLock.take(directory, ProcessHandle.current().pid());
    try (BoxStore store = TillStore.box(journal, StoreSettings.MOST_KILOBYTES)) {
      return look.apply(ledger(store, directory));
    } catch (DbException e) {
      throw new IOException(
          "the journal in " + directory + " is damaged and cannot be opened: " + e.getMessage(), e);
    } finally {
      lock.close();
    }
  }

  /** The till's name is in every hash; entry 1 says it. */
  private static Ledger ledger(BoxStore store, Path directory) {
    Refused never = Refused.in(directory);
    String till =
        new ObjectBoxLedger(UNREADABLE, store, Optional::empty, never).owner().orElse(UNREADABLE);
    return new ObjectBoxLedger(till, store, Optional::empty, never);
  }
}
