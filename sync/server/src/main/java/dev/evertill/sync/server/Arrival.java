package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.QuestionCode;
import dev.evertill.sync.protocol.Wire;
import java.util.Arrays;
import java.util.Optional;

/**
 * One numbered line of a journal as it came: an entry, or bytes that could not be read as one.
 * Immutable.
 *
 * @param hash of an unreadable line what its successor names; null where nothing does
 * @param entry null for an unreadable line
 * @param line the bytes of an unreadable line, or of one that says more than we know; null for an
 *     entry whose line says nothing else
 * @param question why a person should look at it, null for no reason
 * @param gist what was read in it when it came; of one that is read back, nothing
 */
record Arrival(long number, Hash hash, Entry entry, byte[] line, Question question, Gist gist) {
  /** The kind unreadable lines are counted under. */
  static final String UNREADABLE = "unreadable";

  Arrival(long number, Hash hash, Entry entry, byte[] line, Question question) {
    this(number, hash, entry, line, question, Gist.NONE);
  }

  static Arrival of(Entry entry) {
    return of(entry, null, Judge.opinion(entry));
  }

  private static Arrival of(Entry entry, byte[] line, Judge.Opinion opinion) {
    return new Arrival(
        entry.number(), entry.hash(), entry, line, opinion.question(), opinion.gist());
  }

  /** An entry whose line may say more than we know: then the line is kept as it came. */
  static Arrival of(Entry entry, byte[] line) {
    boolean saysMore = !Arrays.equals(line, Wire.bytes(Wire.line(entry)));
    return of(entry, saysMore ? line : null, Judge.opinion(entry));
  }

  /** With one more thing a person should look at. */
  Arrival asking(String more) {
    Question both =
        question == null
            ? new Question(QuestionCode.DOUBLE_CLAIM, more)
            : new Question(question.code(), question.text() + "; " + more);
    return new Arrival(number, hash, entry, line, both, gist);
  }

  static Arrival unreadable(long number, Hash hash, byte[] line, String why) {
    return new Arrival(
        number, hash, null, line, new Question(QuestionCode.UNREADABLE_LINE, "unreadable: " + why));
  }

  Filed filed() {
    return entry != null ? Filed.of(entry) : new Filed(UNREADABLE, line);
  }

  /** Whether it can stand after an entry with this hash; what cannot be read may stand anywhere. */
  boolean follows(Optional<Hash> previous) {
    return entry == null || previous.isEmpty() || entry.previous().equals(previous.get());
  }

  /** Whether it may be the entry that is held with this hash. */
  boolean mayBe(Optional<Hash> held) {
    return hash == null || held.isEmpty() || hash.equals(held.get());
  }
}
