package dev.evertill.till.store;

import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Verification;
import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The journal of a till that is not running: looked at and left as it was, copied, put in place,
 * given back what it lacks. Each takes the till's lock for as long as it lasts. Functions only.
 */
public final class ClosedJournal {
  private static final String UNREADABLE = "unknown";
  private static final String JOURNAL = "journal";
  private static final String STORE_FILE = "data.mdb";
  private static final int PAGE = 500;

  /** Where sales have used the slack up, a store opened without it would have no page left. */
  private static final long MOST_KILOBYTES = Room.withSlack(StoreSettings.MOST_KILOBYTES);

  private ClosedJournal() {}

  /** Looks at a journal; what the disk refuses on the way may be thrown. */
  public interface Look<T> {
    T at(JournalView journal) throws IOException;
  }

  /**
   * Opens the journal, looks, and closes it. Nothing is written.
   *
   * @param directory the till's data
   * @throws IOException there is no journal in it, or it cannot be opened
   * @throws TillInUseException the till is running
   */
  public static <T> T look(Path directory, Function<Ledger, T> look)
      throws IOException, TillInUseException {
    return view(directory, journal -> look.apply(journal.ledger()));
  }

  /** The same for those who need more than the entries. */
  public static <T> T view(Path directory, Look<T> look) throws IOException, TillInUseException {
    mustHaveJournal(directory);
    return holding(directory, () -> viewed(directory, look));
  }

  /** Work on a directory that nobody else has meanwhile. */
  private interface Work<T> {
    T run() throws IOException, TillInUseException;
  }

  private static <T> T holding(Path directory, Work<T> work)
      throws IOException, TillInUseException {
    ProcessLock lock = ProcessLock.take(directory, ProcessHandle.current().pid());
    try {
      return work.run();
    } finally {
      lock.close();
    }
  }

  private static void mustHaveJournal(Path directory) throws IOException {
    if (!Files.exists(directory.resolve(JOURNAL).resolve(STORE_FILE))) {
      throw new IOException(
          "no journal in " + directory + ": the directory of a till's --data is expected");
    }
  }

  private static <T> T viewed(Path directory, Look<T> look) throws IOException {
    return opened(
        directory, store -> look.at(new JournalView(directory, store, ledger(store, directory))));
  }

  /** Something to do with the open store. */
  private interface Use<T> {
    T of(BoxStore store) throws IOException;
  }

  private static <T> T opened(Path directory, Use<T> use) throws IOException {
    NativeLibrary.load();
    try (BoxStore store = JournalDirectory.validated(directory.resolve(JOURNAL), MOST_KILOBYTES)) {
      return use.of(store);
    } catch (DbException e) {
      if (JournalDirectory.isDamage(e)) {
        throw new JournalDamagedException(
            "the journal in " + directory + " is damaged and cannot be opened: " + e.getMessage(),
            e);
      }
      throw new IOException(
          "the journal in " + directory + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** The till's name is in every hash; entry 1 says it. */
  private static ObjectBoxLedger ledger(BoxStore store, Path directory) {
    Refused never = Refused.in(directory);
    String till =
        new ObjectBoxLedger(UNREADABLE, store, Optional::empty, never).owner().orElse(UNREADABLE);
    return new ObjectBoxLedger(till, store, Optional::empty, never);
  }

  /**
   * Copies the journal into a new directory, which has its name only when the copy is complete:
   * until then it is called {@code NAME.part}.
   *
   * @param data the till's data
   * @param to a directory that is not there
   * @return what was found in the copy
   * @throws IOException it is there, or in the till's data, or the copy cannot be written
   */
  public static Verification.Result backup(Path data, Path to)
      throws IOException, TillInUseException {
    mustHaveJournal(data);
    return holding(
        data,
        () -> {
          Path part = BackupPlace.begin(data, to);
          try {
            copyStore(data, part);
            Verification.Result found = verified(part);
            Names.keep(part);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            Names.keep(part.getParent());
            return found;
          } finally {
            Rebuild.delete(part); // of one that failed: it takes the room of the next
          }
        });
  }

  /**
   * Writes the journal anew, since its file never gets smaller by itself. The one before is removed
   * when the new one was read through in its place.
   *
   * @return what was found in the new one
   * @throws IOException there is no journal, it is damaged, or the disk refuses: it is as it was
   */
  public static Verification.Result rebuild(Path data) throws IOException, TillInUseException {
    mustHaveJournal(data);
    return holding(
        data,
        () -> {
          opened(
              data,
              store -> {
                Rebuild.prepare(store, data, MOST_KILOBYTES);
                return store;
              });
          Rebuild.finish(data, MOST_KILOBYTES);
          Verification.Result found = verified(data);
          Rebuild.tidy(data);
          return found;
        });
  }

  /** Verifies a copy of a journal that no till uses. */
  public static Verification.Result verified(Path copy) throws IOException {
    mustHaveJournal(copy);
    return viewed(copy, journal -> Verification.of(journal.ledger()));
  }

  /** Row by row, so that the copy is no larger than what is in it. */
  private static void copyStore(Path from, Path to) throws IOException {
    opened(from, store -> Backup.copy(store, to.resolve(JOURNAL), MOST_KILOBYTES));
  }

  /**
   * Puts a copy of a journal in place of the one that is not there or is set aside. The copy is
   * brought to this disk and verified first; where it is damaged nothing changes.
   *
   * @param data the till's data; made where it is not there
   * @param from a backup, or the data of a till that is not running
   * @param aside what the journal that is there is called from now on; empty: there may be none
   * @return what was found in the copy; it was put in place where that is whole
   * @throws IOException a journal is there and is not to be set aside, or the disk refuses
   */
  public static Verification.Result restore(Path data, Path from, Optional<String> aside)
      throws IOException, TillInUseException {
    mustHaveJournal(from);
    Files.createDirectories(data);
    return holding(
        data,
        () -> {
          if (Files.isSameFile(data, from)) {
            throw new IOException(
                "--from " + from + " is the till's own data; a backup of it is expected");
          }
          NativeLibrary.load();
          Rebuild.finish(data, MOST_KILOBYTES);
          Path journal = data.resolve(JOURNAL);
          if (Files.exists(journal) && aside.isEmpty()) {
            throw new IOException(
                "there is a journal in " + data + "; --set-aside keeps it under another name");
          }
          Path incoming = data.resolve("journal.incoming");
          Rebuild.delete(incoming);
          try {
            copyUnlessLive(from, incoming);
            Verification.Result found = verified(incoming);
            if (found.isWhole()) {
              put(incoming.resolve(JOURNAL), journal, aside);
            }
            return found;
          } finally {
            Rebuild.delete(incoming);
          }
        });
  }

  private static void put(Path copy, Path journal, Optional<String> aside) throws IOException {
    if (Files.exists(journal)) {
      Path before = journal.resolveSibling(aside.orElseThrow());
      Rebuild.setAside(journal.getParent(), before);
      Files.move(journal, before, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(copy, journal, StandardCopyOption.ATOMIC_MOVE);
    Names.keep(journal.getParent());
  }

  /** A backup is nobody's to lock; another till's data is. */
  private static void copyUnlessLive(Path from, Path to) throws IOException, TillInUseException {
    if (!Files.exists(from.resolve("till.lock"))) {
      copyStore(from, to);
      return;
    }
    holding(
        from,
        () -> {
          copyStore(from, to);
          return to;
        });
  }

  /**
   * What became of entries that were offered. Immutable.
   *
   * @param brought were lacking and are here now
   * @param known were here, or were removed here because head office has them
   * @param refused do not fit; why stands in the words
   */
  public record Brought(long brought, long known, List<String> refused) {}

  /**
   * Gives a journal back the entries that it lacks.
   *
   * @param saved entries of this till, by position
   */
  public static Brought bring(Path data, Rescue saved) throws IOException, TillInUseException {
    mustHaveJournal(data);
    return holding(data, () -> opened(data, store -> bring(store, data, saved)));
  }

  private static Brought bring(BoxStore store, Path data, Rescue saved) throws IOException {
    ObjectBoxLedger ledger = ledger(store, data);
    Recovery recovery =
        new Recovery(ledger.owner().orElse(UNREADABLE), store, ledger.entries(), ledger.epochs());
    List<Recorded> page = new ArrayList<>();
    List<Recovery.Result> results = new ArrayList<>();
    saved.read(
        one -> {
          page.add(one);
          if (page.size() == PAGE) {
            results.add(recovery.take(page));
            page.clear();
          }
        });
    results.add(recovery.take(page));
    Recovery.Result all = results.stream().reduce(Recovery.Result.NOTHING, Recovery.Result::plus);
    return new Brought(all.brought(), all.known(), all.refused());
  }
}
