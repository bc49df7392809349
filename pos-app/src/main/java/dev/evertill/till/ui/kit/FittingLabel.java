package dev.evertill.till.ui.kit;

import java.awt.Dimension;
import java.awt.Font;
import javax.swing.JComponent;
import javax.swing.JLabel;

/** A label that would rather be smaller than cut. On the event thread only. */
public final class FittingLabel extends JLabel {
  private static final float SMALLEST = 10;

  public FittingLabel(String name, String styleClass, int alignment) {
    Style.named(this, name, styleClass);
    setHorizontalAlignment(alignment);
    putClientProperty("html.disable", true);
  }

  /** The largest font, up to the one given, in which a text has room. */
  static Font fitting(JComponent component, String text, Font largest, int room) {
    Font font = largest;
    while (font.getSize2D() > SMALLEST && component.getFontMetrics(font).stringWidth(text) > room) {
      font = font.deriveFont(font.getSize2D() - 1);
    }
    return font;
  }

  @Override
  public Font getFont() {
    Font font = super.getFont();
    int room = getWidth() - getInsets().left - getInsets().right;
    return font == null || room <= 0 ? font : fitting(this, getText(), font, room);
  }

  /** The layout gives it what is left, so that its text never moves anything else. */
  @Override
  public Dimension getPreferredSize() {
    Font largest = super.getFont();
    return new Dimension(0, getFontMetrics(largest).getHeight());
  }

  @Override
  public Dimension getMinimumSize() {
    return getPreferredSize();
  }
}
