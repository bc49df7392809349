package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evertill.sync.server.page.Figures;
import dev.evertill.sync.server.page.ParkedView;
import dev.evertill.sync.server.page.ParkedView.Answer;
import dev.evertill.sync.server.page.ParkedView.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Entries with a question, and what people found out about them. A note is durable when it is
 * answered. Safe from any thread.
 */
final class ParkedDesk {
  static final int LONGEST_NOTE = 2_000;

  private static final int AT_ONCE = 50;

  private static final String QUESTIONS =
      "select j.till, j.epoch, e.journal, e.number, e.kind, e.question, e.received,"
          + " n.note, n.person, n.resolved from entry e join journal j on j.id = e.journal"
          + " left join resolved n on n.till = j.till and n.journal = j.epoch"
          + " and n.number = e.number"
          + " where e.question is not null";

  private final Database database;
  private final InstantSource clock;
  private final ZoneId zone;

  ParkedDesk(Database database, InstantSource clock, ZoneId zone) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
  }

  /** How many are without an answer; beyond a thousand nobody counts. */
  long open() {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from (select 1"
                            + SqlQuestions.UNANSWERED
                            + " limit "
                            + (Figures.MOST_OPEN + 1)
                            + ") as unanswered")
                    .mapTo(Long.class)
                    .one());
  }

  /** Where a page ended; to those who ask only a word. */
  private record Place(long received, long journal, long number) {
    private static final Pattern TEXT =
        Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})\\.([0-9]{1,18})");

    /** Before the newest. */
    static final Place START = new Place(Long.MAX_VALUE, 0, 0);

    static Place parse(String text) throws RefusedException {
      if (text == null) {
        return START;
      }
      Matcher parts = TEXT.matcher(text);
      if (!parts.matches()) {
        throw RefusedException.malformed(
            "after " + text + ": allowed is what the page before says");
      }
      return new Place(
          Long.parseLong(parts.group(1)),
          Long.parseLong(parts.group(2)),
          Long.parseLong(parts.group(3)));
    }

    static Place of(ResultSet row) throws SQLException {
      return new Place(row.getLong("received"), row.getLong("journal"), row.getLong("number"));
    }

    String text() {
      return received + "." + journal + "." + number;
    }
  }

  private record Placed(Place place, Question question) {}

  /**
   * The newest first.
   *
   * @param after what the page before said is next, null for the first
   * @throws RefusedException if it said something else
   */
  ParkedView page(boolean resolved, String after) throws RefusedException {
    List<Placed> found = after(Place.parse(after), resolved);
    boolean more = found.size() > AT_ONCE;
    List<Placed> shown = more ? found.subList(0, AT_ONCE) : found;
    return new ParkedView(
        resolved,
        shown.stream().map(Placed::question).toList(),
        shown.isEmpty() ? null : shown.get(shown.size() - 1).place().text(),
        more);
  }

  /** A page, and one more where there are more. */
  private List<Placed> after(Place place, boolean resolved) {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        QUESTIONS
                            + " and n.note is "
                            + (resolved ? "not null" : "null")
                            + " and (e.received, e.journal, e.number) < (?, ?, ?)"
                            + " order by e.received desc, e.journal desc, e.number desc limit "
                            + (AT_ONCE + 1))
                    .bind(0, place.received())
                    .bind(1, place.journal())
                    .bind(2, place.number())
                    .map((row, context) -> new Placed(Place.of(row), question(row, context)))
                    .list());
  }

  private Question question(ResultSet row, StatementContext context) throws SQLException {
    String note = row.getString("note");
    String kind = row.getString("kind");
    return new Question(
        row.getString("till"),
        row.getString("epoch"),
        row.getLong("number"),
        kind == null ? "unreadable" : kind,
        row.getString("question"),
        Figures.time(row.getLong("received"), zone),
        note == null
            ? null
            : new Answer(
                note, row.getString("person"), Figures.time(row.getLong("resolved"), zone)));
  }

  /** One of them. */
  Optional<Question> find(String till, String epoch, long number) {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(QUESTIONS + " and j.till = ? and j.epoch = ? and e.number = ?")
                    .bind(0, till)
                    .bind(1, epoch)
                    .bind(2, number)
                    .map(this::question)
                    .findOne());
  }

  /** The document's bytes; of what could not be read, the line as it came. */
  byte[] raw(String till, String epoch, long number) {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select coalesce(e.document, e.line) from entry e"
                            + " join journal j on j.id = e.journal"
                            + " where j.till = ? and j.epoch = ? and e.number = ?")
                    .bind(0, till)
                    .bind(1, epoch)
                    .bind(2, number)
                    .mapTo(byte[].class)
                    .findOne()
                    .orElse(new byte[0]));
  }

  /** Bytes as far as they are text; what is none is shown as such. */
  static String text(byte[] raw) {
    return new String(raw, UTF_8).replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "\uFFFD");
  }

  /**
   * Keeps what a person found out.
   *
   * @return false where somebody else was faster: that note stays
   * @throws RefusedException nothing is said, or too much
   */
  boolean resolve(String till, String epoch, long number, String said, String person)
      throws RefusedException {
    String note = text(said.replace("\r\n", "\n").getBytes(UTF_8)).strip();
    if (note.isEmpty() || note.length() > LONGEST_NOTE) {
      throw RefusedException.malformed(
          "The note has "
              + Figures.many(note.length(), "character")
              + ": allowed are 1 to "
              + Figures.count(LONGEST_NOTE)
              + ".");
    }
    return database
        .writer()
        .inTransaction(
            handle ->
                SqlQuestions.answered(handle, till, epoch, number, person, note, clock.instant()));
  }
}
