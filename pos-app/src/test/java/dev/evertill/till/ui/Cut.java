package dev.evertill.till.ui;

import dev.evertill.till.ui.kit.Tile;
import java.awt.Component;
import java.awt.Container;
import java.awt.Insets;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.JViewport;

/** Finds what a screen cuts off. On the event thread only. */
final class Cut {
  private final Container root;
  private final List<String> found = new ArrayList<>();

  private Cut(Container root) {
    this.root = root;
  }

  /** What is too large for its place, in words; empty when all is well. */
  static List<String> in(Container root) {
    Cut cut = new Cut(root);
    cut.look(root);
    return cut.found;
  }

  /** The same of what scrolls, which may itself be larger than its window. */
  static List<String> within(Container scrolling) {
    Cut cut = new Cut(scrolling);
    for (Component child : scrolling.getComponents()) {
      cut.look(child);
    }
    return cut.found;
  }

  private void look(Component component) {
    if (!component.isShowing()) {
      return;
    }
    if (component.getName() != null) {
      checkPlace(component);
    }
    if (component instanceof JLabel label) {
      check(label);
    } else if (component instanceof Tile tile) {
      report(tile.isCut(), tile, "\"" + tile.title() + "\" " + tile.detail());
    } else if (component instanceof JTextArea words) {
      report(words.getPreferredSize().height > words.getHeight(), words, words.getText());
    }
    if (component instanceof Container container && !(component instanceof JViewport)) {
      for (Component child : container.getComponents()) {
        look(child);
      }
    }
  }

  private void checkPlace(Component component) {
    if (component.getWidth() * component.getHeight() == 0) {
      return;
    }
    Container parent = component.getParent();
    report(
        !new Rectangle(parent.getSize()).contains(component.getBounds()),
        component,
        component.getBounds() + " in " + parent.getSize());
    Rectangle place = place(component);
    report(!new Rectangle(root.getSize()).contains(place), component, place + " in the window");
  }

  /** By way of the parents: the screen's own answer moves while the window is being placed. */
  private Rectangle place(Component component) {
    Rectangle place = new Rectangle(component.getSize());
    for (Component at = component; at != root; at = at.getParent()) {
      place.translate(at.getX(), at.getY());
    }
    return place;
  }

  private void check(JLabel label) {
    if (label.getText() == null || label.getText().isBlank()) {
      return;
    }
    Insets insets = label.getInsets();
    int icon =
        label.getIcon() == null ? 0 : label.getIcon().getIconWidth() + label.getIconTextGap();
    int width = label.getFontMetrics(label.getFont()).stringWidth(label.getText()) + icon;
    int height = label.getFontMetrics(label.getFont()).getHeight();
    int roomWide = label.getWidth() - insets.left - insets.right;
    int roomHigh = label.getHeight() - insets.top - insets.bottom;
    report(
        width > roomWide || height > roomHigh + 1,
        label,
        "\"" + label.getText() + "\" " + width + "x" + height + " in " + roomWide + "x" + roomHigh);
  }

  private void report(boolean isCut, Component component, String what) {
    if (isCut) {
      found.add(component.getName() + ": " + what);
    }
  }
}
