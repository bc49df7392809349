package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;
import io.objectbox.annotation.Index;
import io.objectbox.annotation.IndexType;

/** A row of the catalogue in one version; the newest at or below the active version counts. */
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

  long version;
  boolean deleted;

  /** The GTIN with 14 digits, null for none. */
  @Index(type = IndexType.HASH)
  String code;

  /** The name without case and accents, null for all but items. */
  @Index(type = IndexType.VALUE)
  String folded;

  /** The value's exact bytes, null for a deletion. */
  byte[] value;
}
