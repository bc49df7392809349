package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.TillState;
import java.io.IOException;
import java.util.List;

/**
 * Head office as one till sees it. Every call blocks, may fail, and may be repeated. Confined to
 * the sync thread, except {@link #cancel}.
 */
interface HeadOffice {
  /**
   * The only proof of a link.
   *
   * @throws TillTooOldException it answers, and wants a newer till
   */
  TillState state() throws IOException;

  /** The same, with what the till says of itself; nothing depends on that. */
  default TillState state(TillNote note) throws IOException {
    return state();
  }

  AppendAnswer append(String epoch, List<Entry> batch) throws IOException;

  /**
   * A page of what changed since a version.
   *
   * @param cursor null to begin, or the last page's {@link CataloguePage#next}
   * @throws CatalogueGoneException the version is too old or not known
   */
  CataloguePage catalogue(long since, String cursor) throws IOException;

  /** A page of the entries head office holds of an epoch, from a number on. */
  EntryPage entries(String epoch, long from) throws IOException;

  CloseAnswer close(Close close) throws IOException;

  /**
   * Lets head office say when there is another price list, on a connection of its own, where none
   * is open. Does not block.
   *
   * @param hinted called on another thread
   */
  default void listen(Runnable hinted) {}

  /**
   * Cuts off the call in flight and refuses every later one. From any thread; for a till that
   * stops.
   */
  default void cancel() {}
}
