package dev.evertill.sync.client;

import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.TillState;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * One round of sync: ask how things stand, send what head office lacks, have closed days confirmed,
 * fetch what the till lacks, exchange customers, and fetch the catalogue. It blocks and may be cut
 * off anywhere; the next round goes on from what is durable on both sides. Confined to the sync
 * thread.
 */
final class Sync {
  private final JournalFeed journal;
  private final CatalogueSink catalogue;
  private final HeadOffice office;
  private final InstantSource clock;
  private final Recovery recovery;
  private final Upload upload;
  private final BranchUpload branches;
  private final Closing closing;
  private final CustomerSync customers;
  private final PricePull prices;
  private Findings found;

  Sync(
      JournalFeed journal,
      CatalogueSink catalogue,
      CustomerFeed customers,
      HeadOffice office,
      InstantSource clock) {
    this(journal, catalogue, customers, office, clock, progress -> {});
  }

  /**
   * @param progress told how far a long upload or download is
   */
  Sync(
      JournalFeed journal,
      CatalogueSink catalogue,
      CustomerFeed customers,
      HeadOffice office,
      InstantSource clock,
      Consumer<Progress> progress) {
    this.journal = journal;
    this.catalogue = catalogue;
    this.office = office;
    this.clock = clock;
    recovery = new Recovery(journal, office);
    upload = new Upload(journal, office, clock, progress);
    branches = new BranchUpload(journal, office, upload);
    closing = new Closing(journal, office);
    this.customers = new CustomerSync(customers, office, clock);
    prices = new PricePull(catalogue, office, clock, this::sendNew, progress);
    found = new Findings(journal);
  }

  /**
   * @throws IOException the link broke, or head office could not do it: try again later
   */
  Round round() throws IOException {
    found = new Findings(journal);
    upload.begin();
    long asked = clock.millis();
    TillState state;
    try {
      state = office.state(TillNote.of(journal, catalogue, clock));
    } catch (TillTooOldException e) {
      return journalOnly(e);
    }
    long drift = state.time() - (asked + clock.millis()) / 2;
    if (state.carryRecipient() != null) {
      journal.carryRecipient(state.carryRecipient());
    }
    send(state);
    sendBranches(state);
    if (!found.isToPause()) {
      closing.ask(found);
    }
    if (!found.isToPause()) {
      recover(state);
    }
    if (!found.isToLeaveAlone()) {
      customers.turn(state.customers(), found);
    }
    if (!found.isToLeaveAlone()) {
      prices.fetch(state, found);
    }
    return found.round(drift);
  }

  /** A till that is too old for everything else still hands in its sales and its days. */
  private Round journalOnly(TillTooOldException tooOld) throws IOException {
    found.refused(tooOld);
    for (String epoch : journal.unfinishedEpochs()) {
      found.apart(epoch, () -> send(epoch));
    }
    if (!found.isToPause()) {
      closing.ask(found);
    }
    found.trouble(tooOld.getMessage());
    return found.round(null);
  }

  /** Asks again about closes that were disputed; for a person who pressed the key. */
  void askAgain() {
    closing.askAgain();
    customers.askAgain();
    prices.askAgain();
  }

  private void send(TillState state) throws IOException {
    for (String epoch : journal.finishedEpochs()) {
      sendFinished(epoch, state.held(epoch));
    }
    List<String> epochs = journal.unfinishedEpochs();
    for (String epoch : epochs) {
      boolean ended = !epoch.equals(epochs.get(epochs.size() - 1));
      found.apart(
          epoch,
          () -> {
            EpochHead held = state.held(epoch);
            if (ended && recovery.isAhead(epoch, held)) {
              settle(epoch);
            } else if (!(ended && recovery.isLost(epoch, held))) {
              compareAndSend(epoch, held);
            }
          });
    }
  }

  /** What head office lost of an epoch that was all there once, or holds in its place. */
  private void sendFinished(String epoch, EpochHead held) throws IOException {
    if (held.number() >= journal.acknowledged(epoch)) {
      found.apart(epoch, () -> recovery.requireOurs(epoch, held));
    } else if (!recovery.isLost(epoch, held)) {
      found.apart(epoch, () -> compareAndSend(epoch, held));
    }
  }

  private void compareAndSend(String epoch, EpochHead held) throws IOException {
    upload.compare(epoch, held);
    send(epoch);
  }

  /** Head office holds all the till has of an epoch that is not written any more. */
  private void settle(String epoch) {
    long last = journal.lastNumber(epoch);
    if (journal.acknowledged(epoch) < last) {
      Hash hash = journal.hashAt(epoch, last).orElseThrow();
      journal.acknowledge(epoch, last, hash, List.of());
    }
  }

  private void send(String epoch) throws IOException {
    long before = journal.acknowledged(epoch);
    try {
      upload.push(epoch, found);
    } finally {
      sent(epoch, before);
    }
  }

  private void sent(String epoch, long before) {
    if (journal.acknowledged(epoch) != before) {
      closing.askAgain();
    }
  }

  /** What was written after a fork; an older head office takes none of it. */
  private void sendBranches(TillState state) throws IOException {
    if (state.branches() == null) {
      return;
    }
    for (String epoch : journal.forkedEpochs()) {
      long before = journal.acknowledged(epoch);
      if (!found.isToPause()) {
        found.apart(epoch, () -> branches.push(epoch, state, found));
      }
      sent(epoch, before);
    }
  }

  /** What the till has lost; one epoch that cannot be had holds up no other. */
  private void recover(TillState state) throws IOException {
    for (Lack lack : journal.lacking(state.epochs())) {
      if (!found.isStuck(lack.epoch()) && !found.isToLeaveAlone()) {
        try {
          recovery.fetch(lack).ifPresent(found::alsoTrouble);
        } catch (HeadOfficeException e) {
          found.refused(e);
        }
      }
    }
  }

  /** What was sold while something long was fetched. */
  private void sendNew() throws IOException {
    if (!found.isToPause() && journal.waiting() > 0) {
      for (String epoch : journal.unfinishedEpochs()) {
        if (!found.isStuck(epoch)) {
          found.apart(epoch, () -> send(epoch));
        }
      }
    }
  }
}
