package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Held;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends what head office lacks of the journal: batch after batch, and where the till has no entry
 * any more the anchor after which its entries go on. Confined to the sync thread.
 */
final class Upload {
  private static final Duration BUSY = Duration.ofSeconds(2);

  private final JournalFeed journal;
  private final HeadOffice office;
  private final InstantSource clock;
  private final Consumer<Progress> progress;
  private final BatchSize batchSize = new BatchSize();
  private long done;

  Upload(JournalFeed journal, HeadOffice office, InstantSource clock, Consumer<Progress> progress) {
    this.journal = journal;
    this.office = office;
    this.clock = clock;
    this.progress = progress;
  }

  /** What is sent from now on is another round's. */
  void begin() {
    done = 0;
  }

  /**
   * Head office's head is the truth, as far as it is a head of this journal. Of an entry that the
   * till has removed nothing can be compared.
   *
   * @throws ForkedException head office holds another entry
   */
  void compare(String epoch, EpochHead held) throws ForkedException {
    Hash hash = new Hash(held.hash());
    requireOurs(epoch, held.number(), hash);
    if (held.number() < journal.acknowledged(epoch)) {
      journal.rewind(epoch, held.number(), hash);
    }
  }

  private void requireOurs(String epoch, long number, Hash hash) throws ForkedException {
    Optional<Hash> ours = journal.hashAt(epoch, number);
    boolean isGone = ours.isEmpty() && journal.anchorAfter(epoch, number).isPresent();
    if (!isGone && !ours.equals(Optional.of(hash))) {
      throw new ForkedException(epoch, number, hash);
    }
  }

  /**
   * @throws ForkedException head office holds another entry
   * @throws IOException the link broke, or head office could not do it
   */
  void push(String epoch, Findings found) throws IOException {
    boolean more;
    do {
      more = next(epoch, found);
    } while (more && !found.isToPause());
  }

  /** The next batch or anchor; false where there is none. */
  private boolean next(String epoch, Findings found) throws IOException {
    long acknowledged = journal.acknowledged(epoch);
    List<Entry> batch = journal.after(epoch, acknowledged, batchSize.now());
    if (!batch.isEmpty()) {
      take(epoch, timed(() -> office.append(epoch, batch)), batch, found);
      return true;
    }
    Optional<Anchor> anchor = journal.anchorAfter(epoch, acknowledged);
    if (anchor.isPresent()) {
      take(epoch, office.anchor(epoch, anchor.get()), List.of(), found);
    }
    return anchor.isPresent();
  }

  private void take(String epoch, AppendAnswer answer, List<Entry> batch, Findings found)
      throws IOException {
    if (answer instanceof AppendAnswer.Accepted accepted) {
      acknowledge(epoch, accepted.held(), found);
    } else if (answer instanceof AppendAnswer.Gap gap) {
      rewind(epoch, gap);
    } else if (answer instanceof AppendAnswer.Fork fork) {
      throw new ForkedException(epoch, fork.number(), fork.hash());
    } else {
      otherwise(answer, batch, found);
    }
  }

  /** A call that sends a batch. */
  interface Call {
    AppendAnswer answer() throws IOException;
  }

  /** Batches grow while head office is quick, and halve when it does not answer in time. */
  AppendAnswer timed(Call call) throws IOException {
    Instant sent = clock.instant();
    try {
      AppendAnswer answer = call.answer();
      if (answer instanceof AppendAnswer.Accepted accepted) {
        batchSize.answered(Duration.between(sent, clock.instant()), accepted.held().nextBatch());
      }
      return answer;
    } catch (InterruptedIOException timeOut) {
      batchSize.tooMuch();
      throw timeOut;
    }
  }

  int batchSize() {
    return batchSize.now();
  }

  /** What head office says to a batch when it does not look into it. */
  void otherwise(AppendAnswer answer, List<Entry> batch, Findings found) throws IOException {
    if (answer instanceof AppendAnswer.Later later) {
      found.leaveAloneFor(later.pause().isZero() ? BUSY : later.pause());
      found.trouble(later.why());
    } else if (batch.size() > 1) {
      while (batchSize.now() >= batch.size()) {
        batchSize.tooMuch();
      }
    } else {
      String what = batch.isEmpty() ? "an anchor" : "entry " + batch.get(0).number();
      throw new HeadOfficeException(what + " is larger than head office takes", Duration.ZERO);
    }
  }

  /**
   * Head office holds an epoch, or the till's branch of it, up to here.
   *
   * @throws ForkedException that is not an entry of this till
   */
  void acknowledge(String epoch, Held held, Findings found) throws IOException {
    Hash hash = new Hash(held.hash());
    long before = journal.acknowledged(epoch);
    if (!journal.hashAt(epoch, held.number()).equals(Optional.of(hash))) {
      throw new ForkedException(epoch, held.number(), hash);
    }
    if (held.number() <= before) {
      throw new HeadOfficeException(
          "head office took entries after " + before + " and holds " + held.number(),
          Duration.ZERO);
    }
    journal.acknowledge(epoch, held.number(), hash, held.parked());
    found.pauseFor(Duration.ofMillis(held.retryAfterMs()));
    done += held.number() - before;
    long waiting = journal.waiting();
    if (waiting > 0) {
      progress.accept(new Progress(Progress.What.ENTRIES, done, done + waiting));
      journal.rest();
    }
  }

  private void rewind(String epoch, AppendAnswer.Gap gap) throws IOException {
    requireOurs(epoch, gap.number(), gap.hash());
    long before = journal.acknowledged(epoch);
    if (gap.number() >= before) {
      throw new HeadOfficeException(
          "head office holds " + gap.number() + " and calls what follows it a gap", Duration.ZERO);
    }
    journal.rewind(epoch, gap.number(), gap.hash());
  }
}
