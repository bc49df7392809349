package dev.evertill.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.DemoGoods;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Status;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Pictures of each panel, looked through for anything cut off. With {@code -Devertill.pictures}
 * those of the guide are written to that directory too.
 */
class ScreenshotsTest {
  static final Dimension WIDE = new Dimension(1280, 800);
  static final Dimension SMALL = new Dimension(1024, 768);
  private static final Path SCREENS = Path.of("target", "screens");
  private static final String[] NINE = {
    "Bread roll",
    "Croissant",
    "Butter 250 g",
    "Orange juice 1 l",
    "Cola 1 l",
    "Muesli bar",
    "Bin bags 20 l",
    "Ground coffee 500 g",
    "Rye bread 750 g"
  };

  @BeforeAll
  static void display() {
    DisplayLauncher.require();
  }

  static TestTill selling(Locale locale) {
    TestTill till = TestTill.atOnce(new DemoGoods(), locale).opened();
    till.checkout.quantity("5");
    till.with(NINE);
    till.model.show(till.status(Status.Link.DOWN, 12));
    return till;
  }

  @Test
  void theSaleInLight() {
    guide("sale-light-1280x800", Theme.LIGHT, WIDE, model -> {});
  }

  @Test
  void theSaleInDark() {
    picture("sale-dark-1024x768", Theme.DARK, SMALL, true, selling(Locale.ENGLISH), model -> {});
  }

  @Test
  void theSaleInGerman() {
    picture("sale-german-1024x768", Theme.LIGHT, SMALL, false, selling(Locale.GERMAN), model -> {});
  }

  @Test
  void paying() {
    guide(
        "pay-light-1280x800",
        Theme.LIGHT,
        WIDE,
        model -> {
          model.paying.open();
          model.paying.give(Money.of(50_00));
        });
    each(
        "pay-short",
        model -> {
          model.paying.open();
          model.paying.typed("5");
        });
  }

  @Test
  void theChange() {
    guide("paid-light-1280x800", Theme.LIGHT, WIDE, ScreenshotsTest::payFifty);
    each("paid", ScreenshotsTest::payFifty);
  }

  private static void payFifty(SaleModel model) {
    model.paying.open();
    model.paying.give(Money.of(50_00));
    model.paying.confirm();
  }

  @Test
  void searching() {
    guide("search-light-1280x800", Theme.LIGHT, WIDE, model -> type(model, "tea"));
    each("search", model -> type(model, "ro"));
    each("search-nothing", model -> type(model, "xyzzy"));
  }

  private static void type(SaleModel model, String text) {
    model.scan.typed(text);
  }

  @Test
  void theDrawer() {
    TestTill till = TestTill.atOnce();
    picture(
        "shift-light-1280x800",
        Theme.LIGHT,
        WIDE,
        true,
        till,
        model -> {
          model.shift.choose(till.goods.staff().get(0));
          model.shift.typed("100.00");
        });
    picture(
        "shift-german-1024x768",
        Theme.DARK,
        SMALL,
        false,
        TestTill.atOnce(new DemoGoods(), Locale.GERMAN),
        model -> {});
  }

  @Test
  void theEndOfTheDay() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      picture(
          "day-" + locale,
          Theme.LIGHT,
          SMALL,
          false,
          TestTill.atOnce(new DemoGoods(), locale).opened(),
          model -> {
            model.day.open();
            model.day.typed("123.45");
          });
    }
  }

  @Test
  void theMenuAndThePageAboutTheTill() {
    each("menu", SaleModel::menu);
    each("about", SaleModel::about);
    each(
        "about-busy",
        model -> {
          model.show(busy());
          model.about();
        });
  }

  /** The longest of everything that is said of head office. */
  private static Status busy() {
    Instant afternoon = Instant.parse("2026-09-28T12:32:00Z");
    return new Status(
        Status.Link.DOWN,
        225_000,
        Optional.of(afternoon),
        1_000_042,
        Status.Printer.READY,
        0,
        Optional.empty(),
        List.of(),
        "head office does not answer (its name is not known here: head-office.example)",
        new Status.Office(
            Optional.of(afternoon.minusSeconds(2_600_000)),
            Optional.of(afternoon),
            Optional.of(Duration.ofMinutes(-59)),
            Optional.of(afternoon.plusSeconds(59)),
            Optional.of(
                new Status.Progress(Status.Progress.What.ROWS, 999_999, Optional.of(1_000_000L)))));
  }

  @Test
  void theQuestions() {
    each("void", SaleModel::voidBasket);
    each(
        "paper",
        model -> {
          model.show(
              new Status(
                  Status.Link.UP,
                  3,
                  Optional.empty(),
                  42,
                  Status.Printer.DOUBTFUL,
                  1,
                  Optional.empty(),
                  List.of(),
                  ""));
          model.doubtfulPaper();
        });
  }

  @Test
  void aTillWithoutAPriceList() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      DemoGoods none = new DemoGoods();
      none.version = 0;
      TestTill till = TestTill.atOnce(none, locale);
      picture(
          "prices-" + locale,
          Theme.LIGHT,
          SMALL,
          false,
          till,
          model ->
              model.show(
                  new Status(
                      Status.Link.DOWN,
                      1,
                      Optional.empty(),
                      0,
                      Status.Printer.OFF,
                      0,
                      Optional.empty(),
                      List.of(),
                      "No route to head office.")));
    }
  }

  @Test
  void theWorstOfStatusHasRoom() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      TestTill till = selling(locale);
      inWindow(
          Theme.LIGHT,
          SMALL,
          till,
          content -> {
            for (Status status : troubles()) {
              till.model.show(status);
              content.validate();
              assertThat(Cut.in(content)).as("%s", status).isEmpty();
            }
          });
    }
  }

  private static List<Status> troubles() {
    List<Status> all = new ArrayList<>();
    for (Status.Printer printer : Status.Printer.values()) {
      for (Status.Agreement agreement : Status.Agreement.values()) {
        Status.LastDay day = new Status.LastDay(123, agreement);
        all.add(
            new Status(
                Status.Link.DOWN,
                1234,
                Optional.empty(),
                42,
                printer,
                0,
                Optional.of(day),
                List.of(Trouble.of(Trouble.Kind.ENTRY_DAMAGED, "03-9F2C-000123")),
                ""));
      }
    }
    return all;
  }

  @Test
  void aFreshBasket() {
    picture("empty", Theme.LIGHT, WIDE, false, TestTill.atOnce().opened(), model -> {});
  }

  @Test
  void longNamesAndLargeSums() {
    for (Theme theme : Theme.values()) {
      TestTill till = TestTill.atOnce();
      Item roll = till.goods.named("Bread roll");
      till.goods.add(
          new Item(
              "9001",
              "",
              "A very long name that goes on ".repeat(7).substring(0, 200),
              roll.group(),
              UnitPrice.ofMinor(999_999_99),
              roll.tax(),
              Unit.PIECE,
              0,
              false));
      till.opened();
      till.checkout.quantity("12");
      till.checkout.add("9001");
      till.with(NINE);
      till.checkout.quantity("1.234");
      till.with("Bananas");
      till.checkout.voidLine();
      till.checkout.quantity("9");
      BufferedImage image =
          paint(theme, SMALL, till, model -> model.show(till.status(Status.Link.UP, 1234)), false);
      write(image, SCREENS, "long-" + theme);
    }
  }

  @Test
  void everyNoticeFitsItsLine() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      TestTill till = selling(locale);
      inWindow(
          Theme.LIGHT,
          SMALL,
          till,
          content -> {
            for (Notice notice : Notices.all()) {
              Notices.show(till.model, notice);
              content.validate();
              assertThat(Cut.in(content)).as("%s", notice).isEmpty();
            }
          });
    }
  }

  static void guide(String name, Theme theme, Dimension size, Consumer<SaleModel> act) {
    picture(name, theme, size, true, selling(Locale.ENGLISH), act);
  }

  /** In both languages and themes at the smallest size. */
  static void each(String name, Consumer<SaleModel> act) {
    picture(name + "-en", Theme.LIGHT, SMALL, false, selling(Locale.ENGLISH), act);
    picture(name + "-de", Theme.DARK, SMALL, false, selling(Locale.GERMAN), act);
  }

  static void picture(
      String name,
      Theme theme,
      Dimension size,
      boolean forTheGuide,
      TestTill till,
      Consumer<SaleModel> act) {
    BufferedImage image = paint(theme, size, till, act, true);
    write(image, SCREENS, name);
    String pictures = System.getProperty("evertill.pictures");
    if (forTheGuide && pictures != null) {
      write(image, Path.of(pictures), name);
    }
  }

  private static void write(BufferedImage image, Path directory, String name) {
    try {
      Files.createDirectories(directory);
      ImageIO.write(image, "png", directory.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage paint(
      Theme theme, Dimension size, TestTill till, Consumer<SaleModel> act, boolean nothingIsCut) {
    BufferedImage image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
    inWindow(
        theme,
        size,
        till,
        content -> {
          act.accept(till.model);
          content.validate();
          Graphics2D g = image.createGraphics();
          content.paint(g);
          g.dispose();
          if (nothingIsCut) {
            assertThat(Cut.in(content)).isEmpty();
          }
        });
    return image;
  }

  static void inWindow(Theme theme, Dimension size, TestTill till, Consumer<Container> look) {
    onEventThread(
        () -> {
          TillWindow window =
              TillWindow.open(
                  till.model,
                  theme,
                  () -> LocalTime.of(14, 32),
                  new WindowSettings(
                      "03",
                      "0117",
                      "0.1.0",
                      ZoneOffset.UTC,
                      Optional.of(new Rectangle(size)),
                      true,
                      () -> {}));
          try {
            Container content = window.frame().getContentPane();
            assertThat(content.getSize()).isEqualTo(size);
            look.accept(content);
          } finally {
            window.close();
          }
        });
  }

  private static void onEventThread(Runnable act) {
    try {
      SwingUtilities.invokeAndWait(act);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
