package dev.evertill.till.store;

import io.objectbox.BoxStore;
import io.objectbox.config.ValidateOnOpenModeKv;
import io.objectbox.config.ValidateOnOpenModePages;
import io.objectbox.exception.DbException;
import io.objectbox.exception.FileCorruptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of the journal's store, opened only when every page of it is sound. A damaged one
 * is set aside under another name and never deleted. Functions only.
 */
final class JournalDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(JournalDirectory.class);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** MDB_INVALID of LMDB, which ObjectBox throws as a plain exception. */
  private static final int NOT_A_DATABASE_FILE = -30793;

  private static final String OPENED = "opened";
  private static final String DAMAGED = "journal.damaged-";

  private JournalDirectory() {}

  static Path of(Path data) {
    return data.resolve("journal");
  }

  /** Whether a till was ever opened here to the end: before that nothing can have been sold. */
  static boolean wasOpened(Path data) {
    return Files.exists(data.resolve(OPENED));
  }

  /** The till is open: what the directories name is certain from now on. */
  static void isOpened(Path data) throws IOException {
    Names.keep(of(data));
    Names.keep(data.resolve("catalogue"));
    if (!wasOpened(data)) {
      Files.createFile(data.resolve(OPENED));
    }
    Names.keep(data);
  }

  /**
   * The open store, and where a damaged one lies now.
   *
   * @param setAside empty where the journal was sound, or there was none
   */
  record Opened(BoxStore store, Optional<Path> setAside) {}

  /**
   * @throws DbException the store cannot be opened and is not known to be damaged
   */
  static Opened open(Path data, long mostKilobytes, Clock clock) throws IOException {
    Rebuild.finish(data, mostKilobytes);
    Optional<Path> setAside = Optional.empty();
    Optional<BoxStore> store;
    while ((store = sound(data, mostKilobytes)).isEmpty()) {
      Path aside = setAside(data, clock); // then its copy is tried, which may be damaged too
      setAside = setAside.or(() -> Optional.of(aside));
    }
    Rebuild.tidy(data);
    if (store.get().boxFor(EntryRow.class).isEmpty()) {
      setAside = setAside.isPresent() ? setAside : setAsideBefore(data);
    }
    return new Opened(store.get(), setAside);
  }

  /** The open store, empty where it is damaged. */
  private static Optional<BoxStore> sound(Path data, long mostKilobytes) {
    boolean isThere = Files.exists(of(data).resolve("data.mdb"));
    try {
      return Optional.of(validated(of(data), mostKilobytes));
    } catch (DbException e) {
      if (!isThere || !isDamage(e)) {
        throw e; // what a passing trouble keeps shut is not set aside
      }
      LOG.error("the journal in {} is damaged", of(data), e);
      return Optional.empty();
    }
  }

  private static Path setAside(Path data, Clock clock) throws IOException {
    Path aside = freeName(data, DAMAGED + MOMENT.format(clock.instant()));
    Files.move(of(data), aside);
    LOG.error("the damaged journal lies in {} now", aside);
    Rebuild.useCopy(data);
    Names.keep(data);
    return aside;
  }

  /** The till stopped after a journal was set aside, and before a new epoch had begun. */
  private static Optional<Path> setAsideBefore(Path data) throws IOException {
    try (Stream<Path> all = Files.list(data)) {
      return all.filter(path -> path.getFileName().toString().startsWith(DAMAGED))
          .max(Comparator.naturalOrder());
    }
  }

  static Path freeName(Path data, String name) {
    Path free = data.resolve(name);
    for (int more = 2; Files.exists(free); more++) {
      free = data.resolve(name + "-" + more);
    }
    return free;
  }

  /** Reads every page once; that a document was changed inside, only its hash tells. */
  static BoxStore validated(Path directory, long mostKilobytes) {
    return StoreFile.open(
        directory,
        MyObjectBox.builder()
            .maxSizeInKByte(mostKilobytes)
            .validateOnOpen(ValidateOnOpenModePages.Full)
            .validateOnOpenKv(ValidateOnOpenModeKv.Regular));
  }

  /** Whether a store is damaged, this one or the price list's; other troubles may pass. */
  static boolean isDamage(DbException e) {
    return e instanceof FileCorruptException || e.getErrorCode() == NOT_A_DATABASE_FILE;
  }
}
