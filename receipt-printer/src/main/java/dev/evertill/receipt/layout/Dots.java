package dev.evertill.receipt.layout;

import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Draws a line of characters as a print head would: each in its cell of dots. Immutable.
 *
 * <p>A plain cell is twice as high as wide, 12×24 on the usual paper.
 */
public final class Dots {
  private Dots() {}

  /** The dots of one plain column. */
  public static int cellWidth(int columns, int dotsPerLine) {
    return dotsPerLine / columns;
  }

  /** The height of a character, from the dots of one plain column. */
  public static int height(Style style, int cellWidth) {
    return cellWidth * (style.doubleHeight() ? 4 : 2);
  }

  /** The height of a line without the space below it. */
  public static int lineHeight(List<Cell> runs, int cellWidth) {
    boolean tall = runs.stream().anyMatch(run -> run.style().doubleHeight());
    return height(tall ? Style.PLAIN.doubleHeight(true) : Style.PLAIN, cellWidth);
  }

  /** What stays white between two lines, in dots. */
  public static int spaceBelow(int cellWidth) {
    return cellWidth / 2;
  }

  /** The line in black and white, as wide as the paper, with the space below it. */
  public static Bitmap bitmap(List<Cell> runs, int left, int cellWidth, int dotsPerLine) {
    int height = lineHeight(runs, cellWidth) + spaceBelow(cellWidth);
    BufferedImage image = new BufferedImage(dotsPerLine, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, dotsPerLine, height);
    draw(graphics, runs, left, 0, cellWidth, Color.BLACK, Color.WHITE);
    graphics.dispose();
    int bytesPerRow = (dotsPerLine + 7) / 8;
    byte[] rows = new byte[bytesPerRow * height];
    int[] greys = image.getRaster().getSamples(0, 0, dotsPerLine, height, 0, (int[]) null);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < dotsPerLine; x++) {
        if (greys[y * dotsPerLine + x] < 128) {
          rows[y * bytesPerRow + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return new Bitmap(dotsPerLine, height, rows);
  }

  /** The line onto a picture; its characters stand on one base line. */
  public static void draw(
      Graphics2D graphics, List<Cell> runs, int left, int top, int cell, Color ink, Color paper) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    int bottom = top + lineHeight(runs, cell);
    int x = left;
    for (Cell run : runs) {
      Style style = run.style();
      int height = height(style, cell);
      int width = run.width() * cell;
      int runTop = bottom - height;
      if (style.invert()) {
        graphics.setColor(ink);
        graphics.fillRect(x, runTop, width, height);
      }
      graphics.setColor(style.invert() ? paper : ink);
      drawRun(graphics, run, x, runTop, cell, height);
      if (style.underline()) {
        graphics.fillRect(x, bottom - 2, width, 2);
      }
      x += width;
    }
  }

  /** Characters that stand for themselves, each in its cell; joined ones as their script wants. */
  private static void drawRun(
      Graphics2D graphics, Cell run, int left, int top, int cell, int height) {
    int x = left;
    for (Reading.Part part : Reading.parts(run.text())) {
      String text = part.text();
      for (int from = 0, to; from < text.length(); from = to) {
        boolean joined = part.rightToLeft() || Letters.join(text, from);
        to =
            joined
                ? endOfJoined(text, from, part.rightToLeft())
                : Characters.clusterEnd(text, from);
        String letters = text.substring(from, to);
        int width = Characters.columns(letters, run.style()) * cell;
        Letters shown = new Letters(letters, run.style().bold(), part.rightToLeft());
        shown.draw(graphics, x, top, width, height);
        x += width;
      }
    }
  }

  private static int endOfJoined(String text, int from, boolean rightToLeft) {
    int to = rightToLeft ? text.length() : Characters.clusterEnd(text, from);
    while (to < text.length() && Letters.join(text, to)) {
      to = Characters.clusterEnd(text, to);
    }
    return to;
  }
}
