package dev.evertill.till.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** What disks do to a store's file. */
enum Damage {
  META_PAGES_ZEROED,
  FILE_CUT_IN_HALF,
  PAGES_OVERWRITTEN,
  LEAVES_OVERWRITTEN,
  BITS_FLIPPED,
  A_BIT_OF_A_TEXT;

  private static final int PAGE = 4096;
  private static final int META = 2 * PAGE;
  private static final int NO_PAGE = 0;
  private static final int LEAF = 2;

  /**
   * @param text stands in the file; one bit of it changes
   */
  void to(Path store, String text) {
    Path file = store.resolve("data.mdb");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Random chance = new Random(3);
      switch (this) {
        case META_PAGES_ZEROED -> channel.write(ByteBuffer.allocate(META), 0);
        case FILE_CUT_IN_HALF -> channel.truncate(channel.size() / 2 / PAGE * PAGE);
        case PAGES_OVERWRITTEN -> overwrite(channel, NO_PAGE, chance);
        case LEAVES_OVERWRITTEN -> overwrite(channel, LEAF, chance);
        case BITS_FLIPPED -> flip(channel, chance);
        case A_BIT_OF_A_TEXT -> flip(channel, Files.readAllBytes(file), text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All but the first pages, of which some are of no use any more.
   *
   * @param kind what the rubbish says it is: in what says that it is a leaf, the store's library
   *     looks for more
   */
  private static void overwrite(FileChannel channel, int kind, Random chance) throws IOException {
    byte[] rubbish = new byte[(int) channel.size() - META];
    chance.nextBytes(rubbish);
    ByteBuffer pages = ByteBuffer.wrap(rubbish).order(ByteOrder.LITTLE_ENDIAN);
    for (int page = 0; page < rubbish.length; page += PAGE) {
      pages.putLong(page, (META + page) / PAGE);
      pages.putShort(page + 10, (short) kind);
    }
    channel.write(pages, META);
  }

  private static void flip(FileChannel channel, Random chance) throws IOException {
    for (int i = 0; i < 200; i++) {
      flip(channel, META + chance.nextInt((int) channel.size() - META), chance.nextInt(8));
    }
  }

  private static void flip(FileChannel channel, byte[] all, String text) throws IOException {
    String bytes = new String(all, StandardCharsets.ISO_8859_1);
    if (!bytes.contains(text)) {
      throw new IllegalArgumentException("the file holds no " + text);
    }
    for (int at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
      flip(channel, at, 0);
    }
  }

  private static void flip(FileChannel channel, long at, int bit) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    channel.read(one, at);
    one.put(0, (byte) (one.get(0) ^ (1 << bit))).rewind();
    channel.write(one, at);
  }
}
