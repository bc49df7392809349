package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.layout.Layout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Reads the commands a printer is sent, as they come, and says what a printer would do with them.
 * Confined to the thread that feeds it.
 *
 * <p>Each line becomes one block, so the paper comes out as {@link Layout} would lay it out.
 */
public final class EscPosDecoder {
  /** What a printer would do. */
  public interface Listener {
    /** One more block is on the paper. */
    default void block(Block block) {}

    /** The paper was cut: this is what came off. */
    default void paper(Receipt receipt) {}

    /** The paper was cut; {@link #paper} follows. */
    default void cut() {}

    /**
     * A drawer was opened.
     *
     * @param pin of the drawer's plug: 2 or 5
     * @param milliseconds that the pulse lasts
     */
    default void drawerKicked(int pin, int milliseconds) {}

    /**
     * Everything before this was processed; one byte is waited for ({@code GS r}).
     *
     * @param what 1 paper, 2 drawer, 4 ink
     */
    default void statusRequested(int what) {}

    /**
     * Asked out of turn; one byte is waited for ({@code DLE EOT}).
     *
     * @param number 1 printer, 2 why it is off line, 3 what is broken, 4 paper
     */
    default void realTimeStatusRequested(int number) {}

    /** The number of a job is to be answered when everything before this is printed. */
    default void processIdRequested(byte[] id) {}

    /**
     * From now on the printer is to speak by itself ({@code GS a}).
     *
     * @param enabled 1 drawer, 2 on and off line, 4 errors, 8 paper; 0 is silence
     */
    default void automaticStatus(int enabled) {}

    /**
     * Asked for the printer's name ({@code GS I}).
     *
     * @param what 1 to 3 for one byte, 65 and above for a text
     */
    default void identityRequested(int what) {}

    /**
     * Asked to go on after an error ({@code DLE ENQ}).
     *
     * @param clears whether what was sent before is to be forgotten
     */
    default void recoveryRequested(boolean clears) {}

    /** This is shown, but not just as a printer would print it. */
    default void approximated(String what) {}

    /** A command that no printer of ours knows, or data it would refuse; it was skipped. */
    default void unknown(String command) {}
  }

  private static final int DLE = 0x10;
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;
  private static final int LARGEST_PICTURE = 16 << 20;

  private final PrinterProfile profile;
  private final Listener listener;

  private byte[] waiting = new byte[256];
  private int from;
  private int to;

  private final Paper paper;
  private final Bars bars = new Bars();
  private CharacterTable table;
  private String code = "";
  private int size;
  private Block.Qr.Level level;

  public EscPosDecoder(PrinterProfile profile, Listener listener) {
    this.profile = profile;
    this.listener = listener;
    paper = new Paper(profile, listener);
    wakeUp();
  }

  /** Takes any part of the stream; a command cut in two waits for its end. */
  public void feed(byte[] bytes, int start, int length) {
    if (waiting.length - to < length) {
      int held = to - from;
      byte[] roomier =
          waiting.length < 2 * (held + length) ? new byte[2 * (held + length)] : waiting;
      System.arraycopy(waiting, from, roomier, 0, held);
      waiting = roomier;
      from = 0;
      to = held;
    }
    System.arraycopy(bytes, start, waiting, to, length);
    to += length;
    for (int used; from < to && (used = step()) > 0; ) {
      from += used;
    }
  }

  /** What is on the paper and not cut off yet. */
  public Receipt unfinished() {
    return paper.soFar();
  }

  /** Does what stands first in the stream, and says how long it was; 0 if its end is missing. */
  private int step() {
    int first = at(0);
    return switch (first) {
      case ESC -> has(2) ? escape(at(1)) : 0;
      case GS -> has(2) ? group(at(1)) : 0;
      case FS -> has(2) ? file(at(1)) : 0;
      case DLE -> has(2) ? realTime(at(1)) : 0;
      case '\n' -> did(1, paper::endLine);
      case '\r' -> 1;
      case '\t' -> did(1, paper::tab);
      default -> first < 0x20 ? skipped(1) : did(1, () -> paper.print(table.character(first)));
    };
  }

  private int escape(int command) {
    return switch (command) {
      case '@' -> did(2, this::wakeUp);
      case 't' -> set(value -> table = pageNumbered(value));
      case 'E', 'G' -> set(value -> paper.style(style -> style.bold((value & 1) != 0)));
      case '-' -> set(value -> paper.style(style -> style.underline((value & 3) != 0)));
      case '!' -> set(this::printMode);
      case 'M' -> set(value -> paper.style(style -> style.small((value & 1) != 0)));
      case 'a' -> set(value -> paper.align(Align.values()[value % 48 % 3]));
      case 'd' -> set(paper::feed);
      case 'i', 'm' -> did(2, paper::cut);
      case 'p' ->
          has(5) ? did(5, () -> listener.drawerKicked(at(2) % 48 == 0 ? 2 : 5, at(3) * 2)) : 0;
      case '*' -> bitImage();
      case 'D' -> upToNul();
      case 'L', 'S', '2', '<', 'v' -> skipped(2);
      case '$', '\\', 'c' -> skipped(4);
      case 'W' -> skipped(10);
      default -> skipped(3);
    };
  }

  private int group(int command) {
    return switch (command) {
      case '!' ->
          set(
              value ->
                  paper.style(
                      style ->
                          style
                              .doubleWidth((value & 0x70) != 0)
                              .doubleHeight((value & 0x07) != 0)));
      case 'B' -> set(value -> paper.style(style -> style.invert((value & 1) != 0)));
      case 'h' -> set(bars::height);
      case 'w' -> set(bars::module);
      case 'H' -> set(bars::digits);
      case 'f' -> has(3) ? 3 : 0;
      case 'r' -> set(value -> listener.statusRequested(value % 48));
      case 'a' -> set(listener::automaticStatus);
      case 'V' -> cutCommand();
      case 'k' -> barcode();
      case '(' -> has(5) ? parameters(at(2), at(3) | at(4) << 8) : 0;
      case 'v' -> raster();
      case '8' -> has(7) ? skipped(7 + (at(3) | at(4) << 8 | at(5) << 16)) : 0;
      case '*' -> has(4) ? skipped(4 + at(2) * at(3) * 8) : 0;
      case ':' -> skipped(2);
      case 'L', 'P', 'W', '$', '\\' -> skipped(4);
      case '^' -> skipped(5);
      default -> skipped(3);
    };
  }

  private int file(int command) {
    return switch (command) {
      case '&', '.' -> skipped(2);
      case 'p', 'S' -> skipped(4);
      case '(' -> has(5) ? skipped(5 + (at(3) | at(4) << 8)) : 0;
      default -> skipped(3);
    };
  }

  private int realTime(int command) {
    return switch (command) {
      case 0x04 -> has(3) ? did(3, () -> listener.realTimeStatusRequested(at(2))) : 0;
      case 0x05 -> skipped(3);
      case 0x14 -> pulse();
      default -> skipped(1);
    };
  }

  private int pulse() {
    if (!has(3)) {
      return 0;
    }
    if (at(2) == 8) {
      return skipped(10);
    }
    if (!has(5)) {
      return 0;
    }
    return at(2) == 1
        ? did(5, () -> listener.drawerKicked(at(3) == 0 ? 2 : 5, at(4) * 100))
        : skipped(5);
  }

  private void wakeUp() {
    paper.wakeUp();
    bars.wakeUp();
    size = 3;
    level = Block.Qr.Level.L;
    table = CharacterTable.of(profile.codePages().get(0));
    code = "";
  }

  private CharacterTable pageNumbered(int number) {
    for (CodePage page : profile.codePages()) {
      if (page.number() == number) {
        return CharacterTable.of(page);
      }
    }
    listener.unknown("code page " + number);
    return table;
  }

  private int cutCommand() {
    if (!has(3)) {
      return 0;
    }
    boolean plain = at(2) == 0 || at(2) == 1 || at(2) == '0' || at(2) == '1';
    int length = plain ? 3 : 4;
    return has(length) ? did(length, paper::cut) : 0;
  }

  private int barcode() {
    if (!has(4)) {
      return 0;
    }
    int kind = at(2);
    if (kind > 6) {
      int length = at(3);
      return has(4 + length) ? did(4 + length, () -> barcode(kind - 65, from + 4, length)) : 0;
    }
    for (int end = 3; has(end + 1); end++) {
      if (at(end) == 0) {
        int length = end - 3;
        return did(end + 1, () -> barcode(kind, from + 3, length));
      }
    }
    return 0;
  }

  private void barcode(int kind, int start, int length) {
    paper.endLineIfBegun();
    try {
      paper.add(
          bars.barcode(kind, Arrays.copyOfRange(waiting, start, start + length), paper.align()));
    } catch (IllegalArgumentException e) {
      listener.unknown(e.getMessage());
    }
  }

  private int parameters(int command, int length) {
    if (!has(5 + length)) {
      return 0;
    }
    if (command == 'H' && length == 6 && at(5) == 48) {
      byte[] id = Arrays.copyOfRange(waiting, from + 7, from + 11);
      return did(5 + length, () -> listener.processIdRequested(id));
    }
    if (command != 'k' || length < 2 || at(5) != 49) {
      return skipped(5 + length);
    }
    return did(5 + length, () -> qr(at(6), from + 8, length - 3));
  }

  private void qr(int function, int start, int length) {
    switch (function) {
      case 65 -> {}
      case 67 ->
          size = waiting[start - 1] < 1 || waiting[start - 1] > 16 ? size : waiting[start - 1];
      case 69 -> level = Block.Qr.Level.values()[waiting[start - 1] & 3];
      case 80 -> code = new String(waiting, start, Math.max(0, length), StandardCharsets.UTF_8);
      case 81 -> {
        paper.endLineIfBegun();
        try {
          paper.add(new Block.Qr(code, level, size, paper.align()));
        } catch (IllegalArgumentException e) {
          listener.unknown(e.getMessage());
        }
      }
      default -> listener.unknown("QR function " + function);
    }
  }

  private void printMode(int value) {
    paper.style(
        style ->
            style
                .small((value & 0x01) != 0)
                .bold((value & 0x08) != 0)
                .doubleHeight((value & 0x10) != 0)
                .doubleWidth((value & 0x20) != 0)
                .underline((value & 0x80) != 0));
  }

  private int raster() {
    if (!has(8)) {
      return 0;
    }
    int width = at(4) | at(5) << 8;
    int height = at(6) | at(7) << 8;
    if (width == 0 || height == 0 || (long) width * height > LARGEST_PICTURE) {
      return skipped(8);
    }
    int length = width * height;
    return has(8 + length) ? did(8 + length, () -> picture(width, height, length)) : 0;
  }

  private void picture(int width, int height, int length) {
    byte[] rows = Arrays.copyOfRange(waiting, from + 8, from + 8 + length);
    paper.picture(new Bitmap(width * 8, height, rows));
  }

  private int bitImage() {
    if (!has(5)) {
      return 0;
    }
    return skipped(5 + (at(3) | at(4) << 8) * (at(2) >= 32 ? 3 : 1));
  }

  private int upToNul() {
    for (int end = 2; has(end + 1); end++) {
      if (at(end) == 0) {
        return skipped(end + 1);
      }
    }
    return 0;
  }

  private int set(IntConsumer setting) {
    return has(3) ? did(3, () -> setting.accept(at(2))) : 0;
  }

  private static int did(int length, Runnable what) {
    what.run();
    return length;
  }

  private int skipped(int length) {
    if (!has(length)) {
      return 0;
    }
    StringBuilder command = new StringBuilder();
    for (int i = 0; i < Math.min(length, 3); i++) {
      command.append(i == 0 ? "" : " ").append(String.format("%02X", at(i)));
    }
    listener.unknown(command.toString());
    return length;
  }

  private boolean has(int length) {
    return to - from >= length;
  }

  private int at(int index) {
    return waiting[from + index] & 0xFF;
  }
}
