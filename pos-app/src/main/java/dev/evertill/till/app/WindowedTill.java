package dev.evertill.till.app;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.store.TillInUseException;
import dev.evertill.till.ui.Theme;
import dev.evertill.till.ui.TillWindow;
import dev.evertill.till.ui.WindowSettings;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Status;
import dev.evertill.till.ui.model.Texts;
import java.awt.Rectangle;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.swing.SwingUtilities;

/** A running till and its window. Safe from any thread but the event thread. */
public final class WindowedTill implements AutoCloseable {
  private final Wiring wiring;
  private final TillWindow window;
  private final CountDownLatch closed;

  private WindowedTill(Wiring wiring, TillWindow window, CountDownLatch closed) {
    this.wiring = wiring;
    this.window = window;
    this.closed = closed;
  }

  /**
   * Opens stores and window; the till sells when this returns.
   *
   * @param bounds place and size of the window, the whole screen when empty
   * @param witness is told of each counter after the screen was, on the event thread
   */
  public static WindowedTill open(
      Settings settings,
      Clock clock,
      RandomGenerator chance,
      Locale language,
      Theme theme,
      Optional<Rectangle> bounds,
      Consumer<Counter> witness)
      throws IOException,
          TillInUseException,
          NotRecordedException,
          InterruptedException,
          InvocationTargetException {
    AtomicReference<SaleModel> screen = new AtomicReference<>();
    Consumer<Counter> counters =
        counter ->
            SwingUtilities.invokeLater(
                () -> {
                  screen.get().show(counter);
                  witness.accept(counter);
                });
    Consumer<Status> states = status -> SwingUtilities.invokeLater(() -> show(screen, status));
    Wiring wiring = new Wiring(settings, clock, chance, counters, states);
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<TillWindow> window = new AtomicReference<>();
    SwingUtilities.invokeAndWait(
        () -> {
          Texts texts = Texts.of(language);
          SaleModel model =
              new SaleModel(
                  wiring.checkout(),
                  wiring.store().catalogue(),
                  wiring.tillThread(),
                  wiring.workThread(),
                  SwingUtilities::invokeLater,
                  texts);
          screen.set(model);
          window.set(
              TillWindow.open(
                  model,
                  theme,
                  () -> LocalTime.now(clock),
                  new WindowSettings(
                      settings.till(),
                      wiring.store().catalogue().shop().id(),
                      Main.VERSION,
                      clock.getZone(),
                      bounds,
                      false,
                      closed::countDown)));
        });
    wiring.start();
    return new WindowedTill(wiring, window.get(), closed);
  }

  /** A status may come before there is a screen to show it; the next one follows soon. */
  private static void show(AtomicReference<SaleModel> screen, Status status) {
    SaleModel model = screen.get();
    if (model != null) {
      model.show(status);
    }
  }

  public Wiring wiring() {
    return wiring;
  }

  /** Returns when the cashier has closed the window. */
  public void awaitClosing() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() throws IOException {
    SwingUtilities.invokeLater(window::close);
    wiring.close();
  }
}
