package dev.evertill.till.checkout;

import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.record.Amount;
import dev.evertill.till.record.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** A line of the journal as a person reads it. Immutable. */
public sealed interface JournalLine {
  /** Where it stands; of entries that are gone, the last of them. */
  long position();

  /**
   * An entry.
   *
   * @param number as on paper: {@code 03-9F2C-000123}
   * @param at the till's wall clock
   * @param kind empty for a word that this version does not know
   * @param readable whether its document is; {@code amount} is empty where it is not
   */
  record Written(
      long position,
      String number,
      LocalDateTime at,
      Optional<Kind> kind,
      boolean readable,
      Optional<Amount> amount,
      SyncStatus status)
      implements JournalLine {}

  /**
   * Entries that are not here, in their place.
   *
   * @param entries how many positions
   * @param day the day that was removed, where one was and its anchor can be read
   */
  record Gone(long position, Anchor.Cause cause, long entries, Optional<Day> day)
      implements JournalLine {}

  /** A day that was removed: the number of its Z report, and its business day. */
  record Day(int z, LocalDate businessDay) {}
}
