package dev.evertill.receipt.layout;

import dev.evertill.receipt.Style;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/**
 * Some characters drawn in one piece: one by itself, or those that join, as in Arabic and in the
 * scripts of India. What no font of this machine has is a box. Immutable.
 */
record Letters(String text, boolean bold, boolean rightToLeft) {
  /** Whether the character at this place looks different beside others. */
  static boolean join(String text, int index) {
    int codePoint = text.codePointAt(index);
    if (codePoint < 0x590 || !Character.isLetter(codePoint)) {
      return false;
    }
    char[] letter = Character.toChars(codePoint);
    return Font.textRequiresLayout(letter, 0, letter.length);
  }

  /** Fills so many dots from the left top; the colour is the graphics'. */
  void draw(Graphics2D graphics, int left, int top, int width, int height) {
    if (text.isBlank() || width == 0) {
      return;
    }
    Font font = Fonts.of(text, bold);
    if (font == null) {
      drawBoxes(graphics, left, top, width, height);
      return;
    }
    AffineTransform before = graphics.getTransform();
    graphics.translate(left, top);
    FontMetrics metrics = graphics.getFontMetrics(font);
    double tall = height / (double) (metrics.getAscent() + metrics.getDescent());
    int letter = Fonts.metrics(graphics, bold).charWidth('0');
    // As wide as letters are, or as wide as it is if a substitute font draws it wider.
    double room = Characters.columns(text, Style.PLAIN) * (double) letter;
    if (isOne()) {
      graphics.scale(width / Math.max(room, metrics.stringWidth(text)), tall);
      graphics.setFont(font);
      graphics.drawString(text, 0, metrics.getAscent());
    } else {
      drawJoined(graphics, font, width / room, tall, room);
    }
    graphics.setTransform(before);
  }

  private boolean isOne() {
    return !rightToLeft && !join(text, 0);
  }

  /** At the margin it is read from, and no wider than its columns. */
  private void drawJoined(Graphics2D graphics, Font font, double wide, double tall, double room) {
    Map<TextAttribute, Object> attributes =
        Map.of(
            TextAttribute.FONT,
            font,
            TextAttribute.RUN_DIRECTION,
            rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
    TextLayout layout = new TextLayout(text, attributes, graphics.getFontRenderContext());
    double advance = layout.getAdvance();
    double squeeze = Math.min(1, room / advance);
    double before = rightToLeft ? room - advance * squeeze : 0;
    graphics.scale(wide, tall);
    graphics.translate(before, 0);
    graphics.scale(squeeze, 1);
    layout.draw(graphics, 0, graphics.getFontMetrics(font).getAscent());
  }

  private void drawBoxes(Graphics2D graphics, int left, int top, int width, int height) {
    int columns = Math.max(1, Characters.columns(text, Style.PLAIN));
    double each = width / (double) columns;
    Stroke before = graphics.getStroke();
    graphics.setStroke(new BasicStroke(1));
    int x = 0;
    for (int from = 0, to; from < text.length(); from = to) {
      to = Characters.clusterEnd(text, from);
      double wide = each * Characters.columns(text.substring(from, to), Style.PLAIN);
      if (wide > 0 && !text.substring(from, to).isBlank()) {
        graphics.draw(
            new Rectangle2D.Double(
                Math.round(left + x + 1), top + height / 8, Math.round(wide) - 3, height * 3 / 4));
      }
      x += (int) Math.round(wide);
    }
    graphics.setStroke(before);
  }
}
