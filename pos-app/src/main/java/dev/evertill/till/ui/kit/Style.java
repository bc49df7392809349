package dev.evertill.till.ui.kit;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.extras.FlatSVGUtils;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.util.List;
import java.util.Map;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.UIManager;

/**
 * How components get their looks: style classes, colours and icons of the theme. On the event
 * thread only.
 */
public final class Style {
  private static final String ICONS = "dev/evertill/till/ui/icons/";

  private Style() {}

  /** Gives a component its name in tests and its style class in the theme's properties. */
  public static <T extends JComponent> T named(T component, String name, String styleClass) {
    component.setName(name);
    return styled(component, styleClass);
  }

  public static <T extends JComponent> T styled(T component, String styleClass) {
    component.putClientProperty(FlatClientProperties.STYLE_CLASS, styleClass);
    return component;
  }

  public static JLabel label(String name, String styleClass, String text) {
    JLabel label = named(new JLabel(text), name, styleClass);
    label.putClientProperty("html.disable", true);
    return label;
  }

  /** A few sentences that wrap. */
  public static JTextArea words(String name, String styleClass, String text) {
    JTextArea words = named(new JTextArea(text), name, styleClass);
    words.setLineWrap(true);
    words.setWrapStyleWord(true);
    words.setEditable(false);
    words.setFocusable(false);
    words.setOpaque(false);
    words.setBorder(null);
    return words;
  }

  public static void placeholder(JTextField field, String text) {
    field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, text);
    field.getAccessibleContext().setAccessibleName(text);
  }

  /** A colour of the theme that is on, as it is now: ask again after a change of theme. */
  public static Color colour(String name) {
    return UIManager.getColor("Evertill." + name);
  }

  /** A picture in the colour of the text of whatever shows it. */
  public static Icon icon(String name, int size) {
    FlatSVGIcon icon = new FlatSVGIcon(ICONS + name + ".svg", size, size);
    icon.setColorFilter(
        new FlatSVGIcon.ColorFilter(
            (component, colour) -> component == null ? colour : component.getForeground()));
    return icon;
  }

  /** A picture for the inside of a field, off its edge. */
  public static Icon indented(String name, int size) {
    Icon icon = icon(name, size);
    int indent = scaled(12);
    return new Icon() {
      @Override
      public void paintIcon(Component c, Graphics g, int x, int y) {
        icon.paintIcon(c, g, x + indent, y);
      }

      @Override
      public int getIconWidth() {
        return icon.getIconWidth() + indent;
      }

      @Override
      public int getIconHeight() {
        return icon.getIconHeight();
      }
    };
  }

  /** The window's own picture, in the sizes that desktops ask for. */
  public static List<Image> windowIcons() {
    return FlatSVGUtils.createWindowIconImages("/" + ICONS + "evertill.svg");
  }

  /** Text and lines as smooth as the desktop wants them. */
  static Graphics2D smooth(Graphics g) {
    Graphics2D smooth = (Graphics2D) g.create();
    Object hints = Toolkit.getDefaultToolkit().getDesktopProperty("awt.font.desktophints");
    if (hints instanceof Map<?, ?> map) {
      smooth.addRenderingHints(map);
    } else {
      smooth.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }
    smooth.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return smooth;
  }

  static int scaled(int pixels) {
    return UIScale.scale(pixels);
  }
}
