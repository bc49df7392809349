package dev.evertill.till.store;

import io.objectbox.EntityInfo;
import io.objectbox.Property;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * How the store writes a row (a table of FlatBuffers, little-endian), and whether bytes are one:
 * the store's library follows each offset and each length that it finds there. Immutable.
 *
 * <pre>
 *   row:    0  where the table is, from here
 *   table:  0  where its list of columns is, backwards from here      then the columns' values
 *   list:   0  its bytes, 2 bytes   2  the table's bytes, 2 bytes     4 …  2 bytes a column: where
 *           its value is in the table, 0 for none
 *   a text or bytes: in the table where it is, from there: 4 bytes of length, what it says, 0
 * </pre>
 */
final class StoredRows {
  private static final List<EntityInfo<?>> ALL =
      List.of(
          ActiveRow_.__INSTANCE,
          AnchorRow_.__INSTANCE,
          CloseRow_.__INSTANCE,
          CustomerMarkRow_.__INSTANCE,
          CustomerRow_.__INSTANCE,
          DraftRow_.__INSTANCE,
          DrawerRow_.__INSTANCE,
          EntryRow_.__INSTANCE,
          EpochRow_.__INSTANCE,
          GenerationRow_.__INSTANCE,
          GoodsRow_.__INSTANCE,
          HeldRow_.__INSTANCE,
          IdentityRow_.__INSTANCE,
          JobRow_.__INSTANCE,
          ParkedRow_.__INSTANCE,
          PullRow_.__INSTANCE);

  /** A key of a row begins with this number in its first byte, the entity's in the other three. */
  private static final int ROWS = 0x18;

  private static final byte OTHER = 0;
  private static final byte NUMBER = 1;
  private static final byte BYTES = 2;
  private static final byte TEXT = 3;
  private static final int LENGTH = 4;

  /** By the entity's number, by the column's place in the list: what kind of value it has. */
  private final byte[][] columns;

  StoredRows() {
    columns = new byte[1 + ALL.stream().mapToInt(EntityInfo::getEntityId).max().orElse(0)][];
    for (EntityInfo<?> entity : ALL) {
      columns[entity.getEntityId()] = columns(entity.getAllProperties());
    }
  }

  private static byte[] columns(Property<?>[] properties) {
    int last = 0;
    for (Property<?> property : properties) {
      last = Math.max(last, property.id);
    }
    byte[] kinds = new byte[last];
    for (Property<?> property : properties) {
      kinds[property.id - 1] = kind(property.type);
    }
    return kinds;
  }

  private static byte kind(Class<?> type) {
    if (type == String.class) {
      return TEXT;
    } else if (type == byte[].class) {
      return BYTES;
    }
    return type == long.class || type == Long.class ? NUMBER : OTHER;
  }

  /** The rows that are known here, as the store's model calls them. */
  static List<String> names() {
    return ALL.stream().map(EntityInfo::getDbName).toList();
  }

  /**
   * Whether the bytes under a key are a whole row, or no row at all.
   *
   * @param key the key's first four bytes
   */
  boolean isWhole(int key, ByteBuffer bytes, int from, int length) {
    if (key >>> 24 != ROWS) {
      return true;
    }
    int entity = (key & 0xFFFFFF) >> 2;
    byte[] kinds = entity < columns.length ? columns[entity] : null;
    return kinds == null || isWhole(kinds, bytes, from, length);
  }

  private static boolean isWhole(byte[] kinds, ByteBuffer bytes, int from, int length) {
    if (length < 2 * LENGTH) {
      return false;
    }
    long table = Integer.toUnsignedLong(bytes.getInt(from));
    if (table < LENGTH || table > length - LENGTH) {
      return false;
    }
    long list = table - bytes.getInt(from + (int) table);
    if (list < 0 || list > length - LENGTH) {
      return false;
    }
    int listBytes = u16(bytes, from + list);
    int tableBytes = u16(bytes, from + list + 2);
    if (listBytes < LENGTH || list + listBytes > length || table + tableBytes > length) {
      return false;
    }
    for (int column = 0; column < listBytes / 2 - 2; column++) {
      int at = u16(bytes, from + list + LENGTH + 2L * column);
      byte kind = column < kinds.length ? kinds[column] : OTHER;
      if (at > 0
          && !(at >= LENGTH
              && at + width(kind) <= tableBytes
              && isThere(kind, bytes, from, (int) table + at, length))) {
        return false;
      }
    }
    return true;
  }

  private static int u16(ByteBuffer bytes, long at) {
    return Short.toUnsignedInt(bytes.getShort((int) at));
  }

  private static int width(byte kind) {
    if (kind == OTHER) {
      return 1;
    }
    return kind == NUMBER ? Long.BYTES : LENGTH;
  }

  private static boolean isThere(byte kind, ByteBuffer bytes, int from, int at, int length) {
    if (kind != TEXT && kind != BYTES) {
      return true;
    }
    long begin = at + Integer.toUnsignedLong(bytes.getInt(from + at));
    if (begin > length - LENGTH) {
      return false;
    }
    long end = begin + LENGTH + Integer.toUnsignedLong(bytes.getInt(from + (int) begin));
    return kind == TEXT ? end < length && bytes.get(from + (int) end) == 0 : end <= length;
  }
}
