package dev.evertill.sync.client;

import dev.evertill.sync.protocol.TillState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the price list that head office has published. Confined to the sync thread. */
final class PricePull {
  private static final Logger LOG = LoggerFactory.getLogger(PricePull.class);

  private static final Duration AFTER_A_BAD_PULL = Duration.ofMinutes(1);

  private final CatalogueSink catalogue;
  private final HeadOffice office;
  private final InstantSource clock;
  private final Findings.Step betweenPages;
  private final Consumer<Progress> progress;
  private boolean everything;

  /** The digest for which everything was fetched last: it is not fetched for it again. */
  private String lookedAt = "";

  /** What this till could make nothing of: only another helps, not the same again. */
  private String unusable = "";

  private Instant notBefore = Instant.MIN;
  private String whyNot;
  private long rows;
  private boolean isCountedFromItsBeginning;

  /**
   * @param betweenPages a long price list is not to hold up the sales
   */
  PricePull(
      CatalogueSink catalogue,
      HeadOffice office,
      InstantSource clock,
      Findings.Step betweenPages,
      Consumer<Progress> progress) {
    this.catalogue = catalogue;
    this.office = office;
    this.clock = clock;
    this.betweenPages = betweenPages;
    this.progress = progress;
  }

  /** One that was put off is fetched again. */
  void askAgain() {
    notBefore = Instant.MIN;
    unusable = "";
  }

  /** What goes wrong with the price list does not make a broken link: head office answered. */
  void fetch(TillState state, Findings found) throws IOException {
    try {
      pull(state, found);
    } catch (HeadOfficeException e) {
      found.refused(e);
    } catch (RuntimeException e) {
      LOG.warn("the price list could not be kept", e);
      putOff("the price list could not be kept on this till (" + e.getMessage() + ")", found);
    }
  }

  private void pull(TillState state, Findings found) throws IOException {
    boolean another = isAnother(state);
    boolean wanted =
        another
            || catalogue.unfinished().isPresent()
            || state.catalogueVersion() != catalogue.version();
    if (!wanted) {
      return;
    }
    if (unusable.equals(name(state)) || isPutOff(clock.instant())) {
      found.alsoTrouble(whyNot);
      return;
    }
    if (another) {
      lookedAt = state.catalogueDigest();
      everything = true;
    }
    try {
      pages(begin(), found);
    } catch (CatalogueGoneException e) {
      catalogue.discard();
      if (everything) {
        throw new HeadOfficeException("head office answers " + e.getMessage(), Duration.ZERO);
      }
      everything = true;
      pull(state, found);
    } catch (WrongDigestException e) {
      catalogue.discard();
      everything = true;
      putOff(e.getMessage(), found);
    } catch (UnusableCatalogueException e) {
      catalogue.discard();
      // A pull that was cut off ends with an older one than is published: that one may well do.
      unusable = e.target() == state.catalogueVersion() ? name(state) : "";
      putOff(e.getMessage(), found);
    }
  }

  private static String name(TillState state) {
    return state.catalogueVersion() + " " + state.catalogueDigest();
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
  private void pages(Pull begun, Findings found)
      throws IOException, WrongDigestException, UnusableCatalogueException {
    Pull pull = begun;
    for (boolean more = true; more; ) {
      Optional<String> noRoom = catalogue.noRoom();
      if (noRoom.isPresent()) {
        putOff("no room for a price list: " + noRoom.get(), found);
        return;
      }
      CataloguePage page = office.catalogue(pull.since(), pull.cursor());
      if (page.more() && page.next().equals(pull.cursor())) {
        throw new HeadOfficeException(
            "the price list goes on after " + page.next() + " where it began", Duration.ZERO);
      }
      pull = new Pull(pull.since(), page.target(), page.next());
      catalogue.page(pull, page.rows());
      more = page.more();
      if (more) {
        report(pull, page);
        betweenPages.run();
        if (found.isToLeaveAlone()) {
          return; // the next round goes on here
        }
      } else {
        catalogue.complete(page.target(), page.total(), page.digest());
      }
    }
    everything = false;
  }

  /** Of changes nobody says beforehand how many there are. */
  private void report(Pull pull, CataloguePage page) {
    rows += page.rows().size();
    boolean isTotalKnown = pull.since() == 0 && isCountedFromItsBeginning;
    progress.accept(new Progress(Progress.What.ROWS, rows, isTotalKnown ? page.total() : null));
  }

  /** A clock that was set back would put the next try off by as much. */
  private boolean isPutOff(Instant now) {
    return now.isBefore(notBefore)
        && Duration.between(now, notBefore).compareTo(AFTER_A_BAD_PULL) <= 0;
  }

  /** The sales go on meanwhile at their own pace. */
  private void putOff(String why, Findings found) {
    notBefore = clock.instant().plus(AFTER_A_BAD_PULL);
    whyNot = why;
    found.trouble(why);
  }

  private Pull begin() {
    long since = everything ? 0 : catalogue.version();
    Optional<Pull> unfinished = catalogue.unfinished();
    if (unfinished.isPresent()) {
      if (unfinished.get().since() == since || unfinished.get().since() == 0) {
        return unfinished.get();
      }
      catalogue.discard();
    }
    rows = 0;
    isCountedFromItsBeginning = true;
    return new Pull(since, 0, null);
  }
}
