package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.till.Await;
import dev.evertill.till.record.Slips;
import dev.evertill.till.store.Rescue;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.store.TillStore;
import dev.evertill.till.ui.DisplayLauncher;
import dev.evertill.till.ui.Theme;
import java.awt.Color;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.swing.JFrame;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The till is started once more: a real second process, and windows on a real display. */
class ASecondStartTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T14:32:05Z"), ZoneOffset.UTC);
  private static final Rectangle PLACE = new Rectangle(100, 100, 1280, 800);

  /** In the middle of the window. */
  private static final int X = 740;

  private static final int Y = 500;

  @TempDir private Path directory;
  @TempDir private Path outside;
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void needADisplay() {
    DisplayLauncher.require();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  /** What the second start said, and the code it ended with. */
  private record Said(String text, int code) {}

  private Said startedAgain() throws Exception {
    return startedOn(DisplayLauncher.display());
  }

  private Said startedOn(String display) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.library.path=" + System.getProperty("java.library.path"),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--till",
            "03",
            "--data",
            directory.toString(),
            "--witness",
            outside.toString());
    builder.environment().put("DISPLAY", display);
    Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the second start ends").isTrue();
    return new Said(text, process.exitValue());
  }

  private WindowedTill opened() throws Exception {
    return opened(Theme.LIGHT);
  }

  private WindowedTill opened(Theme theme) throws Exception {
    WindowedTill till =
        WindowedTill.open(
            new Settings(
                settings(),
                Optional.empty(),
                "http://127.0.0.1:9",
                PrinterSettings.of("127.0.0.1:9", PrinterProfile.EPSON_80MM),
                Locale.ENGLISH,
                Duration.ofSeconds(60)),
            CLOCK,
            new Random(7),
            Locale.ENGLISH,
            theme,
            Optional.of(PLACE),
            counter -> {});
    open.add(0, till);
    return till;
  }

  /** A red window over everything the till shows. */
  private JFrame cover() {
    JFrame cover =
        GuiActionRunner.execute(
            () -> {
              JFrame frame = new JFrame("somebody else's");
              frame.getContentPane().setBackground(Color.RED);
              frame.setBounds(0, 0, 1600, 1100);
              frame.setVisible(true);
              return frame;
            });
    open.add(0, () -> GuiActionRunner.execute(cover::dispose));
    return cover;
  }

  private static Frame window() {
    return GuiActionRunner.execute(
        () ->
            Stream.of(Frame.getFrames())
                .filter(frame -> "till".equals(frame.getName()) && frame.isShowing())
                .findFirst()
                .orElseThrow());
  }

  private StoreSettings settings() {
    return StoreSettings.of("03", directory, outside, "a machine");
  }

  private TillStore store() throws Exception {
    return TillStore.open(settings(), new Slips(Locale.ROOT), CLOCK, new Random(1), Rescue.NONE);
  }

  private String heldBy(String and) throws IOException {
    return "till 03 in "
        + directory
        + " is already open in "
        + CommandLineTill.holder(directory)
        + and
        + System.lineSeparator();
  }

  @Test
  void aCoveredTillComesToTheFrontWithTheKeyboard() throws Exception {
    opened();
    Frame till = window();
    Robot eyes = new Robot();
    cover();
    Await.until("the till is covered", () -> eyes.getPixelColor(X, Y).equals(Color.RED));

    assertThat(startedAgain()).isEqualTo(new Said(heldBy("; its window is in front now"), 3));

    Await.until("the till is seen", () -> !eyes.getPixelColor(X, Y).equals(Color.RED));
    Await.until("it has the keyboard", () -> GuiActionRunner.execute(till::isFocused));
    assertThat(GuiActionRunner.execute(till::isAlwaysOnTop)).isFalse();
  }

  @Test
  void aTillThatWasPutAwayComesBack() throws Exception {
    opened();
    Frame till = window();
    GuiActionRunner.execute(() -> till.setState(Frame.ICONIFIED));
    Await.until(
        "the till is put away", () -> GuiActionRunner.execute(till::getState) == Frame.ICONIFIED);

    assertThat(startedAgain()).isEqualTo(new Said(heldBy("; its window is in front now"), 3));

    Await.until("it is back", () -> GuiActionRunner.execute(till::getState) == Frame.NORMAL);
    Await.until("it has the keyboard", () -> GuiActionRunner.execute(till::isFocused));
  }

  @Test
  void aDirectoryThatATillWithoutAWindowHasIsSaidNotToAnswer() throws Exception {
    open.add(store());

    assertThat(startedAgain()).isEqualTo(new Said(heldBy("; it does not answer"), 3));
  }

  @Test
  void aTillThatFindsNoDisplayEndsAndTakesNoDirectory() throws Exception {
    assertThat(startedOn(":4711"))
        .isEqualTo(
            new Said(
                "the till's window needs a display; Can't connect to X11 window server using"
                    + " ':4711' as the value of the DISPLAY variable."
                    + System.lineSeparator(),
                2));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aTillWhoseWindowDoesNotOpenGivesItsDirectoryBack() throws Exception {
    assertThatThrownBy(() -> opened(null)).hasRootCauseInstanceOf(NullPointerException.class);

    open.add(store());
  }
}
