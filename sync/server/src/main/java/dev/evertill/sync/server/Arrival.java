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
 */
record Arrival(long number, Hash hash, Entry entry, byte[] line, Question question) {
  /** The kind unreadable lines are counted under. */
  static final String UNREADABLE = "unreadable";

  static Arrival of(Entry entry) {
    return new Arrival(entry.number(), entry.hash(), entry, null, Judge.question(entry));
  }

  /** An entry whose line may say more than we know: then the line is kept as it came. */
  static Arrival of(Entry entry, byte[] line) {
    boolean saysMore = !Arrays.equals(line, Wire.bytes(Wire.line(entry)));
    return new Arrival(
        entry.number(), entry.hash(), entry, saysMore ? line : null, Judge.question(entry));
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
