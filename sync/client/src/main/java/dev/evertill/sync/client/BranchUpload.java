package dev.evertill.sync.client;

import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Held;
import dev.evertill.sync.protocol.TillState;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends what the till wrote in an epoch after head office's entries parted from its own. Which
 * branch of head office's is the till's is told by the hash at its end, so nothing is written down.
 * Confined to the sync thread.
 */
final class BranchUpload {
  private final JournalFeed journal;
  private final HeadOffice office;
  private final Upload upload;

  /**
   * Epochs that only the other copy went on with, and how far head office's journal was when that
   * was seen: what was in common then is in common for good. A cache.
   */
  private final Map<String, Long> othersAlone = new HashMap<>();

  BranchUpload(JournalFeed journal, HeadOffice office, Upload upload) {
    this.journal = journal;
    this.office = office;
    this.upload = upload;
  }

  /**
   * @throws IOException the link broke, or head office could not do it
   */
  void push(String epoch, TillState state, Findings found) throws IOException {
    Optional<BranchHead> held = held(epoch, state);
    String name = held.map(BranchHead::branch).orElse("");
    long end = journal.lastNumber(epoch);
    if (held.isPresent() && held.get().number() == end && journal.acknowledged(epoch) == end) {
      return;
    }
    long office = state.held(epoch).number();
    if (office >= othersAlone.getOrDefault(epoch, Long.MAX_VALUE)
        && journal.acknowledged(epoch) == end) {
      return;
    }
    if (held.isEmpty() && isBefore(epoch, state.held(epoch))) {
      begin(epoch, state.held(epoch).number());
      upload.push(epoch, found);
      return;
    }
    begin(epoch, held.isPresent() ? held.get().number() : common(epoch, state));
    while (!found.isToPause()) {
      List<Entry> batch = journal.after(epoch, journal.acknowledged(epoch), upload.batchSize());
      if (batch.isEmpty()) {
        if (name.isEmpty()) {
          othersAlone.put(epoch, office);
        }
        return;
      }
      name = name.isEmpty() ? BranchHead.name(batch.get(0).hash()) : name;
      name = send(epoch, name, batch, found);
    }
  }

  /** The longest of the branches whose end is an entry of this till. */
  private Optional<BranchHead> held(String epoch, TillState state) {
    return state.branches().stream()
        .filter(branch -> branch.epoch().equals(epoch))
        .filter(branch -> isOurs(epoch, branch.number(), new Hash(branch.hash())))
        .max(Comparator.comparingLong(BranchHead::number));
  }

  /**
   * A head office that was restored has forgotten where it forked: it ends with an entry of this
   * till. What follows is a branch only once it holds another there; else what both copies of the
   * till have in common would be held twice.
   */
  private boolean isBefore(String epoch, EpochHead held) {
    return isOurs(epoch, held.number(), new Hash(held.hash()));
  }

  private boolean isOurs(String epoch, long number, Hash hash) {
    return journal.hashAt(epoch, number).equals(Optional.of(hash));
  }

  /**
   * The last entry that head office's journal and the till have in common. Entries are chained:
   * what comes before a common one is common. What the till has removed was confirmed once.
   */
  private long common(String epoch, TillState state) throws IOException {
    long common = 0;
    long other = Math.min(state.held(epoch).number(), journal.lastNumber(epoch)) + 1;
    while (other - common > 1) {
      long between = (common + other) / 2;
      Optional<Hash> ours = journal.hashAt(epoch, between);
      if (ours.isEmpty() || office.hashAt(epoch, between).equals(ours)) {
        common = between;
      } else {
        other = between;
      }
    }
    return common;
  }

  /** The till's cursor is where the branch goes on. */
  private void begin(String epoch, long number) throws HeadOfficeException {
    if (journal.acknowledged(epoch) != number) {
      Hash hash = journal.hashAt(epoch, number).orElseThrow(() -> lost(epoch, number));
      journal.rewind(epoch, number, hash);
    }
  }

  private static HeadOfficeException lost(String epoch, long number) {
    return new HeadOfficeException(
        "epoch " + epoch + ": entry " + number + ", after which it forked, is lost here",
        Duration.ZERO);
  }

  /** The name of the branch to go on with, empty for another one. */
  private String send(String epoch, String name, List<Entry> batch, Findings found)
      throws IOException {
    AppendAnswer answer = upload.timed(() -> office.branch(epoch, name, batch));
    if (answer instanceof AppendAnswer.Accepted accepted) {
      Held held = accepted.held();
      upload.acknowledge(epoch, held, found);
      return name;
    }
    if (answer instanceof AppendAnswer.Gap gap) {
      return further(epoch, gap.number(), gap.hash());
    }
    if (answer instanceof AppendAnswer.Fork fork) {
      return further(epoch, fork.number(), fork.hash());
    }
    upload.otherwise(answer, batch, found);
    return name;
  }

  /**
   * Head office has more in common than was known, in this branch or another: what follows is a
   * branch that begins there.
   */
  private String further(String epoch, long number, Hash hash) throws HeadOfficeException {
    long common = isOurs(epoch, number, hash) ? number : number - 1;
    if (common <= journal.acknowledged(epoch)) {
      throw new HeadOfficeException(
          "epoch " + epoch + ": head office takes no branch after " + common, Duration.ZERO);
    }
    begin(epoch, common);
    return "";
  }
}
