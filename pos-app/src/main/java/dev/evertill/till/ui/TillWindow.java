package dev.evertill.till.ui;

import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import java.awt.Frame;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.LocalTime;
import java.util.function.Supplier;
import javax.swing.JFrame;
import javax.swing.WindowConstants;

/** The till's one window. On the event thread only. */
public final class TillWindow {
  private final JFrame frame = new JFrame();
  private final SaleScreen screen;
  private Theme theme;

  private TillWindow(
      SaleModel model, Theme theme, Supplier<LocalTime> clock, WindowSettings settings) {
    Texts texts = model.texts();
    this.theme = theme;
    screen = new SaleScreen(model, texts, clock, settings, this::changeTheme);
    frame.setName("till");
    frame.setTitle(texts.text("window.title", settings.till()));
    frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    frame.setIconImages(Style.windowIcons());
    frame.setContentPane(screen.component());
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent e) {
            settings.onClose().run();
          }

          @Override
          public void windowActivated(WindowEvent e) {
            screen.owner().own(screen.owner().field());
          }
        });
    frame.setUndecorated(settings.kiosk());
    settings.bounds().ifPresentOrElse(frame::setBounds, this::fillScreen);
  }

  private void fillScreen() {
    frame.setBounds(frame.getGraphicsConfiguration().getBounds());
    frame.setExtendedState(Frame.MAXIMIZED_BOTH);
  }

  /** Puts the theme on and opens the window. */
  public static TillWindow open(
      SaleModel model, Theme theme, Supplier<LocalTime> clock, WindowSettings settings) {
    theme.apply();
    TillWindow window = new TillWindow(model, theme, clock, settings);
    window.screen.owner().start();
    window.frame.setVisible(true);
    return window;
  }

  /** In front of everything else on the display, with the keyboard, whatever state it was in. */
  public void toFront() {
    frame.setState(Frame.NORMAL);
    frame.setAlwaysOnTop(true); // a window manager may not let a window come up by itself
    frame.toFront();
    frame.requestFocus();
    frame.setAlwaysOnTop(false);
  }

  private void changeTheme() {
    theme = theme.other();
    theme.apply();
  }

  /** Takes the window away and stops its clock. */
  public void close() {
    screen.stop();
    frame.dispose();
  }

  JFrame frame() {
    return frame;
  }
}
