package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomersHead;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

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

  /** Entries of a branch, one after the other. */
  AppendAnswer branch(String epoch, String branch, List<Entry> batch) throws IOException;

  /** Where the till has no entries any more: up to here head office has a hole. */
  AppendAnswer anchor(String epoch, Anchor anchor) throws IOException;

  /** The hash head office holds at a number of an epoch, from 1; empty where it cannot say. */
  Optional<Hash> hashAt(String epoch, long number) throws IOException;

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
   * Sends edits of customers.
   *
   * @param seen where head office was last heard to stand
   * @return empty when they are too large: send half of them
   * @throws CustomersGoneException head office does not know what was seen; it took nothing
   */
  Optional<EditsAnswer> customers(CustomersHead seen, List<CustomerEdit> edits) throws IOException;

  /**
   * A page of the customers that changed.
   *
   * @throws CustomersGoneException head office does not know what was seen
   */
  CustomersPage customers(CustomersMark mark) throws IOException;

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
