package dev.evertill.receipt.escpos;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.List;

/**
 * Which characters bytes stand for, as the printer is set. Confined to the thread that feeds the
 * decoder.
 */
final class CharacterSets {
  static final int NONE = '\uFFFD';

  /** Stands for a character that the program drew itself. */
  private static final int DRAWN = '□';

  /** What most printers that read two bytes as a character are made for. */
  private static final Charset USUAL = Charset.forName("GB18030");

  private static final String REPLACED = "#$@[\\]^`{|}~";

  /** {@code ESC R} 0 and up: what stands in the places of {@link #REPLACED}. */
  private static final List<String> NATIONAL =
      List.of(
          "#$@[\\]^`{|}~",
          "#$à°ç§^`éùè¨",
          "#$§ÄÖÜ^`äöüß",
          "£$@[\\]^`{|}~",
          "#$@ÆØÅ^`æøå~",
          "#¤ÉÄÖÅÜéäöåü",
          "#$@°\\é^ùàòèì",
          "₧$@¡Ñ¿^`¨ñ}~",
          "#$@[¥]^`{|}~",
          "#¤ÉÆØÅÜéæøåü",
          "#$ÉÆØÅÜéæøåü",
          "#$á¡Ñ¿é`íñóú",
          "#$á¡Ñ¿éüíñóú",
          "#$@[₩]^`{|}~",
          "#$ŽŠĐĆČžšđćč",
          "#¥@[\\]^`{|}~",
          "#₫@[\\]^`{|}~",
          "#$@[\\]^`{|}~");

  private final PrinterProfile profile;
  private final EscPosDecoder.Listener listener;
  private final Charset twoByte;
  private final BitSet drawn = new BitSet();
  private CharacterTable table;
  private String national;
  private boolean drawnOn;
  private boolean twoByteOn;
  private Charset twoByteNow;

  /**
   * @param twoByte what the printer has for East Asia, or null
   */
  CharacterSets(PrinterProfile profile, Charset twoByte, EscPosDecoder.Listener listener) {
    this.profile = profile;
    this.twoByte = twoByte;
    this.listener = listener;
    wakeUp();
  }

  void wakeUp() {
    List<CodePage> pages = profile.codePages();
    // Of a printer without a page we read what others wake up with.
    table = CharacterTable.of(pages.isEmpty() ? CodePage.CP437 : pages.get(0));
    national = NATIONAL.get(0);
    drawn.clear();
    drawnOn = false;
    twoByteOn = twoByte != null || profile.kanji();
    twoByteNow = twoByte != null || !profile.kanji() ? twoByte : USUAL;
  }

  /** {@code ESC t}: the profile knows its printer; else Epson's numbers are the usual ones. */
  void page(int number) {
    for (CodePage page : profile.codePages()) {
      if (page.number() == number) {
        table = CharacterTable.of(page);
        return;
      }
    }
    EpsonPages.numbered(number)
        .ifPresentOrElse(
            page -> {
              table = CharacterTable.of(page);
              listener.approximated("code page " + number + " as Epson numbers it");
            },
            () -> listener.unknown("code page " + number));
  }

  /** {@code ESC R}. */
  void national(int number) {
    if (number < NATIONAL.size()) {
      national = NATIONAL.get(number);
    } else {
      listener.approximated("international characters " + number);
    }
  }

  /** {@code ESC &}: the pictures are not kept, only that there are such. */
  void drawn(int first, int last) {
    drawn.set(first, last + 1);
  }

  /** {@code ESC ?}. */
  void forget(int value) {
    drawn.clear(value);
  }

  /** {@code ESC %}. */
  void drawnOn(boolean on) {
    drawnOn = on;
  }

  /** {@code FS &} and {@code FS .}. */
  void twoByteOn(boolean on) {
    twoByteOn = on;
    if (on && twoByteNow == null) {
      twoByteNow = USUAL;
      listener.approximated("two-byte characters as " + USUAL);
    }
  }

  /** {@code FS C}: 0 JIS, 1 Shift-JIS, 2 Shift-JIS of 2004. */
  void japanese(int system) {
    twoByteNow = Charset.forName(system % 48 == 0 ? "x-JIS0208" : "windows-31j");
    twoByteOn = true;
  }

  /**
   * How many bytes the next character takes, at most as many as there are; 0 if some are missing.
   */
  int length(Received bytes) {
    if (!twoByteOn || !leads(bytes.at(0))) {
      return 1;
    }
    if (!bytes.has(2)) {
      return 0;
    }
    boolean four = twoByteNow.name().equals("GB18030") && isDigit(bytes.at(1));
    if (four) {
      return bytes.has(4) ? 4 : 0;
    }
    return bytes.at(1) < (isJis() ? 0x21 : 0x40) ? 1 : 2;
  }

  private boolean leads(int value) {
    if (isJis()) {
      return value >= 0x21 && value <= 0x7E;
    }
    boolean kana = value >= 0xA0 && value < 0xE0 && twoByteNow.name().equals("windows-31j");
    return value > 0x80 && value < 0xFF && !kana;
  }

  private boolean isJis() {
    return twoByteNow.name().equals("x-JIS0208");
  }

  private static boolean isDigit(int value) {
    return value >= '0' && value <= '9';
  }

  /** The character, or {@link #NONE} if nobody knows it. */
  int character(Sequence bytes) {
    if (bytes.length() > 1) {
      return character(bytes.from(0));
    }
    int value = bytes.at(0);
    if (drawnOn && drawn.get(value)) {
      listener.approximated("a character drawn by the program");
      return DRAWN;
    }
    int place = value < 0x80 ? REPLACED.indexOf(value) : -1;
    if (place >= 0) {
      return national.charAt(place);
    }
    return table.character(value);
  }

  private int character(byte[] bytes) {
    try {
      return twoByteNow.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().codePointAt(0);
    } catch (CharacterCodingException e) {
      return NONE;
    }
  }
}
