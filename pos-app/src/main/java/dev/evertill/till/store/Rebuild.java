package dev.evertill.till.store;

import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the journal's store anew, since its file never gets smaller by itself. The running till
 * copies it into {@code journal.next}; the next start adds what was written since and puts the new
 * one in place of the old. Functions only.
 *
 * <pre>
 * journal            the store in use
 * journal.next       being copied, or copied
 *   copied           all of one moment is in it
 *   whole            all of the end is in it: it takes the place of journal
 * journal.old        the one before, until the new one has its place
 * </pre>
 *
 * A stop at any moment leaves one of these, and the next start goes on from it.
 */
final class Rebuild {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

  private static final String COPIED = "copied";
  private static final String WHOLE = "whole";

  private Rebuild() {}

  /**
   * While the till sells: copies the store as it is now. Until the end is in it, the copy says of
   * itself that it is one: a till that has nothing else begins a new epoch on it.
   */
  static void prepare(BoxStore journal, Path data, long mostKilobytes) throws IOException {
    Path next = next(data);
    delete(next);
    Backup.copy(journal, next, mostKilobytes);
    Files.createFile(next.resolve(COPIED));
    Names.keep(next);
    Names.keep(data);
  }

  /** Before the journal is opened. */
  static void finish(Path data, long mostKilobytes) throws IOException {
    Path journal = JournalDirectory.of(data);
    Path next = next(data);
    Path old = old(data);
    if (Files.exists(journal) && Files.exists(next.resolve(COPIED))) {
      try {
        addTheRest(journal, next, mostKilobytes);
      } catch (DbException e) {
        LOG.error("the journal could not be written anew and stays as it is", e);
        return; // whether it is damaged is found when it is opened; the copy may be needed then
      }
      delete(old);
      Files.move(journal, old);
      Names.keep(data);
    }
    if (!Files.exists(journal) && Files.exists(next.resolve(WHOLE))) {
      Files.delete(next.resolve(WHOLE));
      Files.move(next, journal);
      Names.keep(data);
      LOG.info("the journal was written anew into {}", journal);
    }
    if (!Files.exists(journal)) {
      useCopy(data); // the power went before the marks were on the disk, or a copy its place
    }
  }

  /** The journal in its place is open and sound: what lies beside it is of no use any more. */
  static void tidy(Path data) throws IOException {
    Files.deleteIfExists(JournalDirectory.of(data).resolve(COPIED));
    delete(next(data));
    delete(old(data));
  }

  private static void addTheRest(Path journal, Path next, long mostKilobytes) throws IOException {
    Files.deleteIfExists(next.resolve(WHOLE));
    try (BoxStore from = JournalDirectory.validated(journal, mostKilobytes);
        BoxStore to = JournalDirectory.validated(next, mostKilobytes)) {
      StoreCopy.copy(from, to);
    }
    Files.createFile(next.resolve(WHOLE));
    Names.keep(next);
    Files.delete(next.resolve(COPIED));
    Names.keep(next);
  }

  /**
   * There is no journal: the one before it takes its place, which is whole, or else a copy of it
   * that was on its way.
   */
  static void useCopy(Path data) throws IOException {
    Path next = next(data);
    Path journal = JournalDirectory.of(data);
    if (Files.exists(old(data))) {
      Files.move(old(data), journal);
    } else if (Files.exists(next.resolve(COPIED))) {
      Files.move(next, journal); // with its mark, so that a stop here loses nothing
      Files.delete(journal.resolve(COPIED));
    }
    Names.keep(data);
  }

  /**
   * Another journal is to take the place of the one in use: what was made of that one goes where it
   * goes, or the next start would put both together.
   */
  static void setAside(Path data, Path before) throws IOException {
    for (Path beside : List.of(next(data), old(data))) {
      if (Files.exists(beside)) {
        String suffix = beside.getFileName().toString().substring("journal".length());
        Files.move(beside, before.resolveSibling(before.getFileName() + suffix));
      }
    }
  }

  private static Path old(Path data) {
    return data.resolve("journal.old");
  }

  private static Path next(Path data) {
    return data.resolve("journal.next");
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.delete(one);
    }
  }
}
