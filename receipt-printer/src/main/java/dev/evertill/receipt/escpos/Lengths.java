package dev.evertill.receipt.escpos;

/** How long commands are, as far as their first bytes tell. Immutable. */
final class Lengths {
  /** It is to be seen further on. */
  static final long MORE = 0;

  private static final int LONGEST_LIST = 255;
  private static final int TABS = 32;
  private static final int COUNTER_NUMBERS = 6;
  private static final int COUNTER_LONGEST = 40;

  private Lengths() {}

  /** How long a command is that begins so; {@link #MORE} if its beginning does not tell yet. */
  interface Length {
    long of(Received bytes);
  }

  static Length fixed(int length) {
    return bytes -> length;
  }

  /** {@code pL pH} after the third byte. */
  static long counted(Received bytes) {
    return bytes.has(5) ? 5 + bytes.word(3) : MORE;
  }

  /** {@code p1 p2 p3 p4} after the third byte. */
  static long countedInFour(Received bytes) {
    return bytes.has(7) ? 7 + bytes.doubleWord(3) : MORE;
  }

  /** {@code ESC *}. */
  static long bitImage(Received bytes) {
    return bytes.has(5) ? 5 + bytes.word(3) * (bytes.at(2) >= 32 ? 3L : 1L) : MORE;
  }

  /** {@code GS v 0} and {@code GS Q 0}. */
  static long raster(Received bytes) {
    return bytes.has(8) ? 8 + (long) bytes.word(4) * bytes.word(6) : MORE;
  }

  /** {@code GS *}. */
  static long downloaded(Received bytes) {
    return bytes.has(4) ? 4 + bytes.at(2) * bytes.at(3) * 8L : MORE;
  }

  /** {@code FS q}: so many pictures, each with its size before it. */
  static long numbered(Received bytes) {
    if (!bytes.has(3)) {
      return MORE;
    }
    long length = 3;
    for (int i = 0; i < bytes.at(2); i++) {
      if (length > Integer.MAX_VALUE - 4 || !bytes.has((int) length + 4)) {
        return EscPosDecoder.isTooLong(length) ? length : MORE;
      }
      int at = (int) length;
      length += 4 + bytes.word(at) * 8L * bytes.word(at + 2);
    }
    return length;
  }

  /** {@code ESC &}: one or more characters, each with its width before it. */
  static long drawnCharacters(Received bytes) {
    if (!bytes.has(5)) {
      return MORE;
    }
    int length = 5;
    for (int character = bytes.at(3); character <= bytes.at(4); character++) {
      if (!bytes.has(length + 1)) {
        return MORE;
      }
      length += 1 + bytes.at(length) * bytes.at(2);
    }
    return length;
  }

  /** {@code GS D}: a bitmap file, which has its size in its head. */
  static long bitmapFile(Received bytes) {
    if (bytes.has(4) && bytes.at(3) != 67 && bytes.at(3) != 83) {
      return 4;
    }
    return bytes.has(15) ? 9 + Math.max(6, bytes.doubleWord(11)) : MORE;
  }

  /** {@code GS k}: up to a zero in the older form, counted in the newer. */
  static long barcode(Received bytes) {
    if (!bytes.has(4)) {
      return MORE;
    }
    if (bytes.at(2) >= 65) {
      return 4 + bytes.at(3);
    }
    return bytes.at(2) <= 8 ? upToZero(bytes, 3, LONGEST_LIST, 3) : 3;
  }

  /** {@code ESC D}. */
  static long tabStops(Received bytes) {
    return upToZero(bytes, 2, TABS, 2 + TABS);
  }

  private static long upToZero(Received bytes, int from, int most, int otherwise) {
    int end = bytes.indexOf(0, from, from + most + 1);
    if (end >= 0) {
      return end + 1;
    }
    return bytes.has(from + most + 1) ? otherwise : MORE;
  }

  /** {@code GS V}: some kinds of cut say how far the paper is fed before. */
  static long cut(Received bytes) {
    if (!bytes.has(3)) {
      return MORE;
    }
    return bytes.at(2) < 65 ? 3 : 4;
  }

  /** {@code GS C ;}: numbers in digits, each with a semicolon after it. */
  static long counterText(Received bytes) {
    int end = 2;
    for (int i = 0; i < COUNTER_NUMBERS; i++) {
      end = bytes.indexOf(';', end, COUNTER_LONGEST) + 1;
      if (end == 0) {
        return bytes.has(COUNTER_LONGEST) ? 3 : MORE;
      }
    }
    return end;
  }

  /** {@code DLE EOT}. */
  static long realTimeStatus(Received bytes) {
    if (!bytes.has(3)) {
      return MORE;
    }
    int what = bytes.at(2);
    return what == 7 || what == 8 || what == 18 ? 4 : 3;
  }

  /** {@code DLE DC4}. */
  static long realTimeRequest(Received bytes) {
    if (!bytes.has(3)) {
      return MORE;
    }
    return switch (bytes.at(2)) {
      case 1, 2 -> 5;
      case 3 -> 8;
      case 7 -> 4;
      case 8 -> 10;
      default -> 3;
    };
  }
}
