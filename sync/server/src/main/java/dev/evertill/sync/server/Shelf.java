package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.server.CatalogueRows.Key;

/**
 * The rows some lines are about, as they are in the draft and below it, and as they are to be.
 * Confined to the thread that imports.
 */
interface Shelf {
  /** Null where there is none, or none any more. */
  RawJson value(Key key);

  /** Whether an earlier line of the same file wrote it. */
  boolean isFresh(Key key);

  /** What the file does not name is removed. */
  boolean isComplete();

  /** How many decimals the shop's currency has. */
  int decimals();

  boolean hasTaxClass(String code);

  /** Whether some goods are of this group. */
  boolean hasGroup(String group);

  void put(String list, CatalogueRow row);
}
