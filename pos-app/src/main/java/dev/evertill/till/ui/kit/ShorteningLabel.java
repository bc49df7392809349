package dev.evertill.till.ui.kit;

import java.awt.Dimension;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JLabel;

/** A label that says the longest of its texts that has room. On the event thread only. */
public final class ShorteningLabel extends JLabel {
  private List<String> texts = List.of("");

  public ShorteningLabel(String name, String styleClass, Icon icon) {
    Style.named(this, name, styleClass);
    putClientProperty("html.disable", true);
    setIcon(icon);
  }

  /**
   * @param longestFirst at least one; the last is what the layout always gives room for
   */
  public void say(List<String> longestFirst) {
    texts = List.copyOf(longestFirst);
    getAccessibleContext().setAccessibleName(texts.get(0));
    setText(fitting(getWidth()));
    revalidate();
  }

  private String fitting(int room) {
    return texts.stream()
        .filter(text -> width(text) <= room)
        .findFirst()
        .orElse(texts.get(texts.size() - 1));
  }

  private int width(String text) {
    int icon = getIcon() == null ? 0 : getIcon().getIconWidth() + getIconTextGap();
    return getFontMetrics(getFont()).stringWidth(text)
        + icon
        + getInsets().left
        + getInsets().right;
  }

  /** At the right of its place, and no wider than its text. */
  @Override
  public void setBounds(int x, int y, int width, int height) {
    String text = fitting(width);
    setText(text);
    int used = Math.min(width, width(text));
    super.setBounds(x + width - used, y, used, height);
  }

  /** As wide as its longest text. */
  @Override
  public Dimension getPreferredSize() {
    return new Dimension(width(texts.get(0)), super.getPreferredSize().height);
  }

  /** As wide as its shortest text. */
  @Override
  public Dimension getMinimumSize() {
    return new Dimension(width(texts.get(texts.size() - 1)), super.getPreferredSize().height);
  }
}
