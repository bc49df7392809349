package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Bitmap;
import java.util.HashMap;
import java.util.Map;

/**
 * The pictures a printer was sent, stored and told to print. Confined to the thread that feeds the
 * decoder.
 */
final class Pictures {
  /** What printers have room for, about. */
  private static final int ROOM = 4 << 20;

  private static final int WIDEST = 8_192;
  private static final int HIGHEST = 1 << 16;

  private final Paper paper;
  private final EscPosDecoder.Listener listener;
  private final Map<String, Bitmap> stored = new HashMap<>();
  private int storedBytes;
  private Bitmap ready;

  Pictures(Paper paper, EscPosDecoder.Listener listener) {
    this.paper = paper;
    this.listener = listener;
  }

  /** Forgets what is not stored for good. */
  void wakeUp() {
    ready = null;
    stored.keySet().removeIf(key -> key.startsWith("download"));
    storedBytes = stored.values().stream().mapToInt(Pictures::bytes).sum();
  }

  private static int bytes(Bitmap picture) {
    return (picture.width() + 7) / 8 * picture.height();
  }

  /** {@code GS v 0}: rows of bytes. */
  void raster(Sequence command) {
    int width = command.word(4);
    int height = command.word(6);
    if (!isDrawable(width * 8L, height)) {
      listener.unknown("a picture of " + width * 8 + "×" + height + " dots");
      return;
    }
    int mode = command.at(3) % 48;
    Bitmap rows = new Bitmap(width * 8, height, command.from(8));
    paper.picture(scaled(rows, 1 + (mode & 1), 1 + (mode >> 1 & 1)));
  }

  private static boolean isDrawable(long width, long height) {
    return width > 0 && height > 0 && width <= WIDEST && height <= HIGHEST;
  }

  /** {@code ESC *}: columns of 8 or 24 dots, beside what stands in the line. */
  void band(Sequence command) {
    int width = command.word(3);
    if (width == 0) {
      return;
    }
    boolean high = command.at(2) >= 32;
    Bitmap band = columns(width, high ? 24 : 8, command.from(5));
    boolean dense = (command.at(2) & 1) != 0;
    paper.beside(scaled(band, dense ? 1 : 2, high ? 1 : 3));
  }

  /** {@code GS Q 0}: columns, printed at once. */
  void columns(Sequence command) {
    int mode = command.at(3) % 48;
    print(
        columnsOf(command.word(4), command.word(6) * 8, command.from(8)),
        1 + (mode & 1),
        1 + (mode >> 1 & 1));
  }

  /** {@code GS *}: columns, kept for {@link #printDownloaded}. */
  void download(Sequence command) {
    keep("download", columnsOf(command.at(2) * 8, command.at(3) * 8, command.from(4)));
  }

  /** {@code GS /}. */
  void printDownloaded(int mode) {
    print(stored.get("download"), 1 + (mode & 1), 1 + (mode >> 1 & 1));
  }

  /** {@code FS q}: all the numbered pictures, for good. */
  void storeNumbered(Sequence command) {
    stored.keySet().removeIf(key -> key.startsWith("number"));
    storedBytes = stored.values().stream().mapToInt(Pictures::bytes).sum();
    int at = 3;
    for (int i = 1; i <= command.at(2) && at + 4 <= command.length(); i++) {
      int width = command.word(at) * 8;
      int height = command.word(at + 2) * 8;
      int end = at + 4 + width / 8 * height;
      keep("number " + i, columnsOf(width, height, command.range(at + 4, end)));
      at = end;
    }
  }

  /** {@code FS p}. */
  void printNumbered(int number, int mode) {
    print(stored.get("number " + number), 1 + (mode & 1), 1 + (mode >> 1 & 1));
  }

  /** {@code GS ( L} and {@code GS 8 L}, from the function's number on. */
  void graphics(int function, byte[] parameters) {
    Sequence given = new Sequence(parameters);
    switch (function) {
      case 2, 50 -> printReady();
      case 67, 83 -> define(function, given, false);
      case 68, 84 -> define(function, given, true);
      case 69 -> printKept("graphics ", given);
      case 85 -> printKept("download ", given);
      case 65, 81 -> stored.keySet().removeIf(key -> key.startsWith(place(function)));
      case 66, 82 -> stored.remove(place(function) + key(given, 0));
      case 112 -> prepare(given, false);
      case 113 -> prepare(given, true);
      case 0, 1, 3, 4, 48, 49, 51, 52, 64, 80 -> {} // asks for room, or sets density
      default -> listener.unknown("graphics function " + function);
    }
  }

  private static String place(int function) {
    return function < 80 ? "graphics " : "download ";
  }

  private static String key(Sequence given, int index) {
    return given.length() < index + 2 ? "" : given.at(index) + "." + given.at(index + 1);
  }

  /** {@code a kc1 kc2 b xL xH yL yH (c d…)…}: of several colours the first is kept. */
  private void define(int function, Sequence given, boolean inColumns) {
    if (given.length() < 9) {
      listener.unknown("graphics cut short");
      return;
    }
    if (given.at(3) > 1 || given.at(0) != 48) {
      listener.approximated("colours");
    }
    Bitmap picture = picture(given.word(4), given.word(6), given.from(9), inColumns);
    keep(place(function) + key(given, 1), picture);
  }

  /** {@code a bx by c xL xH yL yH d…}: what comes in several colours is printed as one. */
  private void prepare(Sequence given, boolean inColumns) {
    if (given.length() < 9) {
      listener.unknown("graphics cut short");
      return;
    }
    if (given.at(0) != 48 || given.at(3) != 49) {
      listener.approximated("colours");
    }
    Bitmap picture = picture(given.word(4), given.word(6), given.from(8), inColumns);
    if (picture != null) {
      ready = scaled(picture, Math.min(2, given.at(1)), Math.min(2, given.at(2)));
    }
  }

  private Bitmap picture(int width, int height, byte[] dots, boolean inColumns) {
    if (inColumns) {
      return columnsOf(width, (height + 7) / 8 * 8, dots);
    }
    int length = (width + 7) / 8 * height;
    if (!isDrawable(width, height) || dots.length < length) {
      listener.unknown("a picture of " + width + "×" + height + " dots in " + dots.length);
      return null;
    }
    return new Bitmap(width, height, new Sequence(dots).range(0, length));
  }

  private void printReady() {
    print(ready, 1, 1);
    ready = null;
  }

  private void printKept(String place, Sequence given) {
    if (given.length() >= 4) {
      print(stored.get(place + key(given, 0)), Math.min(2, given.at(2)), Math.min(2, given.at(3)));
    }
  }

  /** Printers pass over what they do not have. */
  private void print(Bitmap picture, int wide, int high) {
    if (picture == null) {
      listener.approximated("a picture that was not sent");
    } else {
      paper.picture(scaled(picture, wide, high));
    }
  }

  private void keep(String key, Bitmap picture) {
    if (picture == null) {
      return;
    }
    if (storedBytes + bytes(picture) > ROOM) {
      listener.unknown("no room for a picture of " + bytes(picture) + " bytes");
      return;
    }
    Bitmap before = stored.put(key, picture);
    storedBytes += bytes(picture) - (before == null ? 0 : bytes(before));
  }

  /**
   * Columns of whole bytes, the topmost dot in the highest bit; null if there is no such picture.
   */
  private Bitmap columnsOf(int width, int height, byte[] dots) {
    if (!isDrawable(width, height) || dots.length < (long) width * height / 8) {
      listener.unknown("a picture of " + width + "×" + height + " dots in " + dots.length);
      return null;
    }
    return columns(width, height, dots);
  }

  private static Bitmap columns(int width, int height, byte[] dots) {
    int bytesPerRow = (width + 7) / 8;
    byte[] rows = new byte[bytesPerRow * height];
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        if ((dots[x * (height / 8) + y / 8] & 0x80 >> y % 8) != 0) {
          rows[y * bytesPerRow + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return new Bitmap(width, height, rows);
  }

  static Bitmap scaled(Bitmap picture, int wide, int high) {
    if (wide <= 1 && high <= 1) {
      return picture;
    }
    int w = Math.max(1, wide);
    int h = Math.max(1, high);
    int bytesPerRow = (picture.width() * w + 7) / 8;
    byte[] rows = new byte[bytesPerRow * picture.height() * h];
    for (int y = 0; y < picture.height() * h; y++) {
      for (int x = 0; x < picture.width() * w; x++) {
        if (picture.black(x / w, y / h)) {
          rows[y * bytesPerRow + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return new Bitmap(picture.width() * w, picture.height() * h, rows);
  }
}
