package dev.evertill.till.store;

import io.objectbox.BoxStore;
import io.objectbox.BoxStoreBuilder;
import io.objectbox.exception.DbException;
import io.objectbox.exception.FileCorruptException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The file of a store that nobody has open, read before the store's library reads it. The library
 * follows what it finds in the file, and where that is damaged it may end the whole program; here
 * damage is found and named. That what is whole is also right, only digests and hashes tell.
 * Confined to the thread that opens the store.
 *
 * <p>The file is read once from its begin to its end, then the trees are walked: of goods and their
 * indexes, and of pages that are free.
 */
final class StoreFile {
  private static final int CHUNK = 1 << 20;
  private static final int AHEAD = 1 << 18;

  /** Pages that may lie between two values that follow each other. */
  private static final int BETWEEN = 8;

  private static final int DEEPEST = 32;

  /** Pages that a commit gave and took back at the end are not in the file. */
  private static final int NEVER_WRITTEN = 4096;

  private static final long FIRST = 2;

  /** Bytes: far more than the longest document, far less than the till's memory. */
  private static final long LONGEST = 64L << 20;

  private final FileChannel file;
  private final StoreHead head;
  private final int pageSize;
  private final long pages;
  private final ByteBuffer one;

  /** Pages of values that lie elsewhere, from a first one on. */
  private ByteBuffer ahead = buffer(AHEAD);

  private long aheadFirst;
  private final StoredRows rows = new StoredRows();

  /** Leaves that need no second look, wherever they belong. */
  private final BitSet sound = new BitSet();

  /** By page: reached from a root, or said to be free. */
  private final BitSet used = new BitSet();

  /**
   * Opens a store where it is sound, or there is none yet: the only way in.
   *
   * @throws FileCorruptException it is damaged, or cannot be read; the message says where
   * @throws DbException it cannot be opened for another reason
   */
  static BoxStore open(Path directory, BoxStoreBuilder store) {
    boolean isThere = mustBeSound(directory);
    try {
      return store.directory(directory.toFile()).build();
    } catch (DbException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!isThere) {
        throw e; // our mistake
      }
      FileCorruptException damaged =
          new FileCorruptException("what it says of its rows makes no sense: " + e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
  }

  /**
   * Returns where the store in a directory is sound, or there is none yet.
   *
   * @return whether there is one
   * @throws FileCorruptException it is damaged, or cannot be read; the message says where
   */
  static boolean mustBeSound(Path directory) {
    Path data = directory.resolve("data.mdb");
    if (!Files.isRegularFile(data)) {
      return false;
    }
    FileChannel file;
    try {
      file = FileChannel.open(data);
    } catch (IOException e) {
      return true; // no permission, or such: the store will say so, and it is not damage
    }
    return mustBeSound(data, file);
  }

  /** The same of an open file, which is closed. */
  static boolean mustBeSound(Path data, FileChannel file) {
    try (file) {
      if (file.size() == 0) {
        return false;
      }
      new StoreFile(file).check();
      return true;
    } catch (IOException e) {
      FileCorruptException damaged = new FileCorruptException(data + " cannot be read: " + e);
      damaged.initCause(e);
      throw damaged;
    }
  }

  private StoreFile(FileChannel file) throws IOException {
    this.file = file;
    head = StoreHead.read(file);
    pageSize = head.pageSize();
    long there = file.size() / pageSize;
    if (head.lastPage() >= there + NEVER_WRITTEN) {
      throw new FileCorruptException(
          "the last page is " + head.lastPage() + ", the file has " + there);
    }
    pages = Math.min(head.lastPage() + 1, there);
    one = buffer(pageSize);
    ahead.limit(0);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void check() throws IOException {
    readThrough();
    walk(head.rootOfRows(), 1, false);
    walk(head.rootOfFree(), 1, true);
  }

  /** Pages that are free by now may hold anything: what is wrong is told when it is reached. */
  private void readThrough() throws IOException {
    ByteBuffer chunk = buffer(CHUNK);
    for (long first = FIRST; first < pages; first += chunk.limit() / pageSize) {
      chunk.clear().limit((int) Math.min(CHUNK, (pages - first) * pageSize));
      read(chunk, first);
      for (int from = 0; from < chunk.limit(); from += pageSize) {
        int number = (int) first + from / pageSize;
        sound.set(number, isSoundLeaf(new StorePage(chunk, from, pageSize, number), chunk));
      }
    }
  }

  private boolean isSoundLeaf(StorePage page, ByteBuffer bytes) {
    try {
      if (page.kind() != StorePage.LEAF) {
        return false;
      }
      page.check();
      return hasWholeRows(page, bytes);
    } catch (FileCorruptException e) {
      return false;
    }
  }

  /** Whether its rows are whole, and none lies elsewhere: that is looked at later. */
  private boolean hasWholeRows(StorePage page, ByteBuffer bytes) {
    for (int i = 0; i < page.nodes(); i++) {
      if (page.isElsewhere(i)
          || !rows.isWhole(page.keyKind(i), bytes, page.value(i), (int) page.valueLength(i))) {
        return false;
      }
    }
    return true;
  }

  private void read(ByteBuffer into, long first) throws IOException {
    long at = first * pageSize;
    while (into.hasRemaining()) {
      int read = file.read(into, at + into.position());
      if (read < 0) {
        throw new FileCorruptException("the file ends in page " + first);
      }
    }
    into.flip();
  }

  private void walk(long number, int depth, boolean isFree) throws IOException {
    if (number == StoreHead.NONE) {
      return;
    }
    take(number, 1);
    if (depth > DEEPEST) {
      throw new FileCorruptException(
          "page " + number + " lies " + depth + " deep, allowed is " + DEEPEST);
    }
    if (sound.get((int) number) && !isFree) {
      return;
    }
    StorePage page = page(number);
    page.check();
    if (page.kind() == StorePage.LEAF) {
      leaf(page, isFree);
      return;
    }
    if (page.nodes() < 2 && !isFree) { // which the library takes for its own mistake
      throw page.damaged("a branch with one node");
    }
    for (long below : below(page)) {
      walk(below, depth + 1, isFree);
    }
  }

  /** Its buffer is read into again on the way down. */
  private static List<Long> below(StorePage page) {
    List<Long> below = new ArrayList<>(page.nodes());
    for (int i = 0; i < page.nodes(); i++) {
      below.add(page.below(i));
    }
    return below;
  }

  /** A page has one place in one tree, and none of them is free. */
  private void take(long first, long many) {
    mustBeThere(first, many);
    for (int page = (int) first; page < first + many; page++) {
      if (used.get(page)) {
        throw new FileCorruptException("page " + page + " is named twice");
      }
      used.set(page);
    }
  }

  private void mustBeThere(long first, long many) {
    if (first < FIRST || many < 1 || first > pages - many) {
      throw new FileCorruptException(
          many + " pages from " + first + " on are named, allowed is 2 to " + (pages - 1));
    }
  }

  private StorePage page(long number) throws IOException {
    one.clear();
    read(one, number);
    StorePage page = new StorePage(one, 0, pageSize, number);
    if (page.kind() != StorePage.LEAF && page.kind() != StorePage.BRANCH) {
      throw page.damaged("it is neither a branch nor a leaf");
    }
    return page;
  }

  private void leaf(StorePage page, boolean isFree) throws IOException {
    for (int i = 0; i < page.nodes(); i++) {
      ByteBuffer value;
      if (page.isElsewhere(i)) {
        value = elsewhere(page.elsewhere(i), page.valueLength(i));
      } else {
        value = one.slice(page.value(i), (int) page.valueLength(i)).order(one.order());
      }
      if (isFree) {
        free(page, value);
      } else if (!rows.isWhole(page.keyKind(i), value, 0, value.limit())) {
        throw page.damaged("the row of node " + i + " is not whole");
      }
    }
  }

  /** A value of some pages, which may have been longer before; until the next one is read. */
  private ByteBuffer elsewhere(long first, long length) throws IOException {
    if (length > LONGEST) {
      throw new FileCorruptException(
          "page " + first + " begins a value of " + length + " bytes, allowed is " + LONGEST);
    }
    long many = (StorePage.HEADER + length + pageSize - 1) / pageSize;
    mustBeThere(first, many);
    if (first < aheadFirst || first + many > aheadFirst + ahead.limit() / pageSize) {
      readAhead(first, (int) many);
    }
    int from = (int) (first - aheadFirst) * pageSize;
    StorePage page = new StorePage(ahead, from, pageSize, first);
    if (page.kind() != StorePage.OVERFLOW || page.pages() < many) {
      throw page.damaged("it does not begin a value of " + length + " bytes");
    }
    take(first, page.pages());
    return ahead.slice(from + StorePage.HEADER, (int) length).order(ahead.order());
  }

  /** Where one value follows the other in the file, those that come next are read with it. */
  private void readAhead(long first, int many) throws IOException {
    long skipped = first - aheadFirst - ahead.limit() / pageSize;
    boolean follows = skipped >= 0 && skipped < BETWEEN;
    int read = follows ? Math.max(many, (int) Math.min(AHEAD / pageSize, pages - first)) : many;
    if (read * pageSize > ahead.capacity()) {
      ahead = buffer(read * pageSize);
    }
    aheadFirst = first;
    read(ahead.clear().limit(read * pageSize), first);
  }

  /** A list of free pages: how many, then their numbers. */
  private void free(StorePage page, ByteBuffer list) {
    long room = list.limit() / Long.BYTES - 1;
    if (room < 0 || list.getLong(0) < 0 || list.getLong(0) > room) {
      throw page.damaged("a list of free pages is not whole");
    }
    for (int i = 1; i <= list.getLong(0); i++) {
      takeFree(list.getLong(i * Long.BYTES));
    }
  }

  /** The file ends before the last pages if they were never written. */
  private void takeFree(long number) {
    if (number < FIRST || number > head.lastPage() || used.get((int) number)) {
      throw new FileCorruptException(
          "page " + number + " of " + head.lastPage() + " is said to be free, and is not");
    }
    used.set((int) number);
  }
}
