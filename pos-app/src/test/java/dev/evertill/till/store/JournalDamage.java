package dev.evertill.till.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** What disks do to a journal's file so that it cannot be read any more. */
enum JournalDamage {
  FIRST_META_PAGE_ZEROED,
  SECOND_META_PAGE_ZEROED,
  BOTH_META_PAGES_ZEROED,
  ALL_ZERO,
  CUT_IN_HALF,
  PAGES_OVERWRITTEN,
  BITS_FLIPPED;

  private static final int PAGE = 4096;
  private static final int META = 2 * PAGE;
  private static final int BITS = 200;

  void to(Path store, Random chance) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            store.resolve("data.mdb"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      switch (this) {
        case FIRST_META_PAGE_ZEROED -> zero(file, 0, PAGE);
        case SECOND_META_PAGE_ZEROED -> zero(file, PAGE, PAGE);
        case BOTH_META_PAGES_ZEROED -> zero(file, 0, META);
        case ALL_ZERO -> zero(file, 0, (int) file.size());
        case CUT_IN_HALF -> file.truncate(file.size() / 2 / PAGE * PAGE);
        case PAGES_OVERWRITTEN -> overwrite(file, chance);
        case BITS_FLIPPED -> flip(file, chance);
      }
    }
  }

  private static void zero(FileChannel file, int from, int bytes) throws IOException {
    file.write(ByteBuffer.allocate(bytes), from);
  }

  /** Every fourth: not every page is still of use. */
  private static void overwrite(FileChannel file, Random chance) throws IOException {
    byte[] rubbish = new byte[PAGE];
    for (long at = META + (long) PAGE * chance.nextInt(4); at < file.size(); at += 4L * PAGE) {
      chance.nextBytes(rubbish);
      file.write(ByteBuffer.wrap(rubbish), at);
    }
  }

  private static void flip(FileChannel file, Random chance) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (int i = 0; i < BITS; i++) {
      long at = META + chance.nextInt((int) file.size() - META);
      file.read(one.clear(), at);
      one.put(0, (byte) (one.get(0) ^ (1 << chance.nextInt(8))));
      file.write(one.rewind(), at);
    }
  }
}
