package dev.evertill.till.ui.kit;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.UIManager;

/**
 * A key on the screen: a title of up to three lines, a detail in bold below it, a sign before it, a
 * coloured bar at its foot, the name of its key on the keyboard in a corner and a number in the
 * other. It takes no focus. On the event thread only.
 */
public final class Tile extends JButton {
  private static final int MOST_LINES = 3;

  private String title = "";
  private String detail = "";
  private String hint = "";
  private String badge = "";
  private String bar = "";
  private Icon sign;

  public Tile(String name, String styleClass) {
    Style.named(this, name, styleClass);
    setFocusable(false);
  }

  public Tile title(String text) {
    title = text;
    return said();
  }

  public Tile detail(String text) {
    detail = text;
    return said();
  }

  private Tile said() {
    getAccessibleContext().setAccessibleName((title + " " + detail + " " + badge).strip());
    repaint();
    return this;
  }

  public Tile hint(String text) {
    hint = text;
    return this;
  }

  /** A number that stands out; empty for none. */
  public Tile badge(String number) {
    badge = number;
    return said();
  }

  /** The colour of the bar, by its name in the theme; empty for none. */
  public Tile bar(String colour) {
    bar = colour;
    repaint();
    return this;
  }

  public Tile sign(Icon icon) {
    sign = icon;
    return this;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return detail;
  }

  /** Whether the title is too long for the tile's size, and so is cut. */
  public boolean isCut() {
    Font font = getFont();
    WrappedText wrapped = wrapped(getFontMetrics(font), room(), lines(font));
    return wrapped.cut()
        || !detail.isEmpty()
            && getFontMetrics(font.deriveFont(Font.BOLD)).stringWidth(detail) > room();
  }

  /** Wide enough for the title in one line. */
  @Override
  public Dimension getPreferredSize() {
    Dimension size = super.getPreferredSize();
    int title = getFontMetrics(getFont()).stringWidth(this.title);
    Insets insets = getInsets();
    int width = Math.max(size.width, title + besides() + insets.left + insets.right);
    return new Dimension(width, size.height);
  }

  private int room() {
    Insets insets = getInsets();
    return getWidth() - insets.left - insets.right - besides();
  }

  /** The width of the sign with its gap, when it stands beside the title. */
  private int besides() {
    return sign == null || title.isEmpty() ? 0 : sign.getIconWidth() + Style.scaled(6);
  }

  private int lines(Font font) {
    int height = getFontMetrics(font).getHeight();
    int room = getHeight() - Style.scaled(bar.isEmpty() ? 6 : 14);
    int fit = room / Math.max(1, height) - (detail.isEmpty() ? 0 : 1);
    return Math.max(1, Math.min(MOST_LINES, fit));
  }

  private WrappedText wrapped(FontMetrics metrics, int width, int most) {
    return WrappedText.of(title, metrics, width, most);
  }

  @Override
  protected void paintComponent(Graphics g) {
    super.paintComponent(g);
    Graphics2D smooth = Style.smooth(g);
    try {
      smooth.setColor(isEnabled() ? getForeground() : UIManager.getColor("Button.disabledText"));
      paintMiddle(smooth);
      paintHint(smooth);
      paintBar(smooth);
      paintBadge(smooth);
    } finally {
      smooth.dispose();
    }
  }

  private void paintMiddle(Graphics2D g) {
    Font plain = getFont();
    Font bold = plain.deriveFont(Font.BOLD);
    FontMetrics metrics = g.getFontMetrics(plain);
    List<String> lines = new ArrayList<>(wrapped(metrics, room(), lines(plain)).lines());
    int below = detail.isEmpty() ? 0 : 1;
    int height = metrics.getHeight() * (lines.size() + below);
    int top = (getHeight() - Style.scaled(bar.isEmpty() ? 0 : 6) - height) / 2;
    int y = top + metrics.getAscent();
    int middle = getWidth() / 2;
    if (sign != null) {
      int widest = lines.stream().mapToInt(metrics::stringWidth).max().orElse(0);
      int x = middle - (widest + besides()) / 2 - (title.isEmpty() ? sign.getIconWidth() / 2 : 0);
      sign.paintIcon(this, g, x, (getHeight() - sign.getIconHeight()) / 2);
      middle += besides() / 2;
    }
    for (String line : lines) {
      g.setFont(plain);
      g.drawString(line, middle - metrics.stringWidth(line) / 2, y);
      y += metrics.getHeight();
    }
    if (!detail.isEmpty()) {
      g.setFont(bold);
      g.drawString(detail, middle - g.getFontMetrics().stringWidth(detail) / 2, y);
    }
  }

  private void paintHint(Graphics2D g) {
    if (hint.isEmpty()) {
      return;
    }
    Color text = g.getColor();
    g.setFont(UIManager.getFont("Evertill.hintFont"));
    g.setColor(
        isEnabled() ? blended(text, getBackground()) : UIManager.getColor("Button.disabledText"));
    FontMetrics metrics = g.getFontMetrics();
    g.drawString(
        hint,
        getWidth() - metrics.stringWidth(hint) - Style.scaled(7),
        metrics.getAscent() + Style.scaled(4));
  }

  private void paintBadge(Graphics2D g) {
    if (badge.isEmpty()) {
      return;
    }
    g.setFont(UIManager.getFont("Evertill.hintFont").deriveFont(Font.BOLD));
    FontMetrics metrics = g.getFontMetrics();
    int high = metrics.getHeight() + Style.scaled(2);
    int wide = Math.max(high, metrics.stringWidth(badge) + Style.scaled(10));
    int corner = Style.scaled(4);
    g.setColor(Style.colour("accent"));
    g.fillRoundRect(corner, corner, wide, high, high, high);
    g.setColor(Color.WHITE);
    g.drawString(
        badge,
        corner + (wide - metrics.stringWidth(badge)) / 2,
        corner + metrics.getAscent() + Style.scaled(1));
  }

  /** Quieter than the text, but still readable. */
  private static Color blended(Color text, Color ground) {
    return new Color(
        (text.getRed() * 3 + ground.getRed()) / 4,
        (text.getGreen() * 3 + ground.getGreen()) / 4,
        (text.getBlue() * 3 + ground.getBlue()) / 4);
  }

  private void paintBar(Graphics2D g) {
    Color colour = bar.isEmpty() ? null : Style.colour(bar);
    if (colour != null) {
      int thick = Style.scaled(3);
      int margin = Style.scaled(4);
      g.setColor(colour);
      g.fillRect(margin, getHeight() - thick - margin, getWidth() - 2 * margin, thick);
    }
  }
}
