package dev.evertill.till.app;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.JournalReading;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.store.TillInUseException;
import dev.evertill.till.store.TillStore;
import dev.evertill.till.ui.Theme;
import dev.evertill.till.ui.TillWindow;
import dev.evertill.till.ui.WindowSettings;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Status;
import dev.evertill.till.ui.model.Texts;
import java.awt.Rectangle;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.swing.SwingUtilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running till and its window. Safe from any thread but the event thread. */
public final class WindowedTill implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WindowedTill.class);

  private final Wiring wiring;
  private final TillWindow window;
  private final CountDownLatch closed;
  private final Optional<Doorbell> bell;

  private WindowedTill(
      Wiring wiring, TillWindow window, CountDownLatch closed, Optional<Doorbell> bell) {
    this.wiring = wiring;
    this.window = window;
    this.closed = closed;
    this.bell = bell;
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
    Runnable opening =
        () -> {
          screen.set(model(wiring, clock, language));
          window.set(
              TillWindow.open(
                  screen.get(),
                  theme,
                  () -> LocalTime.now(clock),
                  window(wiring, clock, settings, bounds, closed)));
        };
    try {
      SwingUtilities.invokeAndWait(opening);
    } catch (InvocationTargetException | InterruptedException | RuntimeException | Error e) {
      wiring.close(); // or a till that nobody sees would keep its directory
      throw e;
    }
    wiring.start();
    return new WindowedTill(
        wiring, window.get(), closed, bell(settings, chance, wiring, window.get()));
  }

  private static SaleModel model(Wiring wiring, Clock clock, Locale language) {
    SaleModel model =
        new SaleModel(
            wiring.checkout(),
            wiring.store().catalogue(),
            journal(wiring, clock),
            wiring.tillThread(),
            wiring.workThread(),
            SwingUtilities::invokeLater,
            Texts.of(language));
    model.onSendNow(wiring::sendNow);
    return model;
  }

  private static WindowSettings window(
      Wiring wiring,
      Clock clock,
      Settings settings,
      Optional<Rectangle> bounds,
      CountDownLatch closed) {
    return new WindowSettings(
        settings.till(),
        wiring.store().catalogue().shop().id(),
        Main.VERSION,
        clock.getZone(),
        bounds,
        false,
        closed::countDown);
  }

  private static JournalReading journal(Wiring wiring, Clock clock) {
    TillStore store = wiring.store();
    return new JournalReading(
        store.ledger(), () -> store.head().position(), store.catalogue(), clock.getZone());
  }

  /** A till without a doorbell sells too; a second one then says that it does not answer. */
  private static Optional<Doorbell> bell(
      Settings settings, RandomGenerator chance, Wiring wiring, TillWindow window) {
    try {
      Doorbell bell = Doorbell.hang(settings.data(), chance, wiring.store()::thread);
      bell.on(
          Doorbell.SHOW,
          words -> {
            toFront(window);
            return List.of();
          });
      bell.on(
          Doorbell.REBUILD,
          words -> {
            wiring.store().rebuild();
            return List.of();
          });
      bell.on(
          Doorbell.BACKUP, to -> List.of("up to position " + wiring.store().backup(Path.of(to))));
      return Optional.of(bell);
    } catch (IOException e) {
      LOG.warn("nobody can ring at this till: {}", e.toString());
      return Optional.empty();
    }
  }

  private static void toFront(TillWindow window) throws InterruptedException {
    try {
      SwingUtilities.invokeAndWait(window::toFront);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the window does not come to the front", e.getCause());
    }
  }

  /** A status may come before there is a screen to show it; the next one follows soon. */
  private static void show(AtomicReference<SaleModel> screen, Status status) {
    SaleModel model = screen.get();
    if (model != null) {
      model.show(status);
    }
  }

  /** What the till is made of. */
  public Wiring wiring() {
    return wiring;
  }

  /** Returns when the cashier has closed the window. */
  public void awaitClosing() throws InterruptedException {
    closed.await();
  }

  /** Where other processes may ask this till for more; empty where it could not be hung. */
  Optional<Doorbell> bell() {
    return bell;
  }

  @Override
  public void close() throws IOException {
    if (bell.isPresent()) {
      bell.get().close();
    }
    SwingUtilities.invokeLater(window::close);
    wiring.close();
  }
}
