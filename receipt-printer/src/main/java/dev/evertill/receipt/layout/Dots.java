package dev.evertill.receipt.layout;

import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Style;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Draws a line of characters as a print head would: each in its cell of dots. Immutable.
 *
 * <p>A plain cell is twice as high as wide, 12×24 on the usual paper.
 */
public final class Dots {
  private static final Font PLAIN = new Font(Font.MONOSPACED, Font.PLAIN, 100);
  private static final Font BOLD = new Font(Font.MONOSPACED, Font.BOLD, 100);

  private Dots() {}

  public static int cellWidth(int columns, int dotsPerLine) {
    return dotsPerLine / columns;
  }

  /** The height of a line without the space below it. */
  public static int lineHeight(List<Cell> runs, int cellWidth) {
    boolean tall = runs.stream().anyMatch(run -> run.style().doubleHeight());
    return cellWidth * (tall ? 4 : 2);
  }

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
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < dotsPerLine; x++) {
        if (image.getRaster().getSample(x, y, 0) < 128) {
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
      int height = cell * (style.doubleHeight() ? 4 : 2);
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

  private static void drawRun(
      Graphics2D graphics, Cell run, int left, int top, int cell, int height) {
    Font font = run.style().bold() ? BOLD : PLAIN;
    FontMetrics metrics = graphics.getFontMetrics(font);
    int x = left;
    String text = run.text();
    for (int from = 0, to; from < text.length(); from = to) {
      to = endOfCluster(text, from);
      String cluster = text.substring(from, to);
      int width = Characters.columns(cluster, run.style()) * cell;
      if (!cluster.isBlank()) {
        // As wide as a letter, or as wide as it is if a substitute font draws it wider.
        double natural = Math.max(metrics.charWidth('0'), metrics.stringWidth(cluster));
        double wide = Characters.columns(cluster, Style.PLAIN) * metrics.charWidth('0');
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, top);
        graphics.scale(
            width / Math.max(natural, wide),
            height / (double) (metrics.getAscent() + metrics.getDescent()));
        graphics.setFont(font);
        graphics.drawString(cluster, 0, metrics.getAscent());
        graphics.setTransform(before);
      }
      x += width;
    }
  }

  /** A character with the accents that have no column of their own. */
  private static int endOfCluster(String text, int from) {
    int to = from + Character.charCount(text.codePointAt(from));
    while (to < text.length() && Characters.columns(text.codePointAt(to)) == 0) {
      to += Character.charCount(text.codePointAt(to));
    }
    return to;
  }
}
