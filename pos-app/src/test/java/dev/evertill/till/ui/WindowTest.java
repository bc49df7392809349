package dev.evertill.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.DemoGoods;
import dev.evertill.till.checkout.Counter;
import java.awt.AWTException;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.fixture.FrameFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * One till's window with the threads of a real till, on whatever display there is. What a test
 * expects of the screen is asked again until it is so.
 */
abstract class WindowTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ExecutorService tillThread = Executors.newSingleThreadExecutor();
  private final ExecutorService workThread = Executors.newSingleThreadExecutor();
  private org.assertj.swing.core.Robot hands;
  private TillWindow opened;

  /** Types without a pause. */
  private Robot wedge;

  protected final AtomicInteger closings = new AtomicInteger();
  protected TestTill till;
  protected FrameFixture window;

  @BeforeAll
  static void guardTheEventThread() {
    DisplayLauncher.require();
    FailOnThreadViolationRepaintManager.install();
  }

  @BeforeEach
  void open() throws AWTException {
    hands = BasicRobot.robotWithCurrentAwtHierarchy();
    wedge = new Robot();
    opened =
        GuiActionRunner.execute(
            () -> {
              till =
                  new TestTill(
                      new DemoGoods(),
                      Locale.ENGLISH,
                      tillThread,
                      workThread,
                      SwingUtilities::invokeLater);
              return TillWindow.open(
                  till.model,
                  Theme.LIGHT,
                  () -> LocalTime.of(14, 32),
                  new WindowSettings(
                      "03",
                      "0117",
                      "0.1.0",
                      ZoneOffset.UTC,
                      Optional.of(new Rectangle(20, 20, 1280, 800)),
                      false,
                      closings::incrementAndGet));
            });
    window = new FrameFixture(hands, opened.frame());
    tillThread.execute(till.checkout::start);
    eventually("the window has the focus", () -> opened.frame().isFocused());
  }

  @AfterEach
  void close() throws InterruptedException {
    GuiActionRunner.execute(opened::close);
    hands.cleanUpWithoutDisposingWindows();
    tillThread.shutdown();
    workThread.shutdown();
  }

  /** The drawer is Anna's. */
  protected void openShift() {
    tillThread.execute(till::opened);
    eventually("the shift is open", () -> till.model.counter.get().shift().isPresent());
  }

  /** As a wedge scanner does: digits and Enter without a pause. */
  protected void scan(String code) {
    type(code);
    press(KeyEvent.VK_ENTER);
  }

  protected void type(String text) {
    for (char c : text.toCharArray()) {
      press(KeyEvent.getExtendedKeyCodeForChar(c));
    }
  }

  protected void press(int key) {
    wedge.keyPress(key);
    wedge.keyRelease(key);
  }

  protected org.assertj.swing.core.Robot hands() {
    return hands;
  }

  /** What the counter shows; read on the event thread. */
  protected Counter counter() {
    return GuiActionRunner.execute(() -> till.model.counter.get());
  }

  protected Component focusOwner() {
    return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
  }

  /** Asks on the event thread until it is so. */
  protected void eventually(String what, Callable<Boolean> fact) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!GuiActionRunner.execute(fact)) {
      assertThat(System.nanoTime()).as("%s, within %s", what, PATIENCE).isLessThan(end);
      pause();
    }
  }

  /** The text of a label, once it is that. */
  protected void shows(String label, String text) {
    eventually(
        label + " shows " + text,
        () ->
            hands
                .finder()
                .findByName(opened.frame(), label, JLabel.class, false)
                .getText()
                .equals(text));
  }

  private static void pause() {
    try {
      new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
