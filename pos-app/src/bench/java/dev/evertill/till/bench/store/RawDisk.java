package dev.evertill.till.bench.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The same bytes and the same syncs as a commit, and nothing else: what the disk alone costs.
 * Confined to the measuring thread.
 *
 * <p>What ObjectBox 4.3.1 asks of the system for one commit, by strace: each changed page is
 * written with {@code pwrite64} (neighbours share one {@code writev}), then {@code fdatasync}, then
 * 120 bytes of one of the two meta pages through a second descriptor that was opened with {@code
 * O_DSYNC}:
 *
 * <pre>
 * draft: 3 × pwrite64(data, 4096)       fdatasync(data)   pwrite64(meta, 120)
 * sale:  8 or 9 × pwrite64(data, 4096)  fdatasync(data)   pwrite64(meta, 120)
 * </pre>
 *
 * <p>The pages lie apart, where older commits left room; with a sale the file grows by one page. So
 * it is here; how many pages, {@link Commits} reads from the system while the till writes.
 */
final class RawDisk implements Closeable {
  static final int PAGE = 4096;
  static final int META_BYTES = 120;

  /** Pages that are written again and again, each some pages from the one before. */
  private static final int ROOM = 255;

  private static final int APART = 7;

  private final FileChannel data;
  private final FileChannel meta;
  private final ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
  private long end = (1L + ROOM) * PAGE;
  private long commits;
  private int next;

  RawDisk(Path file) throws IOException {
    data =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    meta = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
    for (long at = 0; at < end; at += PAGE) {
      write(data, PAGE, at);
    }
    data.force(true);
  }

  /**
   * @param pages how many are written
   * @param growing how many of them make the file longer
   */
  void commit(int pages, int growing) throws IOException {
    for (int i = 0; i < pages - growing; i++) {
      next = (next + APART) % ROOM;
      write(data, PAGE, (1L + next) * PAGE);
    }
    for (int i = 0; i < growing; i++) {
      write(data, PAGE, end);
      end += PAGE;
    }
    data.force(false); // fdatasync
    write(meta, META_BYTES, commits % 2 * (PAGE / 2));
    commits++;
  }

  /** Other bytes each time, so that nothing can be spared. */
  private void write(FileChannel to, int bytes, long at) throws IOException {
    page.clear().limit(bytes);
    page.putLong(0, commits).putLong(Long.BYTES, at);
    while (page.hasRemaining()) {
      to.write(page, at + page.position());
    }
  }

  @Override
  public void close() throws IOException {
    meta.close();
    data.close();
  }
}
