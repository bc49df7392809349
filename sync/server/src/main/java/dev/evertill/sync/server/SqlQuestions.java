package dev.evertill.sync.server;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Questions about entries, and who answered them. Functions only. */
final class SqlQuestions {
  static final String UNANSWERED =
      " from entry join journal on journal.id = entry.journal where question is not null"
          + " and not exists (select 1 from resolved where resolved.till = journal.till"
          + " and resolved.journal = journal.epoch and resolved.number = entry.number)";

  private SqlQuestions() {}

  static boolean answered(
      Handle handle,
      String till,
      String journal,
      long number,
      String person,
      String note,
      Instant at) {
    return handle
            .createUpdate(
                "insert into resolved (till, journal, number, person, note, resolved)"
                    + " select journal.till, journal.epoch, entry.number, :person, :note, :at"
                    + UNANSWERED
                    + " and journal.till = :till and journal.epoch = :journal"
                    + " and entry.number = :number on conflict do nothing")
            .bind("person", person)
            .bind("note", note)
            .bind("at", at.toEpochMilli())
            .bind("till", till)
            .bind("journal", journal)
            .bind("number", number)
            .execute()
        > 0;
  }
}
