package dev.evertill.till.store;

import io.objectbox.exception.FileCorruptException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * What the first two pages of a store's file (LMDB's form) say of the rest; each commit writes one
 * of them, and the later one counts. Immutable.
 *
 * <pre>
 *   16   BEEFC0DE            4 bytes       40   of the free pages: page size, flags, depth …
 *   20   the form, 1         4             80     root          8
 *   24   a fixed address, 0  8             88   of the rows: the same
 *   32   the most bytes      8             128    root          8
 *                                          136  last page       8
 *                                          144  transaction     8
 * </pre>
 *
 * @param pageSize in bytes
 * @param lastPage the highest number that was ever given
 * @param rootOfFree of the tree of free pages, or {@link #NONE}
 * @param rootOfRows of the tree of all rows and indexes, or {@link #NONE}
 */
record StoreHead(long transaction, int pageSize, long lastPage, long rootOfFree, long rootOfRows) {
  /** A tree without pages. */
  static final long NONE = -1;

  private static final int BYTES = 152;
  private static final int MAGIC = 0xBEEFC0DE;
  private static final int FORM = 1;
  private static final int INTEGER_KEYS = 8;
  private static final int LEAST_PAGE = 4096;
  private static final int LARGEST_PAGE = 65536;

  /**
   * @throws FileCorruptException one of the two is not as the store writes it
   */
  static StoreHead read(FileChannel file) throws IOException {
    StoreHead first = read(file, 0, 0);
    StoreHead second = read(file, first.pageSize, 1);
    if (second.pageSize != first.pageSize) {
      throw new FileCorruptException(
          "pages of " + first.pageSize + " and of " + second.pageSize + " bytes");
    }
    return first.transaction < second.transaction ? second : first;
  }

  private static StoreHead read(FileChannel file, long at, long number) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {
      continue;
    }
    StorePage page = new StorePage(bytes, 0, LEAST_PAGE, number);
    if (bytes.hasRemaining()
        || page.kind() != StorePage.META
        || bytes.getInt(16) != MAGIC
        || bytes.getInt(20) != FORM
        || bytes.getLong(24) != 0
        || bytes.getShort(44) != INTEGER_KEYS
        || bytes.getShort(92) != 0) {
      throw page.damaged("it is no head of a store");
    }
    int pageSize = bytes.getInt(40);
    if (pageSize < LEAST_PAGE || pageSize > LARGEST_PAGE || Integer.bitCount(pageSize) != 1) {
      throw page.damaged("pages of " + pageSize + " bytes");
    }
    long lastPage = bytes.getLong(136);
    if (lastPage < 1 || lastPage > Integer.MAX_VALUE - Long.BYTES) {
      throw page.damaged("the last page is " + lastPage);
    }
    return new StoreHead(
        bytes.getLong(144), pageSize, lastPage, bytes.getLong(80), bytes.getLong(128));
  }
}
