package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Style;
import java.nio.charset.Charset;
import java.util.function.UnaryOperator;

/**
 * What a printer remembers from one command to the next, and does on each. Confined to the thread
 * that feeds the decoder.
 */
final class Workings {
  private static final int DOTS_PER_INCH = 203;
  private static final int PULSE_UNIT_MILLIS = 100;

  private final EscPosDecoder.Listener listener;
  private final Paper paper;
  private final CharacterSets characters;
  private final Bars bars = new Bars();
  private final SquareCodes codes;
  private final Pictures pictures;
  private final Macro macro = new Macro();
  private boolean selected = true;
  private boolean twoColours;
  private boolean wideHigh;
  private boolean wideWide;
  private boolean wideUnderline;
  private int left;
  private int across;
  private int down;

  Workings(PrinterProfile profile, Charset twoByte, EscPosDecoder.Listener listener) {
    this.listener = listener;
    paper = new Paper(profile, listener);
    characters = new CharacterSets(profile, twoByte, listener);
    codes = new SquareCodes(paper, listener);
    pictures = new Pictures(paper, listener);
    wakeUp();
  }

  void wakeUp() {
    paper.wakeUp();
    characters.wakeUp();
    bars.wakeUp();
    codes.wakeUp();
    pictures.wakeUp();
    wideCharacters(0);
    wideUnderline = false;
    left = 0;
    across = 0;
    down = 0;
  }

  EscPosDecoder.Listener listener() {
    return listener;
  }

  Paper paper() {
    return paper;
  }

  CharacterSets characters() {
    return characters;
  }

  Bars bars() {
    return bars;
  }

  SquareCodes codes() {
    return codes;
  }

  Pictures pictures() {
    return pictures;
  }

  Macro macro() {
    return macro;
  }

  /** {@code ESC =}: what is sent to another device on the same line is not for us. */
  void select(boolean on) {
    selected = on;
  }

  /** Whether this calls the printer, or another device. */
  static boolean selects(Sequence command) {
    return command.length() == 3 && command.at(0) == 0x1B && command.at(1) == '=';
  }

  boolean isSelected() {
    return selected;
  }

  void about(boolean really, String what) {
    if (really) {
      listener.approximated(what);
    }
  }

  void print(Sequence bytes) {
    int character = characters.character(bytes);
    if (character < 0x20 || character == 0x7F) {
      return;
    }
    if (bytes.length() == 1) {
      paper.print(character);
      return;
    }
    Style before = paper.line().style();
    paper.style(
        style ->
            style
                .doubleWidth(style.doubleWidth() || wideWide)
                .doubleHeight(style.doubleHeight() || wideHigh)
                .underline(style.underline() || wideUnderline));
    paper.print(character);
    paper.style(style -> before);
  }

  void control(int value) {
    switch (value) {
      case '\n' -> paper.endLine();
      case '\t' -> paper.tab();
      case '\f' -> formFeed();
      case '\r' -> carriageReturn();
      case 0x18 -> paper.clearPage();
      default -> {} // printers end lines at a line feed, and pass over what they do not know
    }
  }

  /** Thermal printers pass over it. Those with two colours have a head that goes back. */
  private void carriageReturn() {
    if (twoColours) {
      paper.line().moveTo(0);
    }
  }

  private void formFeed() {
    if (paper.isPage()) {
      paper.printPage();
      paper.endPage();
    } else {
      paper.endLineIfBegun();
    }
  }

  void style(UnaryOperator<Style> change) {
    paper.style(change);
  }

  /** {@code ESC !}. */
  void printMode(int value) {
    style(
        style ->
            style
                .small((value & 0x01) != 0)
                .bold((value & 0x08) != 0)
                .doubleHeight((value & 0x10) != 0)
                .doubleWidth((value & 0x20) != 0)
                .underline((value & 0x80) != 0));
  }

  /**
   * {@code ESC M}: fonts beyond the second are smaller still, and special ones look like others.
   */
  void font(int value) {
    int font = value < 97 ? value % 48 : value - 97;
    style(style -> style.small(font > 0));
    about(font > 1, "a third font");
  }

  /** {@code GS !}. */
  void size(int value) {
    int wide = value >> 4 & 7;
    int high = value & 7;
    about(wide > 1 || high > 1, "characters more than twice as large");
    style(style -> style.doubleWidth(wide > 0).doubleHeight(high > 0));
  }

  /** {@code FS !}. */
  void wideCharacters(int value) {
    wideWide = (value & 0x04) != 0;
    wideHigh = (value & 0x08) != 0;
    wideUnderline = (value & 0x80) != 0;
  }

  /** {@code FS -}. */
  void wideUnderline(boolean on) {
    wideUnderline = on;
  }

  /** {@code ESC a}. */
  void align(int value) {
    paper.align(Align.values()[value % 48 % 3]);
  }

  /** {@code GS P}: the parts of an inch that other commands count in; 0 is a dot. */
  void motion(int x, int y) {
    across = x;
    down = y;
  }

  private int acrossDots(int units) {
    return across == 0 ? units : units * DOTS_PER_INCH / across;
  }

  private int downDots(int units) {
    return down == 0 ? units : units * DOTS_PER_INCH / down;
  }

  /** {@code ESC $}. */
  void moveTo(int units) {
    paper.line().moveTo(paper.line().steps(acrossDots(units)));
  }

  /** {@code ESC \}. */
  void moveBy(int units) {
    int steps = paper.line().steps(acrossDots(Math.abs(units)));
    paper.line().moveTo(paper.line().position() + (units < 0 ? -steps : steps));
  }

  /** {@code ESC D}: ascending numbers of characters, up to a zero. */
  void tabs(Sequence command) {
    int count = 0;
    while (2 + count < command.length()
        && command.at(2 + count) > (count == 0 ? 0 : command.at(1 + count))) {
      count++;
    }
    int[] columns = new int[count];
    for (int i = 0; i < count; i++) {
      columns[i] = command.at(2 + i);
    }
    paper.tabs(columns);
  }

  /** {@code GS L}; the rest of the paper is printed on until {@link #width} says less. */
  void leftMargin(int units) {
    left = Math.min(acrossDots(units), paper.dotsPerLine());
    paper.line().area(left, paper.dotsPerLine());
  }

  /** {@code GS W}. */
  void width(int units) {
    paper.line().area(left, acrossDots(units));
  }

  /** {@code GS T}. */
  void toLineBegin(boolean printing) {
    if (printing) {
      paper.endLineIfBegun();
    } else {
      paper.eraseLine();
    }
  }

  void usualSpacing() {
    paper.spacing(Paper.USUAL_SPACING);
  }

  void spacing(int units) {
    paper.spacing(downDots(units));
  }

  void feedDots(int units) {
    paper.feedDots(downDots(units));
  }

  void beginPage() {
    listener.approximated("page mode");
    paper.beginPage();
  }

  /** {@code ESC r}. */
  void colour(int value) {
    twoColours = true;
    about(value % 48 != 0, "colour");
  }

  /** {@code GS H}: 1 above, 2 below, 3 both. */
  void digits(int where) {
    bars.digits(where);
    about(where % '0' == 1 || where % '0' == 3, "digits above a bar code");
  }

  /** {@code GS k}. */
  void barcode(Sequence command) {
    boolean counted = command.at(2) >= 65;
    if (command.length() < 4) {
      listener.unknown(command.toString());
      return;
    }
    byte[] data = counted ? command.from(4) : command.range(3, command.length() - 1);
    paper.endLineIfBegun();
    try {
      paper.add(bars.barcode(Bars.kind(command.at(2)), data, paper.align()));
    } catch (IllegalArgumentException e) {
      listener.unknown(e.getMessage());
    }
  }

  /** {@code GS ( L} and {@code GS 8 L}. */
  void graphics(Sequence command, int head) {
    if (command.length() < head + 2) {
      listener.unknown(command.toString());
    } else {
      pictures.graphics(command.at(head + 1), command.from(head + 2));
    }
  }

  void status(int what) {
    paper.endPicture();
    listener.statusRequested(what);
  }

  /** {@code GS ( H}. */
  void processId(Sequence command) {
    if (command.length() == 11 && command.at(5) % 48 == 0) {
      paper.endPicture();
      listener.processIdRequested(command.from(7));
    }
  }

  /** {@code DLE EOT}. */
  void realTimeStatus(Sequence command) {
    listener.realTimeStatusRequested(command.at(2));
  }

  /** {@code DLE ENQ}. */
  void recovery(int how) {
    listener.recoveryRequested(how == 2);
  }

  /** {@code DLE DC4}. */
  void realTimeRequest(Sequence command) {
    if (command.at(2) == 1) {
      int pin = command.at(3) == 0 ? 2 : 5;
      listener.drawerKicked(pin, PULSE_UNIT_MILLIS * command.at(4));
    }
  }
}
