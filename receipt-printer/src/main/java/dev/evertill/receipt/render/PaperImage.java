package dev.evertill.receipt.render;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.layout.Dots;
import dev.evertill.receipt.layout.LaidOut;
import dev.evertill.receipt.layout.Layout;
import dev.evertill.receipt.layout.Symbols;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A receipt as a picture of its paper: every dot of the print head is one pixel, between margins
 * that no head reaches. Confined to the drawing thread.
 *
 * <p>Of a paper of more than {@link #LONGEST} dots (2.5 m) the picture shows the beginning. A code
 * too wide for the paper is not drawn: printers leave it out, too. To have such a code refused, as
 * the encoder does, draw what {@code escpos.Normal} makes of the receipt.
 */
public final class PaperImage implements LaidOut<Integer> {
  /** The most dots of a paper that are drawn. */
  public static final int LONGEST = 20_000;

  private static final Color PAPER = new Color(0xFD, 0xFC, 0xF8);
  private static final Color INK = new Color(0x1E, 0x1E, 0x24);
  private static final Color EDGE = new Color(0xB8, 0xB5, 0xAC);
  private static final int DIGITS_GAP = 2;
  private static final int DASH = 8;

  private final PrinterProfile profile;
  private final int cell;
  private final int smallCell;
  private final int margin;
  private Graphics2D graphics;
  private int top;

  private PaperImage(PrinterProfile profile) {
    this.profile = profile;
    this.cell = Dots.cellWidth(profile.columns(), profile.dotsPerLine());
    this.smallCell = Dots.cellWidth(profile.smallColumns(), profile.dotsPerLine());
    this.margin = profile.dotsPerLine() / 18;
  }

  /** The paper up to its last cut. */
  public static BufferedImage draw(Receipt receipt, PrinterProfile profile) {
    List<Block> lines = Layout.of(receipt, profile.columns(), profile.smallColumns()).blocks();
    boolean cutOff = !lines.isEmpty() && lines.get(lines.size() - 1) instanceof Block.Cut;
    // After the last cut there is no paper: the picture's edge is that cut.
    return new PaperImage(profile).picture(cutOff ? lines.subList(0, lines.size() - 1) : lines);
  }

  /** The same as a PNG file, for programs that show it or send it on. */
  public static byte[] png(Receipt receipt, PrinterProfile profile) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(draw(receipt, profile), "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return file.toByteArray();
  }

  /** Once to measure, once to draw: both read the same heights. */
  private BufferedImage picture(List<Block> lines) {
    int height = 2 * margin + Math.min(LONGEST, through(lines, nothing()));
    BufferedImage image =
        new BufferedImage(profile.dotsPerLine() + 2 * margin, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D paper = image.createGraphics();
    paper.setColor(PAPER);
    paper.fillRect(0, 0, image.getWidth(), height);
    through(lines, paper);
    return image;
  }

  private static Graphics2D nothing() {
    return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
  }

  private int through(List<Block> lines, Graphics2D on) {
    graphics = on;
    top = margin;
    for (Block block : lines) {
      if (top < margin + LONGEST) {
        top += block.accept(this);
      }
    }
    on.dispose();
    return top - margin;
  }

  @Override
  public Integer text(Block.Text line) {
    return line(Layout.runs(line), line.align());
  }

  @Override
  public Integer columns(Block.Columns line) {
    return line(line.cells(), Align.LEFT);
  }

  /** Lines of small print are as far apart as others. */
  private int line(List<Cell> runs, Align align) {
    boolean small = !runs.isEmpty() && runs.get(0).style().small();
    int each = small ? smallCell : cell;
    int columns = runs.stream().mapToInt(Cell::width).sum();
    Dots.draw(graphics, runs, left(columns * each, align), top, each, INK, PAPER);
    int height = Dots.lineHeight(runs, each);
    return Math.max(height + Dots.spaceBelow(each), lineFeed());
  }

  private int lineFeed() {
    return 2 * cell + Dots.spaceBelow(cell);
  }

  private int left(int width, Align align) {
    return margin + align.before(profile.dotsPerLine() - width);
  }

  @Override
  public Integer barcode(Block.Barcode barcode) {
    boolean[] bars = Symbols.bars(barcode);
    int fits =
        Symbols.dotsPerModule(
            bars.length, Symbols.QUIET_BARS, profile.dotsPerLine(), Symbols.WIDEST_BAR);
    int dots = barcode.module() > 0 ? barcode.module() : fits;
    if (dots < 1
        || barcode.module() == 0 && dots < Symbols.NARROWEST_BAR
        || bars.length * dots > profile.dotsPerLine()) {
      return 0;
    }
    int left = left(bars.length * dots, barcode.align());
    int space = Dots.spaceBelow(cell);
    graphics.setColor(INK);
    for (int i = 0; i < bars.length; i++) {
      if (bars[i]) {
        graphics.fillRect(left + i * dots, top + space, dots, barcode.height());
      }
    }
    int height = space + barcode.height();
    if (barcode.digits()) {
      height += digits(barcode.data(), left + bars.length * dots / 2, top + height);
    }
    return height + space;
  }

  /** Below the middle of the bars, small if they are many. */
  private int digits(String data, int middle, int below) {
    boolean many = data.length() * cell > profile.dotsPerLine();
    int each = many ? smallCell : cell;
    List<Cell> digits = List.of(Layout.run(data, Style.PLAIN.small(many)));
    int left = middle - data.length() * each / 2;
    int rightmost = margin + profile.dotsPerLine() - data.length() * each;
    int within = Math.max(margin, Math.min(left, rightmost));
    Dots.draw(graphics, digits, within, below + DIGITS_GAP, each, INK, PAPER);
    return DIGITS_GAP + Dots.lineHeight(digits, each);
  }

  @Override
  public Integer qr(Block.Qr qr) {
    boolean[][] squares = Symbols.squares(qr);
    int fits =
        Symbols.dotsPerModule(
            squares.length, Symbols.QUIET_SQUARES, profile.dotsPerLine(), Symbols.WIDEST_SQUARE);
    int dots = qr.module() > 0 ? qr.module() : Math.max(1, fits);
    if (squares.length * dots > profile.dotsPerLine()) {
      return 0;
    }
    int left = left(squares.length * dots, qr.align());
    graphics.setColor(INK);
    for (int y = 0; y < squares.length; y++) {
      for (int x = 0; x < squares.length; x++) {
        if (squares[y][x]) {
          graphics.fillRect(left + x * dots, top + cell + y * dots, dots, dots);
        }
      }
    }
    return squares.length * dots + 2 * cell;
  }

  @Override
  public Integer raster(Block.Raster raster) {
    Bitmap bitmap = raster.bitmap();
    int left = left(Math.min(bitmap.width(), profile.dotsPerLine()), raster.align());
    int width = Math.min(bitmap.width(), margin + profile.dotsPerLine() - left);
    graphics.setColor(INK);
    for (int y = 0; y < bitmap.height() && top + y < 2 * margin + LONGEST; y++) {
      for (int x = 0, from; x < width; x++) {
        for (from = x; x < width && bitmap.black(x, y); x++) {}
        graphics.fillRect(left + from, top + y, x - from, 1);
      }
    }
    return bitmap.height();
  }

  @Override
  public Integer feed(Block.Feed feed) {
    return feed.lines() * lineFeed();
  }

  @Override
  public Integer cut(Block.Cut cut) {
    graphics.setColor(EDGE);
    int y = top + margin;
    for (int x = 0; x < profile.dotsPerLine() + 2 * margin; x += 2 * DASH) {
      graphics.fillRect(x, y, DASH, 2);
    }
    return 2 * margin;
  }
}
