package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.render.PlainText;
import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.money.Money;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.ui.DisplayLauncher;
import dev.evertill.till.ui.Theme;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.swing.JFrame;
import javax.swing.JLabel;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.GenericTypeMatcher;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.FrameFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole till with its window, a real head office and a printer that takes real bytes. */
class AScannerAtTheWholeTillTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T14:32:05.250Z"), ZoneOffset.UTC);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String MILK = "4012345001877";

  @TempDir private Path directory;

  private final AtomicReference<Counter> counter = new AtomicReference<>(Counter.IDLE);
  private HeadOfficeServer office;
  private VirtualPrinter printer;
  private WindowedTill till;
  private org.assertj.swing.core.Robot hands;
  private Robot wedge;

  @BeforeEach
  void open() throws Exception {
    DisplayLauncher.require();
    assertThat(Main.run("import", "--data", directory.resolve("office").toString(), "--demo"))
        .isZero();
    office = new HeadOfficeServer(directory.resolve("office"), 0).start();
    printer = new VirtualPrinter(0, PrinterProfile.EPSON_80MM, new VirtualPrinter.Listener() {});
    hands = BasicRobot.robotWithCurrentAwtHierarchy();
    wedge = new Robot();
    till =
        WindowedTill.open(
            new Settings(
                StoreSettings.of(
                    "03", directory.resolve("till"), directory.resolve("witness"), "this machine"),
                Optional.empty(),
                office.url(),
                PrinterSettings.of("127.0.0.1:" + printer.port(), PrinterProfile.EPSON_80MM),
                Locale.ENGLISH,
                Duration.ofMillis(200)),
            CLOCK,
            new Random(7),
            Locale.ENGLISH,
            Theme.LIGHT,
            Optional.of(new Rectangle(0, 0, 1280, 800)),
            counter::set);
  }

  @AfterEach
  void close() throws Exception {
    // The robot holds the screen for itself until it is cleaned up, also where opening failed.
    if (hands != null) {
      hands.cleanUpWithoutDisposingWindows();
    }
    for (AutoCloseable part : Stream.of(till, printer, office).filter(Objects::nonNull).toList()) {
      part.close();
    }
  }

  @Test
  void whatIsScannedAndPaidIsOnPaperInTheJournalAndAtHeadOffice() throws Exception {
    FrameFixture window = window();
    openShift(window);

    scan(MILK);
    scan(MILK);
    type("1.25");
    press(KeyEvent.VK_F2);
    scan("4011");
    eventually("three lines are shown", () -> counter.get().basket().lines().size() == 3);
    assertThat(counter.get().total()).isEqualTo(Money.of(502));
    window.label("sale.total").requireText("€5.02");

    press(KeyEvent.VK_F8);
    type("10");
    press(KeyEvent.VK_F8);
    eventually("the sale is paid", () -> counter.get().paid().isPresent());
    eventually("the receipt is printed", () -> printer.papers().size() == 1);
    eventually("head office has it", () -> till.wiring().store().journalFeed().waiting() == 0);

    assertThat(paper()).isEqualTo(EXPECTED_PAPER);
    assertThat(printer.drawerKicks()).isEqualTo(1);
    List<Entry> journal = journal();
    assertThat(journal.stream().map(entry -> entry.number() + " " + entry.header().kind()))
        .containsExactly(
            "1 epoch-opened", "2 catalogue-active", "3 log-in", "4 shift-opened", "5 sale");
    assertThat(Verification.of(till.wiring().store().ledger()).faults()).isEmpty();
    assertThat(atHeadOffice(journal.get(0).header().epoch())).isEqualTo(journal);
    Entry last = journal.get(4);
    assertThat(new HttpHeadOffice(office.url(), "03").state().epochs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("heard")
        .containsExactly(new EpochHead(last.header().epoch(), 5, last.hash().hex()));
  }

  @Test
  void theDayClosesInAgreementAndTheScreenSaysSo() throws Exception {
    FrameFixture window = window();
    openShift(window);
    scan(MILK);
    eventually("the line is shown", () -> counter.get().basket().lines().size() == 1);
    press(KeyEvent.VK_F8);
    press(KeyEvent.VK_F5);
    press(KeyEvent.VK_F8);
    eventually("the sale is paid", () -> counter.get().paid().isPresent());

    press(KeyEvent.VK_F10);
    press(KeyEvent.VK_F9);
    type("101.00");
    press(KeyEvent.VK_F8);
    eventually("the shift is closed", () -> counter.get().shift().isEmpty());
    eventually(
        "head office confirms, and the screen says so",
        () -> text(window, "status.drawer").equals("No shift · Z 1 confirmed"));

    eventually("receipt and day report are printed", () -> printer.papers().size() == 2);
    assertThat(PlainText.of(printer.papers().get(1), 48))
        .contains("Difference                                 -0.39");
  }

  private void openShift(FrameFixture window) {
    eventually("the price list is here", () -> till.wiring().store().catalogue().version() == 1);
    eventually("the cashiers can be chosen", () -> exists(window, "shift.cashier.1"));
    hands.click(hands.finder().findByName(window.target(), "shift.cashier.1"));
    type("100");
    press(KeyEvent.VK_F8);
    eventually("the shift is open", () -> counter.get().shift().isPresent());
  }

  private String text(FrameFixture window, String label) {
    return GuiActionRunner.execute(
        () -> hands.finder().findByName(window.target(), label, JLabel.class).getText());
  }

  private static final String EXPECTED_PAPER =
      """
                    Evertill Demo Market
             Market Street 12, 1010 Sampletown
                     Tax no. XX12345678
      ------------------------------------------------
      Whole milk 3.5% 1 l                       1.39 B
      Whole milk 3.5% 1 l                       1.39 B
      Bananas
        1.250 kg x 1.79                         2.24 B
      ------------------------------------------------
      TOTAL EUR                                 5.02
      Cash                                     10.00
      Change                                    4.98
      ------------------------------------------------
      Tax                             Net   Tax  Gross
      B 10%                          4.56  0.46   5.02
      ------------------------------------------------
      Receipt 03-9917-000005
      2026-11-22 14:32                         Till 03
      Served by Anna K.

               Thank you for shopping with us

                    [QR 03-9917-000005]

      - - - - - - - - - - - - - - - - - - - - - - - -
      """;

  private FrameFixture window() {
    return WindowFinder.findFrame(
            new GenericTypeMatcher<>(JFrame.class) {
              @Override
              protected boolean isMatching(JFrame frame) {
                return frame.isShowing() && frame.getTitle().startsWith("Evertill");
              }
            })
        .using(hands);
  }

  private boolean exists(FrameFixture window, String name) {
    return !hands
        .finder()
        .findAll(
            window.target(), component -> name.equals(component.getName()) && component.isShowing())
        .isEmpty();
  }

  private String paper() {
    Receipt receipt = printer.papers().get(0);
    return PlainText.of(receipt, 48);
  }

  private List<Entry> journal() {
    List<Entry> entries = new ArrayList<>();
    till.wiring().store().ledger().read(0, recorded -> entries.add(recorded.entry()));
    return entries;
  }

  /** The entries as head office gives them back, byte for byte. */
  private List<Entry> atHeadOffice(String epoch)
      throws IOException, InterruptedException, MalformedException {
    URI address =
        URI.create(office.url()).resolve("/v1/tills/03/epochs/" + epoch + "/journal?from=1");
    String lines =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
            .body();
    List<Entry> entries = new ArrayList<>();
    List<String> page = lines.lines().toList();
    // The last line ends the page.
    for (String line : page.subList(0, page.size() - 1)) {
      entries.add(
          Wire.entry("03", epoch, line.getBytes(StandardCharsets.UTF_8), entries.size() + 1));
    }
    return entries;
  }

  /** As a wedge scanner does: digits and Enter without a pause. */
  private void scan(String code) {
    type(code);
    press(KeyEvent.VK_ENTER);
  }

  private void type(String text) {
    for (char c : text.toCharArray()) {
      press(c == '.' ? KeyEvent.VK_PERIOD : KeyEvent.getExtendedKeyCodeForChar(c));
    }
  }

  private void press(int key) {
    wedge.keyPress(key);
    wedge.keyRelease(key);
    wedge.waitForIdle();
  }

  private void eventually(String what, BooleanSupplier fact) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!fact.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as("%s, within %s; the counter says %s", what, PATIENCE, counter.get().notice())
          .isLessThan(end);
      wedge.waitForIdle();
      wedge.delay(10);
    }
  }
}
