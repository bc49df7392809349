package dev.evertill.till.store;

import io.objectbox.exception.FileCorruptException;
import java.nio.ByteBuffer;

/**
 * One page of a store's file (LMDB's form, little-endian), checked before anything trusts it.
 * Confined to the thread that reads the file; valid until the buffer is read into again.
 *
 * <pre>
 *   0   its number              8 bytes
 *   10  kind                    2   1 branch, 2 leaf, 4 overflow, 8 meta
 *   12  end of the node table   2   both in bytes from the page's begin;
 *   14  begin of the nodes      2   of an overflow page: 4 bytes, how many pages
 *   16  the node table          2 for each node, where it begins
 *
 *   a node: 0 low, 2 high half of the value's length, 4 flags, 6 length of the key, 8 key, value
 *           (in a branch 0, 2 and 4 are the number of the page below)
 * </pre>
 */
final class StorePage {
  static final int HEADER = 16;
  static final int BRANCH = 1;
  static final int LEAF = 2;
  static final int OVERFLOW = 4;
  static final int META = 8;

  private static final int KIND = 10;
  private static final int TABLE_END = 12;
  private static final int NODES = 14;
  private static final int NODE_HEADER = 8;
  private static final int ELSEWHERE = 1;
  private static final int NUMBER = 8;

  private final ByteBuffer bytes;
  private final int from;
  private final int size;
  private final long number;

  /**
   * @param from where the page begins in the bytes
   * @param size of a page
   * @param number the page's place in the file
   */
  StorePage(ByteBuffer bytes, int from, int size, long number) {
    this.bytes = bytes;
    this.from = from;
    this.size = size;
    this.number = number;
  }

  private int u16(int at) {
    return Short.toUnsignedInt(bytes.getShort(from + at));
  }

  FileCorruptException damaged(String what) {
    return new FileCorruptException("page " + number + ": " + what);
  }

  /** What it says it is, 0 where it has another page's number. */
  int kind() {
    return bytes.getLong(from) == number ? u16(KIND) : 0;
  }

  /** Of an overflow page: how many pages it has, itself included. */
  long pages() {
    return Integer.toUnsignedLong(bytes.getInt(from + TABLE_END));
  }

  /** How many nodes it has. Only after {@link #check} are they known to lie in the page. */
  int nodes() {
    return (u16(TABLE_END) - HEADER) / 2;
  }

  private int node(int index) {
    return u16(HEADER + 2 * index);
  }

  private int keyLength(int node) {
    return u16(node + 6);
  }

  private int valueBegin(int node) {
    return node + NODE_HEADER + keyLength(node);
  }

  /** The page below, of a branch. */
  long below(int index) {
    int node = node(index);
    return u16(node) | (long) u16(node + 2) << 16 | (long) u16(node + 4) << 32;
  }

  /** Whether a leaf's value lies in pages of its own, {@link #elsewhere}. */
  boolean isElsewhere(int index) {
    return (u16(node(index) + 4) & ELSEWHERE) != 0;
  }

  long elsewhere(int index) {
    return bytes.getLong(from + valueBegin(node(index)));
  }

  /** Unsigned: more than any file holds where it is damaged. */
  long valueLength(int index) {
    return Integer.toUnsignedLong(bytes.getInt(from + node(index)));
  }

  /** Where the value of a leaf begins in the buffer. */
  int value(int index) {
    return from + valueBegin(node(index));
  }

  /** The first four bytes of a key, which say what it is the key of; 0 for a shorter key. */
  int keyKind(int index) {
    int node = node(index);
    // The one number of the file with its first byte first.
    return keyLength(node) < 4 ? 0 : Integer.reverseBytes(bytes.getInt(from + node + NODE_HEADER));
  }

  /**
   * The nodes of a branch or a leaf lie in the page, and together take no more of it than there is.
   *
   * @throws FileCorruptException they do not
   */
  void check() {
    boolean isLeaf = kind() == LEAF;
    int end = u16(TABLE_END);
    int begin = u16(NODES);
    if (end < HEADER || end % 2 != 0 || begin < end || begin > size) {
      throw damaged("a table to " + end + " and nodes from " + begin + " in " + size + " bytes");
    }
    if (nodes() == 0) {
      throw damaged("it has no nodes");
    }
    int taken = 0;
    for (int i = 0; i < nodes(); i++) {
      int node = node(i);
      if (node < begin || node > size - NODE_HEADER || node % 2 != 0) {
        throw damaged(
            "node " + i + " begins at " + node + ", allowed are even places from " + begin);
      }
      long length = NODE_HEADER + keyLength(node) + (isLeaf ? valueHere(i) : 0);
      if (node + length > size) {
        throw damaged("node " + i + " has " + length + " bytes from " + node + " on, of " + size);
      }
      taken += (int) (length + length % 2);
    }
    if (taken > size - begin) {
      throw damaged("its nodes have " + taken + " bytes, there is room for " + (size - begin));
    }
  }

  private long valueHere(int index) {
    int flags = u16(node(index) + 4);
    if (flags != 0 && flags != ELSEWHERE) {
      throw damaged("node " + index + " has the flags " + flags + ", allowed are 0 and 1");
    }
    return flags == ELSEWHERE ? NUMBER : valueLength(index);
  }
}
