package dev.evertill.receipt.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VirtualPrinterTest {
  private static final PrinterProfile PAPER = PrinterProfile.EPSON_58MM;
  private static final String ASK_PAPER = "\u001Dr\u0001";
  private static final String ASK_NOW = "\u0010\u0004";

  private final BlockingQueue<Receipt> papers = new LinkedBlockingQueue<>();
  private VirtualPrinter printer;
  private Socket socket;

  @BeforeEach
  void connect() throws IOException {
    printer =
        new VirtualPrinter(
            0,
            PAPER,
            new VirtualPrinter.Listener() {
              @Override
              public void paper(Receipt receipt) {
                papers.add(receipt);
              }
            });
    socket = new Socket("127.0.0.1", printer.port());
  }

  @AfterEach
  void leave() throws IOException {
    socket.close();
    printer.close();
  }

  @Test
  void whatItIsAskedItAnswersInOrder() throws IOException {
    send(ASK_PAPER + "\u001D(H\u0006\u0000\u0030\u0030A1b2" + "\u001Dr\u0002\u001BBx");

    assertThat(answered(9)).isEqualTo("00 37224131623200 00".replace(" ", ""));
  }

  @Test
  void theOpenDrawerIsSeenUntilItIsShut() throws IOException {
    send("\u001Da\u0001\u001Bp\u0000\u0032\u0032\u001Dr\u0002");
    assertThat(answered(9)).isEqualTo("1000000f" + "1400000f" + "01");

    printer.shutDrawer();
    assertThat(answered(4)).isEqualTo("1000000f");
    assertThat(printer.drawerKicks()).isEqualTo(1);
  }

  @Test
  void everyFaultIsSaidInEveryWay() throws IOException {
    assertThat(saidOf(Fault.PAPER_LOW)).isEqualTo("12 12 12 1e");
    assertThat(saidOf(Fault.PAPER_OUT)).isEqualTo("1a 32 12 7e");
    assertThat(saidOf(Fault.COVER_OPEN)).isEqualTo("1a 16 12 12");
    assertThat(saidOf(Fault.OFFLINE)).isEqualTo("1a 12 12 12");
    assertThat(saidOf(Fault.CUTTER_JAMMED)).isEqualTo("1a 52 1a 12");
    assertThat(saidOf(Fault.BROKEN)).isEqualTo("1a 52 32 12");
    assertThat(saidOf(Fault.OVERHEATED)).isEqualTo("1a 52 52 12");
  }

  private String saidOf(Fault fault) throws IOException {
    printer.fail(fault);
    StringBuilder said = new StringBuilder();
    for (char number = 1; number <= 4; number++) {
      send(ASK_NOW + number);
      said.append(number == 1 ? "" : " ").append(answered(1));
    }
    printer.mend(fault);
    return said.toString();
  }

  @Test
  void anOpenCoverHoldsTheReceiptUntilItIsClosed() throws Exception {
    byte[] receipt = new EscPosEncoder().encode(Papers.numbered(1), PAPER);
    send("\u001Da\u000F");
    assertThat(answered(4)).isEqualTo("1000000f");
    printer.failAfter(receipt.length / 2, Fault.COVER_OPEN);
    send(new String(receipt, StandardCharsets.ISO_8859_1));
    assertThat(answered(4)).isEqualTo("3800000f");
    send(ASK_NOW + "\u0002");
    assertThat(answered(1)).isEqualTo("16");
    assertThat(papers).isEmpty();

    printer.mend(Fault.COVER_OPEN);

    assertThat(answered(4)).isEqualTo("1000000f");
    assertThat(papers.poll(20, TimeUnit.SECONDS)).isEqualTo(Papers.numbered(1));
    send(ASK_PAPER);
    assertThat(answered(1)).as("the question before was answered once").isEqualTo("00");
  }

  @Test
  void whatWasSentToAPrinterOffLineIsPrintedLaterThoughNobodyWaitsForIt() throws Exception {
    printer.fail(Fault.PAPER_OUT);
    send(receipt(4) + ASK_NOW + "\u0004");
    assertThat(answered(1)).isEqualTo("7e");
    socket.close();
    socket = new Socket("127.0.0.1", printer.port());
    send(ASK_NOW + "\u0001");
    assertThat(answered(1)).as("the next one is served").isEqualTo("1a");
    send(receipt(5));
    socket.close();
    assertThat(papers).isEmpty();

    printer.mend(Fault.PAPER_OUT);

    assertThat(papers.poll(20, TimeUnit.SECONDS)).isEqualTo(Papers.numbered(4));
    assertThat(papers.poll(20, TimeUnit.SECONDS)).isEqualTo(Papers.numbered(5));
  }

  @Test
  void whatWaitsInAPrinterOffLineIsForgottenWithThePower() throws Exception {
    printer.fail(Fault.COVER_OPEN);
    send(receipt(6) + ASK_NOW + "\u0001");
    assertThat(answered(1)).isEqualTo("1a");
    printer.powerCycle();
    printer.mend();

    socket = new Socket("127.0.0.1", printer.port());
    send(receipt(7));

    assertThat(papers.poll(20, TimeUnit.SECONDS)).isEqualTo(Papers.numbered(7));
  }

  @RepeatedTest(100)
  void offAndOnAgainBeforeAnybodyCameItPrints() throws Exception {
    try (VirtualPrinter another = new VirtualPrinter(0, PAPER, new VirtualPrinter.Listener() {})) {
      another.switchOff();
      another.mend();
      try (Socket first = new Socket("127.0.0.1", another.port())) {
        first.getOutputStream().write(ASK_PAPER.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(first.getInputStream().read()).isZero();
      }
    }
  }

  @Test
  void aBufferThatIsFullTakesNoMoreAndLosesNothing() throws Exception {
    String line = "x".repeat(31) + "\n";
    printer.fail(Fault.OFFLINE);
    Thread sender =
        new Thread(
            () -> {
              try {
                send(line.repeat(3_000) + receipt(8));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    sender.start();
    assertThat(papers).isEmpty();
    printer.mend(Fault.OFFLINE);
    sender.join();

    assertThat(papers.poll(20, TimeUnit.SECONDS).blocks()).hasSize(3_002);
  }

  private static String receipt(int number) {
    byte[] bytes = new EscPosEncoder().encode(Papers.numbered(number), PAPER);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void lowPaperIsSaidAndPrintedOn() throws Exception {
    printer.fail(Fault.PAPER_LOW);

    send(
        new String(
            new EscPosEncoder().encode(Papers.numbered(2), PAPER), StandardCharsets.ISO_8859_1));
    send(ASK_PAPER);

    assertThat(answered(1)).isEqualTo("03");
    assertThat(papers.poll(20, TimeUnit.SECONDS)).isEqualTo(Papers.numbered(2));
  }

  @Test
  void answersThatAreHeldComeWhenTheyAreReleased() throws IOException {
    printer.holdAnswers();
    send(ASK_PAPER + "\u001Dr\u0002");
    socket.setSoTimeout(50);
    assertThatThrownBy(() -> socket.getInputStream().read()).hasMessageContaining("timed out");

    printer.releaseAnswers();
    socket.setSoTimeout(0);

    assertThat(answered(2)).isEqualTo("0000");
  }

  @Test
  void aLateAnswerComesAllTheSame() throws IOException {
    printer.answerLate(20);
    send(ASK_PAPER);

    assertThat(answered(1)).isEqualTo("00");
  }

  @Test
  void whatWasNotPrintedWhenThePowerFailedIsForgotten() throws Exception {
    send("Half a rec\n" + ASK_PAPER);
    assertThat(answered(1)).isEqualTo("00");
    printer.powerCycle();
    assertThat(socket.getInputStream().read()).isEqualTo(-1);

    socket = new Socket("127.0.0.1", printer.port());
    send(
        new String(
            new EscPosEncoder().encode(Papers.numbered(3), PAPER), StandardCharsets.ISO_8859_1));

    assertThat(papers.poll(20, TimeUnit.SECONDS)).isEqualTo(Papers.numbered(3));
    assertThat(printer.torn()).containsExactly(Receipt.builder().text("Half a rec").build());
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    assertThatThrownBy(
            () -> new VirtualPrinter(printer.port(), PAPER, new VirtualPrinter.Listener() {}))
        .isInstanceOf(BindException.class)
        .hasMessageStartingWith(
            "port " + printer.port() + " of this machine cannot be listened on: ")
        .hasCauseInstanceOf(BindException.class);
  }

  @Test
  void withoutAProfileOrAListenerThereIsNoPrinter() {
    assertThatThrownBy(() -> new VirtualPrinter(0, PAPER, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("listener");
    assertThatThrownBy(() -> new VirtualPrinter(0, null, new VirtualPrinter.Listener() {}))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("profile");
  }

  private void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String answered(int length) throws IOException {
    return HexFormat.of().formatHex(socket.getInputStream().readNBytes(length));
  }
}
