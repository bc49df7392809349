package dev.evertill.till.app.demo;

import static dev.evertill.till.app.demo.ScriptedDay.expect;

import dev.evertill.till.app.WindowedTill;
import dev.evertill.till.app.Wiring;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import dev.evertill.till.staff.Cashier;
import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/**
 * Sells a few baskets through the till's window by key strokes, as a scanner and a cashier's hand
 * do, and takes a picture of the screen with the last basket on the counter. Confined to the main
 * thread.
 */
final class WindowDay {
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(30);
  private static final Money FLOAT = Money.of(100_00);

  private final Wiring till;
  private final CounterView screen;
  private final PrintWriter out;
  private final Robot robot;

  WindowDay(WindowedTill window, CounterView screen, PrintWriter out) throws AWTException {
    this.till = window.wiring();
    this.screen = screen;
    this.out = out;
    robot = new Robot();
  }

  void sell(List<List<String>> baskets, Path picture)
      throws DemoFailedException, InterruptedException, IOException {
    Until.happens(
        "the first price list from head office",
        SHOWN_WITHIN,
        () -> till.store().catalogue().version() > 0);
    Assortment assortment = new Assortment(till.store().itemNumbers(), till.store().catalogue());
    Cashier cashier = till.store().catalogue().staff().get(0);
    till.tillThread().execute(() -> till.checkout().openShift(cashier, FLOAT));
    shows("the open shift", counter -> counter.shift().isPresent());
    for (int i = 0; i < baskets.size(); i++) {
      scan(baskets.get(i), assortment);
      if (i == baskets.size() - 1) {
        picture(picture);
      }
      pay();
    }
    out.printf(Locale.ROOT, "%d baskets were sold by key strokes%n", baskets.size());
  }

  private void scan(List<String> names, Assortment assortment)
      throws DemoFailedException, InterruptedException {
    for (int i = 0; i < names.size(); i++) {
      Assortment.Wish wish = assortment.of(names.get(i));
      if (wish.weight().isPresent()) {
        type(wish.weight().get().text());
        press(KeyEvent.VK_F2);
        shows("the weight", counter -> counter.nextQuantity().isPresent());
      }
      type(wish.code());
      press(KeyEvent.VK_ENTER);
      int lines = i + 1;
      shows("line " + lines, counter -> counter.basket().lines().size() == lines);
    }
  }

  /** F8 asks for the money, F5 says that it is exact, F8 pays. */
  private void pay() throws DemoFailedException, InterruptedException {
    long before = till.store().head().position();
    press(KeyEvent.VK_F8);
    press(KeyEvent.VK_F5);
    press(KeyEvent.VK_F8);
    shows("the paid sale", counter -> counter.paid().isPresent());
    expect(till.store().head().position() > before, "paid, but nothing was recorded");
  }

  private void shows(String what, Predicate<Counter> state)
      throws DemoFailedException, InterruptedException {
    Until.happens(
        what + " on the screen",
        SHOWN_WITHIN,
        () -> state.test(screen.counter()) || screen.counter().notice().isTrouble());
    Notice notice = screen.counter().notice();
    expect(state.test(screen.counter()), what + ": " + notice.kind() + " " + notice.words());
  }

  private void type(String text) {
    for (char c : text.toCharArray()) {
      press(c == '.' ? KeyEvent.VK_PERIOD : KeyEvent.getExtendedKeyCodeForChar(c));
    }
  }

  private void press(int key) {
    robot.keyPress(key);
    robot.keyRelease(key);
    robot.waitForIdle();
  }

  private void picture(Path file) throws IOException, DemoFailedException, InterruptedException {
    Until.noneWait("papers for the printer", SHOWN_WITHIN, till.store()::printsWaiting);
    robot.delay(500);
    Toolkit.getDefaultToolkit().sync();
    Rectangle whole = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(robot.createScreenCapture(whole), "png", file.toFile());
    out.printf(Locale.ROOT, "%s shows the screen%n", file);
  }
}
