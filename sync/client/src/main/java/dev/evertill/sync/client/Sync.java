package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Held;
import dev.evertill.sync.protocol.TillState;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of sync: ask how things stand, send what head office lacks, have closed days confirmed,
 * fetch what the till lacks, and the catalogue. It blocks and may be cut off anywhere; the next
 * round goes on from what is durable on both sides. Confined to the sync thread.
 */
final class Sync {
  private static final Logger LOG = LoggerFactory.getLogger(Sync.class);

  private static final Duration AFTER_A_BAD_PULL = Duration.ofMinutes(1);

  private static final Duration BUSY = Duration.ofSeconds(2);

  private final JournalFeed journal;
  private final CatalogueSink catalogue;
  private final HeadOffice office;
  private final InstantSource clock;
  private final Recovery recovery;
  private final BatchSize batchSize = new BatchSize();
  private final Set<Close> disputed = new HashSet<>();
  private final Set<String> stuck = new HashSet<>();
  private boolean pullEverything;

  /** The digest for which everything was fetched last: it is not fetched for it again. */
  private String lookedAt = "";

  private Instant noPullBefore = Instant.MIN;
  private String whyNoPull;
  private Duration pause;
  private String trouble;
  private boolean refused;

  Sync(JournalFeed journal, CatalogueSink catalogue, HeadOffice office, InstantSource clock) {
    this.journal = journal;
    this.catalogue = catalogue;
    this.office = office;
    this.clock = clock;
    this.recovery = new Recovery(journal, office);
  }

  /**
   * @throws IOException the link broke, or head office could not do it: try again later
   */
  Round round() throws IOException {
    pause = Duration.ZERO;
    trouble = null;
    refused = false;
    stuck.clear();
    long asked = clock.millis();
    TillState state;
    try {
      state = office.state();
    } catch (TillTooOldException e) {
      return journalOnly(e);
    }
    long drift = state.time() - (asked + clock.millis()) / 2;
    if (state.carryRecipient() != null) {
      journal.carryRecipient(state.carryRecipient());
    }
    push(state);
    if (pause.isZero()) {
      closes();
    }
    if (pause.isZero()) {
      recover(state);
    }
    prices(state);
    return new Round(drift, pause, trouble, refused);
  }

  /** A till that is too old for everything else still hands in its sales and its days. */
  private Round journalOnly(TillTooOldException tooOld) throws IOException {
    refused(tooOld);
    for (String epoch : journal.unfinishedEpochs()) {
      apart(epoch, () -> push(epoch));
    }
    if (pause.isZero()) {
      closes();
    }
    trouble = tooOld.getMessage();
    return new Round(null, pause, trouble, refused);
  }

  /** Asks again about closes that were disputed; for a person who pressed the key. */
  void askAgain() {
    disputed.clear();
    noPullBefore = Instant.MIN;
  }

  private void push(TillState state) throws IOException {
    List<String> epochs = journal.unfinishedEpochs();
    for (String epoch : epochs) {
      boolean ended = !epoch.equals(epochs.get(epochs.size() - 1));
      apart(
          epoch,
          () -> {
            EpochHead held = state.held(epoch);
            if (ended && recovery.isAhead(epoch, held)) {
              settle(epoch);
            } else if (!(ended && recovery.isLost(epoch, held))) {
              compare(epoch, held);
              push(epoch);
            }
          });
    }
  }

  /** Head office holds all the till has of an epoch that is not written any more. */
  private void settle(String epoch) {
    long last = journal.lastNumber(epoch);
    if (journal.acknowledged(epoch) < last) {
      Hash hash = journal.hashAt(epoch, last).orElseThrow();
      journal.acknowledge(epoch, last, hash, List.of());
    }
  }

  /** What the till has lost; one epoch that cannot be had holds up no other. */
  private void recover(TillState state) throws IOException {
    for (Lack lack : journal.lacking(state.epochs())) {
      if (stuck.contains(lack.epoch())) {
        continue;
      }
      try {
        recovery.fetch(lack).ifPresent(why -> trouble = trouble == null ? why : trouble);
      } catch (HeadOfficeException e) {
        refused(e);
      }
    }
  }

  /**
   * What goes wrong with one epoch is not to hold up the others, nor the catalogue; it rests until
   * the next round. A link that breaks ends the round.
   */
  private void apart(String epoch, Step step) throws IOException {
    try {
      step.run();
    } catch (ForkedException e) {
      stuck.add(epoch);
      journal.forked(epoch, e.number(), e.hash());
      trouble = e.getMessage();
    } catch (HeadOfficeException e) {
      stuck.add(epoch);
      refused(e);
    }
  }

  private void refused(HeadOfficeException e) {
    trouble = e.getMessage();
    pauseFor(e.pause());
    refused = true;
  }

  /** Of several pauses that were asked for, the longest. */
  private void pauseFor(Duration asked) {
    if (asked.compareTo(pause) > 0) {
      pause = asked;
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Head office's head is the truth, as far as it is a head of this journal. */
  private void compare(String epoch, EpochHead held) throws ForkedException {
    Hash hash = new Hash(held.hash());
    if (!isOurs(epoch, held.number(), hash)) {
      throw new ForkedException(epoch, held.number(), hash);
    }
    if (held.number() < journal.acknowledged(epoch)) {
      journal.rewind(epoch, held.number(), hash);
    }
  }

  private void push(String epoch) throws IOException {
    long start = journal.acknowledged(epoch);
    for (List<Entry> batch; !(batch = unsent(epoch)).isEmpty(); ) {
      AppendAnswer answer = append(epoch, batch);
      if (answer instanceof AppendAnswer.Accepted accepted) {
        acknowledge(epoch, accepted.held());
      } else if (answer instanceof AppendAnswer.Gap gap) {
        rewind(epoch, gap);
      } else if (answer instanceof AppendAnswer.Fork fork) {
        throw new ForkedException(epoch, fork.number(), fork.hash());
      } else if (answer instanceof AppendAnswer.TooLarge) {
        halve(batch);
      } else if (answer instanceof AppendAnswer.Later later) {
        pauseFor(later.pause().isZero() ? BUSY : later.pause());
        trouble = "head office is busy";
      }
      if (!pause.isZero()) {
        break;
      }
    }
    if (journal.acknowledged(epoch) != start) {
      disputed.clear();
    }
  }

  private List<Entry> unsent(String epoch) {
    return journal.after(epoch, journal.acknowledged(epoch), batchSize.now());
  }

  private AppendAnswer append(String epoch, List<Entry> batch) throws IOException {
    Instant sent = clock.instant();
    try {
      AppendAnswer answer = office.append(epoch, batch);
      if (answer instanceof AppendAnswer.Accepted accepted) {
        batchSize.answered(Duration.between(sent, clock.instant()), accepted.held().nextBatch());
      }
      return answer;
    } catch (InterruptedIOException timeOut) {
      batchSize.tooMuch();
      throw timeOut;
    }
  }

  private void acknowledge(String epoch, Held held) throws IOException {
    Hash hash = new Hash(held.hash());
    long before = journal.acknowledged(epoch);
    if (!isOurs(epoch, held.number(), hash)) {
      throw new ForkedException(epoch, held.number(), hash);
    }
    if (held.number() <= before) {
      throw new HeadOfficeException(
          "head office took entries after " + before + " and holds " + held.number(),
          Duration.ZERO);
    }
    journal.acknowledge(epoch, held.number(), hash, held.parked());
    pauseFor(Duration.ofMillis(held.retryAfterMs()));
  }

  private void rewind(String epoch, AppendAnswer.Gap gap) throws IOException {
    if (!isOurs(epoch, gap.number(), gap.hash())) {
      throw new ForkedException(epoch, gap.number(), gap.hash());
    }
    long before = journal.acknowledged(epoch);
    if (gap.number() >= before) {
      throw new HeadOfficeException(
          "head office holds " + gap.number() + " and calls what follows it a gap", Duration.ZERO);
    }
    journal.rewind(epoch, gap.number(), gap.hash());
  }

  private void halve(List<Entry> batch) throws IOException {
    if (batch.size() == 1) {
      throw new HeadOfficeException(
          "entry " + batch.get(0).number() + " is larger than head office takes", Duration.ZERO);
    }
    while (batchSize.now() >= batch.size()) {
      batchSize.tooMuch();
    }
  }

  private boolean isOurs(String epoch, long number, Hash hash) {
    return journal.hashAt(epoch, number).filter(hash::equals).isPresent();
  }

  /** A disputed close is asked about again when more was sent, or the till says something else. */
  private void closes() throws IOException {
    for (Close close : journal.unconfirmedCloses()) {
      if (isSent(close) && !disputed.contains(close)) {
        try {
          CloseAnswer answer = office.close(close);
          if (answer.verdict().equals(CloseAnswer.DISPUTED)) {
            disputed.add(close);
          }
          journal.closeAnswered(close.z(), answer);
        } catch (HeadOfficeException e) {
          refused(e);
        }
      }
    }
  }

  /** Of a day that is still on its way head office could only say that it is missing. */
  private boolean isSent(Close close) {
    return close.segments().stream()
        .allMatch(segment -> journal.acknowledged(segment.epoch()) >= segment.last());
  }

  /** What goes wrong with the price list does not make a broken link: head office answered. */
  private void prices(TillState state) throws IOException {
    try {
      pull(state);
    } catch (HeadOfficeException e) {
      refused(e);
    } catch (RuntimeException e) {
      LOG.warn("the price list could not be kept", e);
      putOff("the price list could not be kept on this till (" + e.getMessage() + ")");
    }
  }

  private void pull(TillState state) throws IOException {
    boolean another = isAnother(state);
    boolean wanted =
        another
            || catalogue.unfinished().isPresent()
            || state.catalogueVersion() != catalogue.version();
    if (!wanted) {
      return;
    }
    if (isPutOff(clock.instant())) {
      trouble = trouble == null ? whyNoPull : trouble;
      return;
    }
    if (another) {
      lookedAt = state.catalogueDigest();
      pullEverything = true;
    }
    try {
      pages(begin());
    } catch (CatalogueGoneException e) {
      catalogue.discard();
      if (pullEverything) {
        throw new HeadOfficeException("head office answers " + e.getMessage(), Duration.ZERO);
      }
      pullEverything = true;
      pull(state);
    } catch (WrongDigestException e) {
      catalogue.discard();
      pullEverything = true;
      putOff(e.getMessage());
    } catch (UnusableCatalogueException e) {
      // What came is what head office has: only a later version helps, not everything again.
      catalogue.discard();
      putOff(e.getMessage());
    }
  }

  /** A head office that was restored publishes other prices under a number the till knows. */
  private boolean isAnother(TillState state) {
    return state.catalogueDigest() != null
        && catalogue.version() > 0
        && state.catalogueVersion() == catalogue.version()
        && !state.catalogueDigest().equals(catalogue.digest())
        && !state.catalogueDigest().equals(lookedAt);
  }

  /** A whole price list, as long as there is room for it. */
  private void pages(Pull begun)
      throws IOException, WrongDigestException, UnusableCatalogueException {
    Pull pull = begun;
    for (boolean more = true; more; ) {
      Optional<String> noRoom = catalogue.noRoom();
      if (noRoom.isPresent()) {
        putOff("no room for a price list: " + noRoom.get());
        return;
      }
      CataloguePage page = office.catalogue(pull.since(), pull.cursor());
      pull = new Pull(pull.since(), page.target(), page.next());
      catalogue.page(pull, page.rows());
      more = page.more();
      if (more) {
        // A long price list is not to hold up the sales.
        pushNew();
      } else {
        catalogue.complete(page.target(), page.total(), page.digest());
      }
    }
    pullEverything = false;
  }

  /** A clock that was set back would put the next try off by as much. */
  private boolean isPutOff(Instant now) {
    return now.isBefore(noPullBefore)
        && Duration.between(now, noPullBefore).compareTo(AFTER_A_BAD_PULL) <= 0;
  }

  /** The sales go on meanwhile at their own pace. */
  private void putOff(String why) {
    noPullBefore = clock.instant().plus(AFTER_A_BAD_PULL);
    whyNoPull = why;
    trouble = why;
  }

  private Pull begin() {
    long since = pullEverything ? 0 : catalogue.version();
    Optional<Pull> unfinished = catalogue.unfinished();
    if (unfinished.isPresent()) {
      if (unfinished.get().since() == since || unfinished.get().since() == 0) {
        return unfinished.get();
      }
      catalogue.discard();
    }
    return new Pull(since, 0, null);
  }

  private void pushNew() throws IOException {
    if (pause.isZero() && journal.waiting() > 0) {
      for (String epoch : journal.unfinishedEpochs()) {
        if (!stuck.contains(epoch)) {
          apart(epoch, () -> push(epoch));
        }
      }
    }
  }
}
