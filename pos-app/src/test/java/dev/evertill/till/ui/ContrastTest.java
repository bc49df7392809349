package dev.evertill.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Text stands out from its ground by 4.5 to 1 or more (WCAG 2.2, level AA). */
class ContrastTest {
  private static final double ENOUGH = 4.5;
  private static final String[][] TEXT_ON_GROUND = {
    {"Evertill.text", "Evertill.sheet"},
    {"Evertill.lineText", "Evertill.sheet"},
    {"Evertill.lineText", "Evertill.selection"},
    {"Evertill.muted", "Evertill.sheet"},
    {"Evertill.muted", "Evertill.desk"},
    {"Evertill.voided", "Evertill.sheet"},
    {"Evertill.voided", "Evertill.selection"},
    {"Evertill.good", "Evertill.sheet"},
    {"Evertill.danger", "Evertill.sheet"},
    {"Evertill.danger", "Button.background"},
    {"Evertill.info.text", "Evertill.info"},
    {"Evertill.done.text", "Evertill.done"},
    {"Evertill.attention.text", "Evertill.attention"},
    {"Evertill.trouble.text", "Evertill.trouble"},
    {"Button.foreground", "Button.background"},
    {"Button.disabledText", "Button.disabledBackground"},
    {"Button.disabledText", "Evertill.goOff"},
    {"TextField.foreground", "TextField.background"},
    {"TextField.placeholderForeground", "TextField.background"},
  };
  private static final String[] GROUNDS_OF_WHITE = {
    "Evertill.go", "Evertill.stop", "Evertill.accent"
  };

  @BeforeAll
  static void display() {
    DisplayLauncher.require();
  }

  @Test
  void everyTextCanBeRead() throws Exception {
    for (Theme theme : Theme.values()) {
      List<String> weak = new ArrayList<>();
      SwingUtilities.invokeAndWait(
          () -> {
            theme.apply();
            for (String[] pair : TEXT_ON_GROUND) {
              check(weak, pair[0], UIManager.getColor(pair[0]), pair[1]);
            }
            for (String ground : GROUNDS_OF_WHITE) {
              check(weak, "white", Color.WHITE, ground);
            }
          });
      assertThat(weak).as("%s", theme).isEmpty();
    }
  }

  private static void check(List<String> weak, String name, Color text, String ground) {
    double light = luminance(text);
    double dark = luminance(UIManager.getColor(ground));
    double contrast = (Math.max(light, dark) + 0.05) / (Math.min(light, dark) + 0.05);
    if (contrast < ENOUGH) {
      weak.add(String.format("%s on %s: %.2f", name, ground, contrast));
    }
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
