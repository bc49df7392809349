package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What comes to stand on a printer's paper, line by line, until it is cut. Confined to the thread
 * that feeds the decoder.
 */
final class Paper {
  /** What printers feed for a line, in dots, until told otherwise. */
  static final int USUAL_SPACING = 30;

  /** A roll of 50 m, in dots; who never cuts gets a new one then. */
  private static final int ROLL = 400_000;

  private static final int TAB = 8;
  private static final int TABS = 32;

  private final PrinterProfile profile;
  private final EscPosDecoder.Listener listener;
  private final List<Block> blocks = new ArrayList<>();
  private final Line line;
  private final ByteArrayOutputStream bands = new ByteArrayOutputStream();
  private int bandWidth;
  private Align bandAlign = Align.LEFT;
  private Align align = Align.LEFT;
  private int spacing = USUAL_SPACING;
  private int dotsFed;
  private int used;
  private int[] tabs = {};
  private List<Block> page;
  private int pageDots;

  Paper(PrinterProfile profile, EscPosDecoder.Listener listener) {
    this.profile = profile;
    this.listener = listener;
    line = new Line(profile);
  }

  /** What was not cut off yet. */
  Receipt soFar() {
    endPicture();
    return new Receipt(blocks);
  }

  void wakeUp() {
    line.end(Align.LEFT);
    line.style(Style.PLAIN);
    line.area(0, profile.dotsPerLine());
    align = Align.LEFT;
    spacing = USUAL_SPACING;
    page = null;
    tabs = new int[TABS];
    for (int i = 0; i < TABS; i++) {
      tabs[i] = (i + 1) * TAB * line.stepsPerCharacter();
    }
  }

  Align align() {
    return align;
  }

  /** Printers take it at the beginning of a line only. */
  void align(Align next) {
    if (line.isEmpty()) {
      align = next;
    } else if (next != align) {
      listener.approximated("alignment within a line");
    }
  }

  void style(UnaryOperator<Style> change) {
    line.style(change.apply(line.style()));
  }

  Line line() {
    return line;
  }

  void print(int codePoint) {
    if (!line.hasRoomFor(codePoint)) {
      endLine();
    }
    line.print(codePoint);
  }

  /**
   * @param columns of the present character width, ascending
   */
  void tabs(int[] columns) {
    tabs = new int[columns.length];
    for (int i = 0; i < tabs.length; i++) {
      tabs[i] = columns[i] * line.stepsPerCharacter();
    }
  }

  void tab() {
    for (int tab : tabs) {
      if (tab > line.position()) {
        line.moveTo(tab);
        return;
      }
    }
  }

  /** The line feed in dots, for empty lines and pictures. */
  void spacing(int dots) {
    spacing = dots;
  }

  int spacing() {
    return spacing;
  }

  void endLine() {
    endLine(spacing);
  }

  /**
   * @param feed the paper's way to the next line, in dots
   */
  private void endLine(int feed) {
    if (line.hasPictures()) {
      endPictures(feed);
    } else if (line.isEmpty() && feed != USUAL_SPACING) {
      line.end(align);
      feedDots(feed);
    } else {
      endText(feed);
    }
  }

  /** What stands beside a picture comes to stand below it. */
  private void endPictures(int feed) {
    Bitmap picture = line.takePictures(feed);
    boolean textToo = !line.isWithoutText();
    Block text = line.end(align);
    picture(picture);
    if (textToo) {
      listener.approximated("text beside a picture");
      add(text);
    }
  }

  private void endText(int feed) {
    if (line.isMixed()) {
      listener.approximated("both fonts in one line");
    }
    add(line.end(line.isEmpty() ? Align.LEFT : align));
    dotsFed = 0;
    int more = feed / USUAL_SPACING - 1;
    if (more > 0) {
      add(new Block.Feed(Math.min(more, 255)));
    }
  }

  void endLineIfBegun() {
    if (line.isBegun()) {
      endLine();
    }
  }

  /** The line as if it had not been sent. */
  void eraseLine() {
    line.end(align);
  }

  void feed(int lines) {
    boolean begun = line.isBegun();
    endLineIfBegun();
    int more = begun ? lines - 1 : lines;
    if (more <= 0) {
      return;
    }
    if (spacing == USUAL_SPACING) {
      add(new Block.Feed(more));
    } else {
      feedDots(more * spacing);
    }
  }

  /** Prints the line, if there is one, and feeds so many dots in all; parts of a line add up. */
  void feedDots(int dots) {
    if (line.isBegun()) {
      endLine(dots);
      return;
    }
    dotsFed += dots;
    int lines = dotsFed / USUAL_SPACING;
    dotsFed %= USUAL_SPACING;
    for (int rest = lines; rest > 0; rest -= 255) {
      add(new Block.Feed(Math.min(rest, 255)));
    }
  }

  /** A picture in the line, which is printed with it. */
  void beside(Bitmap picture) {
    line.beside(picture);
  }

  int dotsPerLine() {
    return profile.dotsPerLine();
  }

  /** A picture where the alignment puts it; bands that follow each other are one picture. */
  void picture(Bitmap picture) {
    endLineIfBegun();
    Bitmap whole = onPaper(picture.inWholeBytes());
    if (whole.width() != bandWidth || align != bandAlign) {
      endPicture();
    }
    bandWidth = whole.width();
    bandAlign = align;
    bands.writeBytes(whole.rows());
    if (bands.size() / (bandWidth / 8) + used > ROLL) {
      endPicture();
    }
  }

  /** Without what the head does not reach, and with the left margin as white dots. */
  private Bitmap onPaper(Bitmap picture) {
    int margin = align == Align.LEFT ? line.leftDots() / 8 : 0;
    int widest = (profile.dotsPerLine() + 7) / 8;
    int bytes = Math.min(picture.width() / 8 + margin, widest);
    if (margin == 0 && bytes == picture.width() / 8) {
      return picture;
    }
    byte[] from = picture.rows();
    byte[] rows = new byte[bytes * picture.height()];
    for (int y = 0; y < picture.height(); y++) {
      System.arraycopy(from, y * (picture.width() / 8), rows, y * bytes + margin, bytes - margin);
    }
    return new Bitmap(bytes * 8, picture.height(), rows);
  }

  /** The bands so far are all of a picture. */
  void endPicture() {
    if (bands.size() > 0) {
      byte[] rows = bands.toByteArray();
      bands.reset();
      int height = rows.length / (bandWidth / 8);
      keep(new Block.Raster(new Bitmap(bandWidth, height, rows), bandAlign), height);
    }
  }

  void add(Block block) {
    endPicture();
    keep(block, block instanceof Block.Feed feed ? feed.lines() * USUAL_SPACING : USUAL_SPACING);
  }

  private void keep(Block block, int dots) {
    if (page != null) {
      page.add(block);
      pageDots += dots;
    } else {
      blocks.add(block);
      listener.block(block);
    }
    count(dots);
  }

  private void count(int dots) {
    used += dots;
    if (used > ROLL) {
      listener.approximated("50 m of paper without a cut");
      tearOff();
    }
  }

  void cut() {
    endPage();
    endLineIfBegun();
    endPicture();
    dotsFed = 0;
    blocks.add(new Block.Cut());
    listener.block(new Block.Cut());
    listener.cut();
    tearOff();
  }

  /** From now on all is kept until the page is printed. */
  void beginPage() {
    endPicture();
    page = new ArrayList<>();
    pageDots = 0;
  }

  boolean isPage() {
    return page != null;
  }

  /** Prints the page and goes on with it. */
  void printPage() {
    if (page == null) {
      return;
    }
    endLineIfBegun();
    endPicture();
    blocks.addAll(page);
    page.forEach(listener::block);
    // A few bytes print a page once more.
    count(pageDots);
  }

  void clearPage() {
    if (page != null) {
      line.end(align);
      bands.reset();
      page.clear();
      pageDots = 0;
    }
  }

  /** Back to lines; what was not printed of a page is forgotten. */
  void endPage() {
    clearPage();
    page = null;
  }

  private void tearOff() {
    Receipt finished = new Receipt(blocks);
    blocks.clear();
    if (page != null) {
      page.clear();
    }
    pageDots = 0;
    used = 0;
    listener.paper(finished);
  }
}
