package dev.evertill.sync.client;

import dev.evertill.sync.protocol.CatalogueRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a pulled catalogue goes. A version is seen whole or not at all: rows lie unseen until
 * {@link #complete}. Confined to the sync thread.
 */
public interface CatalogueSink {
  /** The active version, 0 for none. */
  long version();

  /** The digest of the active version's rows, empty for none. */
  String digest();

  /** Since when the active version is, by the till's clock; empty where nobody knows. */
  default Optional<Instant> inForceSince() {
    return Optional.empty();
  }

  /** Why no price list is to be fetched now, in plain words; empty where there is room for one. */
  default Optional<String> noRoom() {
    return Optional.empty();
  }

  /** The pull that was cut off, to go on with. */
  Optional<Pull> unfinished();

  /**
   * Keeps the rows of one page, in small transactions; they and where the pull now stands are
   * durable when it returns. A page may come twice. A pull since 0 is the full set: what it does
   * not name is not in its version.
   */
  void page(Pull pull, List<CatalogueRow> rows);

  /**
   * All pages of the version are here: checks number and digest of all live rows, then activates
   * the version at once.
   *
   * @throws WrongDigestException the version is not what head office has; the active one stays
   * @throws UnusableCatalogueException it is what head office has, with a row that cannot be used;
   *     the active one stays
   */
  void complete(long target, long rows, String digest)
      throws WrongDigestException, UnusableCatalogueException;

  /**
   * Forgets the half-pulled version. The active one stays active until a later pull is complete.
   */
  void discard();
}
