package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Parked;
import java.util.List;

/** What becomes of a batch. Immutable. */
sealed interface Verdict {
  /** All of it is held, now or from before; these of it have a question. */
  record Stored(Head head, List<Parked> parked) implements Verdict {}

  /** It begins after more than is held. */
  record Gap(Head held) implements Verdict {}

  /** Another entry is held at a number of the batch, or before it. */
  record Fork(Head held) implements Verdict {}
}
