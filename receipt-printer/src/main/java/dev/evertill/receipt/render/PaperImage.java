package dev.evertill.receipt.render;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.layout.Characters;
import dev.evertill.receipt.layout.Dots;
import dev.evertill.receipt.layout.Layout;
import dev.evertill.receipt.layout.Symbols;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A receipt as a picture of its paper: every dot of the print head is one pixel, between margins
 * that no head reaches. Confined to the drawing thread.
 */
public final class PaperImage implements Block.Visitor<Integer> {
  private static final Color PAPER = new Color(0xFD, 0xFC, 0xF8);
  private static final Color INK = new Color(0x1E, 0x1E, 0x24);
  private static final Color EDGE = new Color(0xB8, 0xB5, 0xAC);
  private static final int BAR_HEIGHT = 80;
  private static final int DASH = 8;

  private final PrinterProfile profile;
  private final int cell;
  private final int margin;
  private Graphics2D graphics;
  private int top;

  private PaperImage(PrinterProfile profile) {
    this.profile = profile;
    this.cell = Dots.cellWidth(profile.columns(), profile.dotsPerLine());
    this.margin = profile.dotsPerLine() / 18;
  }

  public static BufferedImage draw(Receipt receipt, PrinterProfile profile) {
    List<Block> lines = Layout.of(receipt, profile.columns()).blocks();
    boolean cutOff = !lines.isEmpty() && lines.get(lines.size() - 1) instanceof Block.Cut;
    // After the last cut there is no paper: the picture's edge is that cut.
    return new PaperImage(profile).picture(cutOff ? lines.subList(0, lines.size() - 1) : lines);
  }

  /** Once to measure, once to draw: both read the same heights. */
  private BufferedImage picture(List<Block> lines) {
    int height = 2 * margin + through(lines, nothing());
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
      top += block.accept(this);
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

  private int line(List<Cell> runs, Align align) {
    int columns = runs.stream().mapToInt(run -> Characters.columns(run.text(), run.style())).sum();
    int free = profile.dotsPerLine() - columns * cell;
    int left =
        switch (align) {
          case LEFT -> 0;
          case CENTRE -> free / 2;
          case RIGHT -> free;
        };
    Dots.draw(graphics, runs, margin + left, top, cell, INK, PAPER);
    return Dots.lineHeight(runs, cell) + Dots.spaceBelow(cell);
  }

  @Override
  public Integer rule(Block.Rule rule) {
    throw new IllegalStateException("laid out as text: " + rule);
  }

  @Override
  public Integer barcode(Block.Barcode barcode) {
    boolean[] bars = Symbols.bars(barcode);
    int dots = Math.max(1, Symbols.dotsPerModule(bars.length, 2, profile.dotsPerLine(), 3));
    int left = middle(bars.length * dots);
    int space = Dots.spaceBelow(cell);
    graphics.setColor(INK);
    for (int i = 0; i < bars.length; i++) {
      if (bars[i]) {
        graphics.fillRect(left + i * dots, top + space, dots, BAR_HEIGHT);
      }
    }
    List<Cell> digits = List.of(Layout.run(barcode.data(), Style.PLAIN));
    int digitsTop = top + space + BAR_HEIGHT + 2;
    Dots.draw(
        graphics, digits, middle(barcode.data().length() * cell), digitsTop, cell, INK, PAPER);
    return digitsTop - top + Dots.lineHeight(digits, cell) + space;
  }

  @Override
  public Integer qr(Block.Qr qr) {
    boolean[][] squares = Symbols.squares(qr);
    int dots = Math.max(1, Symbols.dotsPerModule(squares.length, 4, profile.dotsPerLine(), 6));
    int left = middle(squares.length * dots);
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
    int left = middle(bitmap.width());
    graphics.setColor(INK);
    for (int y = 0; y < bitmap.height(); y++) {
      for (int x = 0; x < bitmap.width(); x++) {
        if (bitmap.black(x, y)) {
          graphics.fillRect(left + x, top + y, 1, 1);
        }
      }
    }
    return bitmap.height();
  }

  @Override
  public Integer taxTable(Block.TaxTable table) {
    throw new IllegalStateException("laid out as columns: " + table);
  }

  @Override
  public Integer signature(Block.Signature signature) {
    throw new IllegalStateException("laid out as text: " + signature);
  }

  @Override
  public Integer feed(Block.Feed feed) {
    return feed.lines() * (2 * cell + Dots.spaceBelow(cell));
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

  private int middle(int width) {
    return margin + (profile.dotsPerLine() - width) / 2;
  }
}
