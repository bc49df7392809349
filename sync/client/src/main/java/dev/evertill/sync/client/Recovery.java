package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Fetches the entries a till has lost and head office holds. Nothing is handed to the till before
 * its hash was computed and it was found chained to the entry before it. Cut off, it goes on where
 * it was: what the till was handed it does not lack any more. Confined to the sync thread.
 */
final class Recovery {
  private final JournalFeed journal;
  private final HeadOffice office;

  Recovery(JournalFeed journal, HeadOffice office) {
    this.journal = journal;
    this.office = office;
  }

  /**
   * Whether head office holds the till's own entries of an epoch and more of them: then the till
   * has lost some, and nothing has forked.
   *
   * @throws IOException the link broke
   */
  boolean isAhead(String epoch, EpochHead held) throws IOException {
    long last = journal.lastNumber(epoch);
    if (held.number() <= last) {
      return false;
    }
    if (last == 0) {
      return true;
    }
    Optional<Hash> theirs = office.hashAt(epoch, last);
    return theirs.isPresent() && theirs.equals(journal.hashAt(epoch, last));
  }

  /**
   * Of an epoch that was held whole: a head office that was restored may since have taken what
   * another copy of the till wrote in it, as far as the till's last entry and further.
   *
   * @throws ForkedException it holds another entry there
   * @throws IOException the link broke
   */
  void requireOurs(String epoch, EpochHead held) throws IOException {
    long last = journal.lastNumber(epoch);
    Optional<Hash> ours = journal.hashAt(epoch, last);
    if (held.number() < last || ours.isEmpty()) {
      return;
    }
    Optional<Hash> theirs =
        held.number() == last ? Optional.of(new Hash(held.hash())) : office.hashAt(epoch, last);
    if (theirs.isPresent() && !theirs.equals(ours)) {
      throw new ForkedException(epoch, held.number(), new Hash(held.hash()));
    }
  }

  /**
   * Whether head office's head is an entry that the till has lost while later ones are here: it can
   * be compared when it is back. What was removed never comes back.
   */
  boolean isLost(String epoch, EpochHead held) {
    return journal.hashAt(epoch, held.number()).isEmpty()
        && held.number() <= journal.lastNumber(epoch)
        && journal.anchorAfter(epoch, held.number()).isEmpty();
  }

  /**
   * Hands the till what it has lost, page by page.
   *
   * @return why not all of it can be had, empty where it can
   * @throws IOException the link broke, or head office could not do it: try again later
   */
  Optional<String> fetch(Lack lack) throws IOException {
    Hash previous = journal.hashAt(lack.epoch(), lack.from() - 1).orElse(null);
    Optional<String> trouble = Optional.empty();
    for (long from = lack.from(); from <= lack.to(); ) {
      EntryPage page = office.entries(lack.epoch(), from);
      List<Entry> wanted =
          page.entries().stream().filter(entry -> entry.number() <= lack.to()).toList();
      Checked checked = checked(wanted, from, previous);
      if (!checked.good().isEmpty()) {
        journal.recovered(lack.epoch(), checked.good());
        from += checked.good().size();
        previous = checked.good().get(checked.good().size() - 1).hash();
      }
      boolean isStuck = checked.wrong() != null || checked.good().isEmpty() || !page.more();
      if (from <= lack.to() && isStuck) {
        String why = why(lack, from, checked, page);
        trouble = trouble.isPresent() ? trouble : Optional.of(why);
        if (checked.wrong() != null || page.unreadable() != null || page.next() <= from) {
          return trouble;
        }
        from = page.next(); // it has a hole there, and more behind it
        previous = null;
      }
    }
    return trouble;
  }

  private static String why(Lack lack, long number, Checked checked, EntryPage page) {
    return "epoch "
        + lack.epoch()
        + ": entry "
        + number
        + " is lost here, and head office cannot give it back: "
        + why(checked, page);
  }

  private static String why(Checked checked, EntryPage page) {
    if (checked.wrong() != null) {
      return checked.wrong();
    }
    return page.unreadable() == null ? "it holds none there" : page.unreadable();
  }

  /** The entries up to the first that is wrong, and why it is; null for none. */
  private record Checked(List<Entry> good, String wrong) {}

  private static Checked checked(List<Entry> entries, long from, Hash before) {
    Hash previous = before;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      String wrong = wrong(entry, from + i, previous);
      if (wrong != null) {
        return new Checked(entries.subList(0, i), wrong);
      }
      previous = entry.hash();
    }
    return new Checked(entries, null);
  }

  /**
   * @param previous null where the till does not know it
   */
  private static String wrong(Entry entry, long number, Hash previous) {
    if (entry.number() != number) {
      return "it gives number " + entry.number();
    }
    if (!entry.isAuthentic()) {
      return "its hash " + entry.hash() + " is not that of its bytes";
    }
    if (previous != null && !entry.previous().equals(previous)) {
      return "it follows " + entry.previous() + ", here " + previous;
    }
    return null;
  }
}
