package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.layout.Symbols;
import dev.evertill.receipt.spool.JobState;
import dev.evertill.receipt.virtual.VirtualPrinter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinterConst;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** JavaPOS's own controls and loader, with a driver of ours below them. */
@Timeout(60)
class JavaPosTransportTest {
  private static final PrinterProfile PROFILE = PrinterProfile.EPSON_80MM;
  private static final String CONFIGURATION =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE JposEntries PUBLIC "-//JavaPOS//DTD//EN" "jpos/res/jcl.dtd">
      <JposEntries>
        <JposEntry logicalName="Front">
          <creation factoryClass="PRINTER" serviceClass="PRINTER"/>
          <vendor name="Evertill" url=""/>
          <jpos category="POSPrinter" version="1.15"/>
          <product description="a printer for tests" name="Paper" url=""/>
          <prop name="connection" type="String" value="none"/>
        </JposEntry>
        <JposEntry logicalName="Till">
          <creation factoryClass="DRAWER" serviceClass="DRAWER"/>
          <vendor name="Evertill" url=""/>
          <jpos category="CashDrawer" version="1.15"/>
          <product description="a drawer for tests" name="Drawer" url=""/>
          <prop name="connection" type="String" value="none"/>
        </JposEntry>
      </JposEntries>
      """;

  private VirtualPrinter paper;
  private PaperDriver driver;

  /** The loader reads it once, when the first control is opened. */
  @BeforeAll
  static void configure(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("jpos.xml"),
            CONFIGURATION
                .replace("PRINTER", PaperDriver.PrinterFactory.class.getName())
                .replace("DRAWER", PaperDriver.DrawerFactory.class.getName()));
    System.setProperty("jpos.config.populatorFileURL", file.toUri().toString());
    System.setProperty("jpos.config.regPopulatorClass", "jpos.config.simple.xml.JavaxRegPopulator");
    PaperDriver.plugged = null;
    catchThrowableOfType(PrinterException.class, transport("Front", "")::open);
  }

  @BeforeEach
  void plugIn() throws Exception {
    paper = new VirtualPrinter(0, PROFILE, new VirtualPrinter.Listener() {});
    driver = new PaperDriver(paper);
    PaperDriver.plugged = driver;
  }

  @AfterEach
  void unplugIt() {
    driver.unplug();
    paper.close();
  }

  @Test
  void aReceiptLooksTheSameAsFromThePrinterItself() throws Exception {
    Receipt receipt = everything();
    try (Connection line = transport("Front", "").open()) {
      write(line, receipt);
      assertThat(paper.papers()).isEmpty();
      assertThat(line.endOfJob()).isTrue();
    }

    assertThat(blocks(paper.papers())).isEqualTo(blocks(straight(receipt)));
  }

  @Test
  void withoutTransactionsEachLinePrintsAtOnce() throws Exception {
    driver.transactions = false;
    try (Connection line = transport("Front", "").open()) {
      write(line, Papers.numbered(1));
      assertThat(line.endOfJob()).isTrue();
    }

    assertThat(driver.calls()).containsExactly("printNormal", "cutPaper");
    assertThat(paper.papers()).isEqualTo(List.of(Papers.numbered(1)));
  }

  @Test
  void aQuestionIsAnsweredWhenAllBeforeItIsPrinted() throws Exception {
    try (Connection line = transport("Front", "").open()) {
      write(line, Papers.numbered(1));
      assertThat(line.read(1)).isEmpty();
      write(line, 0x1D, 'r', 1);
      assertThat(line.read(1_000)).hasValue(0);
      assertThat(paper.papers()).isEqualTo(List.of(Papers.numbered(1)));
    }

    assertThat(driver.calls())
        .containsExactly("transactionPrint 11", "printNormal", "cutPaper", "transactionPrint 12");
  }

  @Test
  void paperAndCoverAreAnsweredAsAPrinterAnswersThem() throws Exception {
    try (Connection line = transport("Front", "Till").open()) {
      assertThat(answers(line)).containsExactly(0, 0, 0x12, 0x12, 0x12, 0x12);
      driver.paperLow = true;
      assertThat(answers(line)).containsExactly(0x03, 0, 0x12, 0x12, 0x12, 0x1E);
      driver.paperOut = true;
      assertThat(answers(line)).containsExactly(0x0F, 0, 0x1A, 0x32, 0x12, 0x7E);
      driver.paperLow = false;
      driver.paperOut = false;
      driver.coverOpen = true;
      driver.drawerOpen = true;
      assertThat(answers(line)).containsExactly(0, 1, 0x1E, 0x16, 0x12, 0x12);

      write(line, 0x1D, 'a', 0xFF);
      assertThat(read(line, 4)).containsExactly(0x3C, 0, 0, 0x0F);
      write(line, 0x1D, '(', 'H', 6, 0, 0x30, 0x30, 'N', 'o', '0', '7');
      assertThat(read(line, 7))
          .containsExactly(0x37, 0x22, (int) 'N', (int) 'o', (int) '0', (int) '7', 0);
    }
  }

  @Test
  void theDrawerOpensAtOnceAndWhereThereIsNoneNothingDoes() throws Exception {
    try (Connection line = transport("Front", "Till").open()) {
      write(line, 0x1B, 'p', 0, 50, 50);
      assertThat(driver.drawerOpen).isTrue();
    }
    driver.drawerOpen = false;
    try (Connection line = transport("Front", "").open()) {
      write(line, 0x1B, 'p', 0, 50, 50);
      assertThat(driver.drawerOpen).isFalse();
    }
  }

  @Test
  void aFailureBeforeTheEndTakesTheWholeJobBack() throws Exception {
    driver.fail(
        "cutPaper",
        new JposException(
            JposConst.JPOS_E_EXTENDED, POSPrinterConst.JPOS_EPTR_COVER_OPEN, "lid is up"));
    try (Connection line = transport("Front", "").open()) {
      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> write(line, Papers.numbered(1)));

      assertThat(failure)
          .hasMessage(
              "JavaPOS Front failed: JPOS_E_EXTENDED 114, JPOS_EPTR_COVER_OPEN 201: lid is up");
      assertThat(failure.anyByteAccepted()).isFalse();
    }

    assertThat(driver.calls()).containsExactly("transactionPrint 11", "printNormal", "clearOutput");
    assertThat(paper.papers()).isEmpty();
  }

  @Test
  void aFailureWithoutTransactionsLeavesATorso() throws Exception {
    driver.transactions = false;
    driver.fail("cutPaper", new JposException(JposConst.JPOS_E_OFFLINE, "switched off"));
    try (Connection line = transport("Front", "").open()) {
      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> write(line, Papers.numbered(1)));

      assertThat(failure).hasMessage("JavaPOS Front failed: JPOS_E_OFFLINE 108: switched off");
      assertThat(failure.anyByteAccepted()).isTrue();
    }
  }

  @Test
  void aFailureAtTheEndLeavesADoubt() throws Exception {
    try (Connection line = transport("Front", "").open()) {
      write(line, Papers.numbered(1));
      driver.fail(
          "transactionPrint",
          new JposException(
              JposConst.JPOS_E_EXTENDED, POSPrinterConst.JPOS_EPTR_REC_EMPTY, "paper is out"));

      PrinterException failure = catchThrowableOfType(PrinterException.class, line::endOfJob);

      assertThat(failure)
          .hasMessage(
              "JavaPOS Front failed: JPOS_E_EXTENDED 114, JPOS_EPTR_REC_EMPTY 203: paper is out");
      assertThat(failure.anyByteAccepted()).isTrue();
    }
  }

  @Test
  void aDriverThatFailsAtTheFirstLineTookNothing() throws Exception {
    driver.transactions = false;
    driver.fail("getCapTransaction", new JposException(JposConst.JPOS_E_FAILURE, "broken"));
    try (Connection line = transport("Front", "").open()) {
      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> write(line, Papers.numbered(1)));

      assertThat(failure).hasMessage("JavaPOS Front failed: JPOS_E_FAILURE 111: broken");
      assertThat(failure.anyByteAccepted()).isFalse();
    }
  }

  @Test
  void barCodesThatTheDriverRefusesAreDrawn() throws Exception {
    driver.fail("printBarCode", new JposException(JposConst.JPOS_E_ILLEGAL, "no such code"));
    Block.Barcode bars = new Block.Barcode(Symbology.CODE_39, "A-1", 40, 2, true, Align.CENTRE);
    try (Connection line = transport("Front", "").open()) {
      write(line, Receipt.builder().block(bars).qr("https://shop.example/1").cut().build());
      assertThat(line.endOfJob()).isTrue();
    }

    assertThat(driver.calls())
        .containsExactly(
            "transactionPrint 11",
            "printMemoryBitmap",
            "printNormal",
            "printMemoryBitmap",
            "cutPaper",
            "transactionPrint 12");
    List<Block> blocks = paper.papers().get(0).blocks();
    assertThat(blocks.get(1)).isEqualTo(new Block.Text("A-1", Style.PLAIN, Align.CENTRE));
    Bitmap drawn = ((Block.Raster) blocks.get(0)).bitmap();
    boolean[] expected = Symbols.bars(bars);
    int module = drawn.width() / expected.length;
    assertThat(module).isBetween(2, 3);
    for (int i = 0; i < expected.length; i++) {
      assertThat(drawn.black(module * i, 39)).as("bar %d", i).isEqualTo(expected[i]);
    }
  }

  @Test
  void aPictureThatTheDriverRefusesIsMentioned() throws Exception {
    driver.fail(
        "printMemoryBitmap",
        new JposException(JposConst.JPOS_E_EXTENDED, POSPrinterConst.JPOS_EPTR_TOOBIG, "too wide"));
    try (Connection line = transport("Front", "").open()) {
      write(
          line, Receipt.builder().raster(new Bitmap(16, 2, new byte[] {1, 2, 3, 4})).cut().build());
      assertThat(line.endOfJob()).isTrue();
    }

    assertThat(paper.papers())
        .isEqualTo(
            List.of(Receipt.builder().text("[16×2]", Style.PLAIN, Align.CENTRE).cut().build()));
  }

  @Test
  void aNameThatIsNotConfiguredSaysSo() {
    assertNotOpened("Back", "", "JavaPOS Back is not opened: JPOS_E_NOEXIST 109: ");
  }

  @Test
  void aDrawerThatIsNotConfiguredSaysSo() {
    assertNotOpened("Front", "Safe", "JavaPOS Front with Safe is not opened: JPOS_E_NOEXIST 109: ");
  }

  @Test
  void aPrinterThatAnotherProgramHasClaimedSaysSo() {
    driver.fail("claim", new JposException(JposConst.JPOS_E_TIMEOUT, "another program has it"));

    assertNotOpened(
        "Front", "", "JavaPOS Front is not opened: JPOS_E_TIMEOUT 112: another program has it");
  }

  @Test
  void aDriverThatHangsIsGivenUp() throws Exception {
    CountDownLatch forEver = new CountDownLatch(1);
    try (Connection line = new JavaPosTransport("Front", "", PROFILE, 5_000, 300).open()) {
      driver.hanging = forEver;
      driver.failing = "printNormal";

      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> write(line, Papers.numbered(1)));

      assertThat(failure).hasMessage("JavaPOS Front has not come back after 300 ms");
      assertThat(failure.anyByteAccepted()).isTrue();
      PrinterException second =
          catchThrowableOfType(PrinterException.class, () -> write(line, Papers.numbered(2)));
      assertThat(second).hasMessage("JavaPOS Front failed: it is closed");
      assertThat(second.anyByteAccepted()).isFalse();
    } finally {
      forEver.countDown();
    }
  }

  @Test
  void closingFromAnotherThreadEndsAWriteThatWaits() throws Exception {
    CountDownLatch forEver = new CountDownLatch(1);
    Connection line = transport("Front", "").open();
    driver.hanging = forEver;
    driver.failing = "printNormal";
    try {
      CompletableFuture<PrinterException> writing =
          Aside.start(
              "till",
              () ->
                  catchThrowableOfType(
                      PrinterException.class, () -> write(line, Papers.numbered(1))));
      while (!driver.calls().contains("transactionPrint 11")) {
        Thread.onSpinWait();
      }

      line.close();

      assertThat(writing.get()).hasMessage("JavaPOS Front failed: it is closed");
      assertThat(writing.get().anyByteAccepted()).isTrue();
    } finally {
      forEver.countDown();
    }
  }

  @Test
  void aTillThatEndsDoesNotWaitForADriver() throws Exception {
    CountDownLatch forEver = new CountDownLatch(1);
    driver.hanging = forEver;
    driver.failing = "printNormal";
    try (Connection line = transport("Front", "").open()) {
      Thread.currentThread().interrupt();

      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> write(line, Papers.numbered(1)));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure).hasMessage("JavaPOS Front failed: nobody waits for it any more");
      assertThat(failure.anyByteAccepted()).isTrue();
    } finally {
      forEver.countDown();
    }
  }

  @Test
  void aSpoolerPrintsAndOpensTheDrawerThroughIt() throws Exception {
    assertThat(SpooledTest.print(transport("Front", "Till"))).containsOnly(JobState.PRINTED);

    assertThat(paper.papers()).containsExactly(Papers.numbered(1), Papers.numbered(2));
    assertThat(driver.drawerOpen).isTrue();
    assertThat(driver.calls().get(0)).isEqualTo("openDrawer");
  }

  private static Receipt everything() {
    Style small = Style.SMALL;
    return Receipt.builder()
        .block(new Block.Raster(new Bitmap(16, 2, new byte[] {1, 2, 3, 4}), Align.RIGHT))
        .block(Papers.ofAShop().blocks().get(0))
        .text("small print", small, Align.LEFT)
        .text("small and bold", small.bold(true), Align.CENTRE)
        .text("ΑΒΓ ДЖИ łŁ €", Style.PLAIN.underline(true).invert(true), Align.RIGHT)
        .text("wide", Style.PLAIN.doubleWidth(true), Align.LEFT)
        .text("high", Style.PLAIN.doubleHeight(true), Align.LEFT)
        .columns(
            Papers.ofAShop().blocks().stream()
                .filter(Block.Columns.class::isInstance)
                .map(block -> ((Block.Columns) block).cells().get(0))
                .limit(1)
                .toArray(Cell[]::new))
        .feed(3)
        .barcode(Symbology.EAN_13, "4006381333931")
        .block(new Block.Barcode(Symbology.CODE_39, "A-1", 40, 2, false, Align.LEFT))
        .block(new Block.Qr("https://shop.example/1", Block.Qr.Level.M, 4, Align.RIGHT))
        .cut()
        .build();
  }

  private static List<Receipt> straight(Receipt receipt) throws Exception {
    try (VirtualPrinter other = new VirtualPrinter(0, PROFILE, new VirtualPrinter.Listener() {});
        Connection line = new VirtualTransport(other, 1_000, 5_000).open()) {
      write(line, receipt);
      write(line, 0x1D, 'r', 1);
      assertThat(line.read(5_000)).hasValue(0);
      return other.papers();
    }
  }

  /** An empty line and a feed of one are the same paper. */
  private static List<Block> blocks(List<Receipt> papers) {
    List<Block> blocks = new ArrayList<>();
    for (Receipt receipt : papers) {
      for (Block block : receipt.blocks()) {
        blocks.add(
            block instanceof Block.Text line && line.text().isEmpty() ? new Block.Feed(1) : block);
      }
    }
    return blocks;
  }

  private static void assertNotOpened(String name, String drawer, String why) {
    PrinterException failure =
        catchThrowableOfType(PrinterException.class, transport(name, drawer)::open);
    assertThat(failure).hasMessageStartingWith(why);
    assertThat(failure.anyByteAccepted()).isFalse();
  }

  private static JavaPosTransport transport(String name, String drawer) {
    return new JavaPosTransport(name, drawer, PROFILE, 10_000, 10_000);
  }

  private static void write(Connection line, Receipt receipt) throws PrinterException {
    byte[] bytes = new EscPosEncoder().encode(receipt, PROFILE);
    line.write(bytes, 0, bytes.length);
  }

  private static void write(Connection line, int... values) throws PrinterException {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    line.write(bytes, 0, bytes.length);
  }

  /** To GS r 1 and 2, and to DLE EOT 1 to 4. */
  private static List<Integer> answers(Connection line) throws PrinterException {
    write(line, 0x1D, 'r', 1, 0x1D, 'r', 2);
    for (int number = 1; number <= 4; number++) {
      write(line, 0x10, 0x04, number);
    }
    return read(line, 6);
  }

  private static List<Integer> read(Connection line, int length) throws PrinterException {
    List<Integer> read = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      read.add(line.read(1_000).orElseThrow());
    }
    assertThat(line.read(1)).isEmpty();
    return read;
  }
}
