package dev.evertill.till.ui;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.fonts.roboto.FlatRobotoFont;

/**
 * The colours of the screens; colours, sizes and fonts are in the properties files beside. On the
 * event thread only.
 */
public enum Theme {
  LIGHT,
  DARK;

  /** Puts the theme on, also on windows that are open. */
  public void apply() {
    FlatRobotoFont.installLazy();
    FlatLaf.setPreferredFontFamily(FlatRobotoFont.FAMILY);
    FlatLaf.registerCustomDefaultsSource("dev.evertill.till.ui");
    if (this == LIGHT) {
      FlatLightLaf.setup();
    } else {
      FlatDarkLaf.setup();
    }
    FlatLaf.updateUI();
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }
}
