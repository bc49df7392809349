package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Held;
import java.time.Duration;

/** What head office says to a batch. Immutable. */
sealed interface AppendAnswer {
  /** It holds the batch, or held it before. */
  record Accepted(Held held) implements AppendAnswer {}

  /** It holds less than the batch begins after. */
  record Gap(long number, Hash hash) implements AppendAnswer {}

  /** It holds another entry at this number. */
  record Fork(long number, Hash hash) implements AppendAnswer {}

  /** The batch is more than it takes at once. */
  record TooLarge() implements AppendAnswer {}

  /**
   * It asks for a pause.
   *
   * @param why for a person
   */
  record Later(Duration pause, String why) implements AppendAnswer {}
}
