package dev.evertill.till.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** What may become of the bytes of a store's file, also so that they look like a store's still. */
enum FileDamage {
  ALL_PAGES {
    @Override
    void to(ByteBuffer file, Random chance) {
      for (int page = 2; page < pages(file); page++) {
        rubbish(file, page, 0, chance);
      }
    }
  },
  SOME_PAGES {
    @Override
    void to(ByteBuffer file, Random chance) {
      for (int i = 0; i <= chance.nextInt(8); i++) {
        rubbish(file, anyPage(file, chance), 0, chance);
      }
    }
  },
  PAGES_BEHIND_THEIR_HEADS {
    @Override
    void to(ByteBuffer file, Random chance) {
      for (int i = 0; i <= chance.nextInt(8); i++) {
        rubbish(file, anyPage(file, chance), StorePage.HEADER, chance);
      }
    }
  },
  PAGES_ZEROED {
    @Override
    void to(ByteBuffer file, Random chance) {
      for (int i = 0; i <= chance.nextInt(20); i++) {
        int from = PAGE * anyPage(file, chance);
        Arrays.fill(file.array(), from, from + PAGE, (byte) 0);
      }
    }
  },
  BITS {
    @Override
    void to(ByteBuffer file, Random chance) {
      for (int i = 0; i <= chance.nextInt(300); i++) {
        flip(file, 2 * PAGE + chance.nextInt(file.capacity() - 2 * PAGE), chance);
      }
    }
  },
  BITS_OF_NODE_TABLES {
    @Override
    void to(ByteBuffer file, Random chance) {
      for (int i = 0; i <= chance.nextInt(100); i++) {
        flip(file, PAGE * anyPage(file, chance) + 8 + chance.nextInt(72), chance);
      }
    }
  },
  PAGES_IN_WRONG_PLACES {
    @Override
    void to(ByteBuffer file, Random chance) {
      for (int i = 0; i <= chance.nextInt(10); i++) {
        int to = anyPage(file, chance);
        byte[] array = file.array();
        System.arraycopy(array, PAGE * anyPage(file, chance), array, PAGE * to, PAGE);
        if (chance.nextBoolean()) {
          file.putLong(PAGE * to, to);
        }
      }
    }
  },
  BITS_OF_THE_HEADS {
    @Override
    void to(ByteBuffer file, Random chance) {
      for (int i = 0; i <= chance.nextInt(4); i++) {
        flip(file, chance.nextInt(2) * PAGE + chance.nextInt(176), chance);
      }
    }
  },
  THE_END_IS_GONE {
    @Override
    void to(ByteBuffer file, Random chance) {
      file.limit(1 + chance.nextInt(file.capacity() - 1));
    }
  };

  private static final int PAGE = 4096;

  /** Changes the bytes of a file, or how many of them there are. */
  abstract void to(ByteBuffer file, Random chance);

  /** The same for bytes that are left as they are. */
  byte[] of(byte[] file, Random chance) {
    ByteBuffer bytes = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
    to(bytes, chance);
    return Arrays.copyOf(bytes.array(), bytes.limit());
  }

  private static int pages(ByteBuffer file) {
    return file.capacity() / PAGE;
  }

  private static int anyPage(ByteBuffer file, Random chance) {
    return 2 + chance.nextInt(pages(file) - 2);
  }

  private static void rubbish(ByteBuffer file, int page, int from, Random chance) {
    byte[] bytes = new byte[PAGE - from];
    chance.nextBytes(bytes);
    file.put(PAGE * page + from, bytes);
  }

  private static void flip(ByteBuffer file, int at, Random chance) {
    file.put(at, (byte) (file.get(at) ^ (1 << chance.nextInt(8))));
  }
}
