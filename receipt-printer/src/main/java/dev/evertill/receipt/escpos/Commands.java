package dev.evertill.receipt.escpos;

import dev.evertill.receipt.escpos.Lengths.Length;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Every command of ESC/POS: how long it is, and what a printer does on it. Immutable.
 *
 * <p>Names are those of Epson's reference: {@code GS ( k} are the bytes 1D 28 6B.
 */
final class Commands {
  /** What a printer does. */
  interface Action {
    void on(Workings printer, Sequence command);
  }

  /** What a printer does on a command with one byte behind it. */
  interface Setting {
    void to(Workings printer, int value);
  }

  /** One row of the table. */
  record Command(Length length, Action action) {}

  private static final Map<String, Integer> CONTROLS =
      Map.of(
          "EOT", 0x04, "ENQ", 0x05, "FF", 0x0C, "DLE", 0x10, "DC4", 0x14, "ESC", 0x1B, "FS", 0x1C,
          "GS", 0x1D, "SP", 0x20);

  private static final Map<Integer, Command> TABLE = new HashMap<>();

  /** The first two bytes of commands that have their name in three. */
  private static final Set<Integer> FAMILIES = new HashSet<>();

  static {
    characters();
    places();
    lines();
    pictures();
    codes();
    eastAsia();
    pages();
    paperAndDrawer();
    questions();
    withoutPaper();
  }

  private Commands() {}

  /**
   * The command that begins so, or one that is skipped by the length such commands have.
   *
   * @return null if it takes a third byte to tell
   */
  static Command of(Received bytes) {
    int two = bytes.at(0) << 8 | bytes.at(1);
    if (!FAMILIES.contains(two)) {
      return TABLE.getOrDefault(two, unknown(2));
    }
    if (!bytes.has(3)) {
      return null;
    }
    Command known = TABLE.get(1 << 24 | two << 8 | bytes.at(2));
    return known != null ? known : TABLE.getOrDefault(two, unknown(3));
  }

  private static Command unknown(int length) {
    return new Command(bytes -> length, (printer, c) -> printer.listener().unknown(c.toString()));
  }

  private static void on(String name, Length length, Action action) {
    String[] parts = name.split(" ");
    int two = code(parts[0]) << 8 | code(parts[1]);
    int key = two;
    if (parts.length == 3) {
      FAMILIES.add(two);
      key = 1 << 24 | two << 8 | code(parts[2]);
    }
    if (TABLE.put(key, new Command(length, action)) != null) {
      throw new IllegalStateException("twice in the table: " + name);
    }
  }

  private static void set(String name, Setting setting) {
    on(name, bytes -> 3, (printer, c) -> setting.to(printer, c.at(2)));
  }

  /** One that a printer obeys and the paper does not show. */
  private static void known(String name, Length length) {
    on(name, length, (printer, c) -> {});
  }

  private static int code(String part) {
    return CONTROLS.getOrDefault(part, (int) part.charAt(0));
  }

  private static void characters() {
    set("ESC !", (printer, n) -> printer.printMode(n));
    set("ESC -", (printer, n) -> printer.style(style -> style.underline(n % 48 != 0)));
    set("ESC E", (printer, n) -> printer.style(style -> style.bold(n % 2 != 0)));
    set("ESC G", (printer, n) -> printer.style(style -> style.bold(n % 2 != 0)));
    set("ESC M", (printer, n) -> printer.font(n));
    set("GS !", (printer, n) -> printer.size(n));
    set("GS B", (printer, n) -> printer.style(style -> style.invert(n % 2 != 0)));
    set("ESC R", (printer, n) -> printer.characters().national(n));
    set("ESC t", (printer, n) -> printer.characters().page(n));
    set("ESC %", (printer, n) -> printer.characters().drawnOn(n % 2 != 0));
    set("ESC ?", (printer, n) -> printer.characters().forget(n));
    on(
        "ESC &",
        Lengths::drawnCharacters,
        (printer, c) -> printer.characters().drawn(c.at(3), Math.max(c.at(3), c.at(4))));
    set("ESC SP", (printer, n) -> printer.about(n != 0, "space between characters"));
    set("ESC V", (printer, n) -> printer.about(n % 48 != 0, "rotated characters"));
    set("ESC {", (printer, n) -> printer.about(n % 2 != 0, "upside-down print"));
    set("ESC r", (printer, n) -> printer.colour(n));
    known("GS b", Lengths.fixed(3));
    on(
        "GS ( N",
        Lengths::counted,
        (printer, c) -> printer.about(c.length() > 6 && c.at(6) != 49, "colour or shade"));
  }

  private static void places() {
    set("ESC a", (printer, n) -> printer.align(n));
    on("ESC $", Lengths.fixed(4), (printer, c) -> printer.moveTo(c.word(2)));
    on("ESC \\", Lengths.fixed(4), (printer, c) -> printer.moveBy(c.signedWord(2)));
    on("ESC D", Lengths::tabStops, (printer, c) -> printer.tabs(c));
    on("GS L", Lengths.fixed(4), (printer, c) -> printer.leftMargin(c.word(2)));
    on("GS W", Lengths.fixed(4), (printer, c) -> printer.width(c.word(2)));
    on("GS P", Lengths.fixed(4), (printer, c) -> printer.motion(c.at(2), c.at(3)));
    set("GS T", (printer, n) -> printer.toLineBegin(n % 48 != 0));
  }

  private static void lines() {
    on("ESC @", Lengths.fixed(2), (printer, c) -> printer.wakeUp());
    on("ESC 2", Lengths.fixed(2), (printer, c) -> printer.usualSpacing());
    set("ESC 3", (printer, n) -> printer.spacing(n));
    set("ESC J", (printer, n) -> printer.feedDots(n));
    set("ESC d", (printer, n) -> printer.paper().feed(n));
    set("ESC K", (printer, n) -> printer.about(n != 0, "feed backwards"));
    set("ESC e", (printer, n) -> printer.about(n != 0, "feed backwards"));
  }

  private static void pictures() {
    on("ESC *", Lengths::bitImage, (printer, c) -> printer.pictures().band(c));
    on("GS v 0", Lengths::raster, (printer, c) -> printer.pictures().raster(c));
    on("GS Q 0", Lengths::raster, (printer, c) -> printer.pictures().columns(c));
    on("GS *", Lengths::downloaded, (printer, c) -> printer.pictures().download(c));
    set("GS /", (printer, n) -> printer.pictures().printDownloaded(n));
    on("FS q", Lengths::numbered, (printer, c) -> printer.pictures().storeNumbered(c));
    on(
        "FS p",
        Lengths.fixed(4),
        (printer, c) -> printer.pictures().printNumbered(c.at(2), c.at(3)));
    on("GS ( L", Lengths::counted, (printer, c) -> printer.graphics(c, 5));
    on("GS 8 L", Lengths::countedInFour, (printer, c) -> printer.graphics(c, 7));
    on("GS D", Lengths::bitmapFile, (printer, c) -> printer.about(true, "a stored bitmap file"));
  }

  private static void codes() {
    set("GS h", (printer, n) -> printer.bars().height(n));
    set("GS w", (printer, n) -> printer.bars().module(n));
    set("GS H", (printer, n) -> printer.digits(n));
    known("GS f", Lengths.fixed(3));
    on("GS k", Lengths::barcode, (printer, c) -> printer.barcode(c));
    on("GS ( k", Lengths::counted, (printer, c) -> printer.codes().parameters(c));
    on(
        "ESC Z",
        bytes -> bytes.has(7) ? 7 + bytes.word(5) : Lengths.MORE,
        (printer, c) -> printer.codes().qrAtOnce(c));
  }

  private static void eastAsia() {
    on("FS &", Lengths.fixed(2), (printer, c) -> printer.characters().twoByteOn(true));
    on("FS .", Lengths.fixed(2), (printer, c) -> printer.characters().twoByteOn(false));
    set("FS C", (printer, n) -> printer.characters().japanese(n));
    set("FS !", (printer, n) -> printer.wideCharacters(n));
    set("FS W", (printer, n) -> printer.wideCharacters(n % 2 != 0 ? 0x0C : 0));
    set("FS -", (printer, n) -> printer.wideUnderline(n % 48 != 0));
    on(
        "FS S",
        Lengths.fixed(4),
        (printer, c) -> printer.about(c.word(2) != 0, "space between characters"));
    on(
        "FS 2",
        Lengths.fixed(76),
        (printer, c) -> printer.about(true, "a character drawn by the program"));
    known("FS ?", Lengths.fixed(4));
    known("FS ( A", Lengths::counted);
  }

  private static void pages() {
    on("ESC L", Lengths.fixed(2), (printer, c) -> printer.beginPage());
    on("ESC S", Lengths.fixed(2), (printer, c) -> printer.paper().endPage());
    on("ESC FF", Lengths.fixed(2), (printer, c) -> printer.paper().printPage());
    on("ESC W", Lengths.fixed(10), (printer, c) -> printer.paper().endLineIfBegun());
    set("ESC T", (printer, n) -> printer.paper().endLineIfBegun());
    on("GS $", Lengths.fixed(4), (printer, c) -> printer.paper().endLineIfBegun());
    on("GS \\", Lengths.fixed(4), (printer, c) -> printer.paper().endLineIfBegun());
    known("GS ( P", Lengths::counted);
    on("GS ( Q", Lengths::counted, (printer, c) -> printer.about(true, "lines on a page"));
  }

  private static void paperAndDrawer() {
    on("GS V", Lengths::cut, (printer, c) -> printer.paper().cut());
    on("ESC i", Lengths.fixed(2), (printer, c) -> printer.paper().cut());
    on("ESC m", Lengths.fixed(2), (printer, c) -> printer.paper().cut());
    on("GS FF", Lengths.fixed(2), (printer, c) -> printer.paper().endLineIfBegun());
    on(
        "ESC p",
        Lengths.fixed(5),
        (printer, c) -> printer.listener().drawerKicked(c.at(2) % 48 == 0 ? 2 : 5, 2 * c.at(3)));
    on("DLE DC4", Lengths::realTimeRequest, (printer, c) -> printer.realTimeRequest(c));
  }

  private static void questions() {
    on("DLE EOT", Lengths::realTimeStatus, (printer, c) -> printer.realTimeStatus(c));
    on("DLE ENQ", Lengths.fixed(3), (printer, c) -> printer.recovery(c.at(2)));
    set("GS r", (printer, n) -> printer.status(n % 48));
    on("ESC v", Lengths.fixed(2), (printer, c) -> printer.status(1));
    set("ESC u", (printer, n) -> printer.status(2));
    set("GS a", (printer, n) -> printer.listener().automaticStatus(n));
    known("GS j", Lengths.fixed(3));
    set("GS I", (printer, n) -> printer.listener().identityRequested(n));
    on("GS ( H", Lengths::counted, (printer, c) -> printer.processId(c));
    known("GS g 0", Lengths.fixed(6));
    known("GS g 2", Lengths.fixed(6));
  }

  /** Settings, tests and sounds; what else is counted is skipped by its count. */
  private static void withoutPaper() {
    set("ESC =", (printer, n) -> printer.select((n & 1) != 0));
    known("ESC U", Lengths.fixed(3));
    for (String what : "0 1 3 4 5".split(" ")) {
      known("ESC c " + what, Lengths.fixed(4));
    }
    known("ESC <", Lengths.fixed(2));
    known("ESC B", Lengths.fixed(4));
    for (String letter : "ABCDEFGHIJKMOSVXYZ".split("")) {
      countedUnlessKnown("GS ( " + letter);
    }
    for (String letter : "AY".split("")) {
      countedUnlessKnown("ESC ( " + letter);
    }
    for (String letter : "CDELe".split("")) {
      countedUnlessKnown("FS ( " + letter);
    }
    anyOther("GS (", Lengths::counted);
    anyOther("ESC (", Lengths::counted);
    anyOther("FS (", Lengths::counted);
    anyOther("GS 8", Lengths::countedInFour);
    on("GS C 0", Lengths.fixed(5), (printer, c) -> printer.about(true, "a counter"));
    known("GS C 1", Lengths.fixed(9));
    known("GS C 2", Lengths.fixed(5));
    known("GS C ;", Lengths::counterText);
    on("GS c", Lengths.fixed(2), (printer, c) -> printer.about(true, "a counter"));
    known("GS A", Lengths.fixed(4));
    known("GS E", Lengths.fixed(3));
    known("GS z 0", Lengths.fixed(5));
    known("FS g 1", bytes -> bytes.has(10) ? 10 + bytes.word(8) : Lengths.MORE);
    known("FS g 2", Lengths.fixed(10));
    on("GS :", Lengths.fixed(2), (printer, c) -> printer.macro().beginOrEnd());
    on("GS ^", Lengths.fixed(5), (printer, c) -> printer.macro().play(c.at(2)));
  }

  private static void countedUnlessKnown(String name) {
    String[] parts = name.split(" ");
    int key = 1 << 24 | code(parts[0]) << 16 | code(parts[1]) << 8 | code(parts[2]);
    if (!TABLE.containsKey(key)) {
      known(name, Lengths::counted);
    }
  }

  private static void anyOther(String name, Length length) {
    on(name, length, (printer, c) -> printer.listener().unknown(c.toString()));
  }
}
