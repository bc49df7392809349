package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;
import io.objectbox.annotation.Index;
import io.objectbox.annotation.IndexType;

/**
 * A row of the catalogue as one pull brought it. Of a key's rows in the generations in force, the
 * newest counts.
 */
@Entity
final class GoodsRow {
  @Id long id;

  /** {@code kind/key}. */
  @Index(type = IndexType.HASH)
  String rowKey;

  /**
   * For what is few and read as a whole (settings, keys, staff, taxes): its kind. Null for goods.
   */
  @Index(type = IndexType.HASH)
  String table;

  /**
   * Which pull brought it, counted by the till: it only rises, while head office's versions go back
   * when head office is restored from an older copy.
   */
  @Index long generation;

  boolean deleted;

  /** The GTIN with 14 digits, null for none. */
  @Index(type = IndexType.HASH)
  String code;

  /** The name without case and accents, null for all but items. */
  String folded;

  /** The value's exact bytes, null for a deletion. */
  byte[] value;
}
