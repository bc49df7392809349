package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst;
import com.github.anastaciocintra.escpos.barcode.BarCode;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.render.PlainText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same receipt takes others at least as many bytes; theirs are made in this run. */
class LeanestTest {
  private static final PrinterProfile PAPER = PrinterProfile.EPSON_80MM;
  private static final Path PEERS = Path.of("target/lean");
  private static final String WEB = "https://shop.example/r/2-417";

  @BeforeAll
  static void letOthersWrite() throws IOException, InterruptedException {
    Process peers =
        new ProcessBuilder("../bin/peers", PEERS.toAbsolutePath().toString(), "lean")
            .redirectErrorStream(true)
            .start();
    String said = new String(peers.getInputStream().readAllBytes());
    assertThat(peers.waitFor()).as(said).isZero();
  }

  @Test
  void aPlainReceipt() throws IOException {
    Receipt.Builder receipt =
        Receipt.builder()
            .text("CORNER SHOP", Style.BIG, Align.CENTRE)
            .text("12 Harbour Street, Bergen", Style.PLAIN, Align.CENTRE)
            .feed(1);
    line(receipt, "Coffee beans 1 kg", "12.90", Style.PLAIN);
    line(receipt, "Milk 1 l", "1.85", Style.PLAIN);
    line(receipt, "Rolls", "1.80", Style.PLAIN);
    line(receipt, "Discount", "-0.30", Style.PLAIN);
    receipt.rule();
    line(receipt, "TOTAL", "16.25", Style.BOLD);
    line(receipt, "Cash", "20.00", Style.PLAIN);
    line(receipt, "Change", "3.75", Style.PLAIN);
    receipt.feed(1).text("Thank you, come again", Style.PLAIN, Align.CENTRE).cut();

    assertLeanest("plain", receipt.build(), CoffeePeer.plain());
  }

  @Test
  void lettersOfTwoPages() throws IOException {
    Receipt.Builder receipt = Receipt.builder();
    line(receipt, "Crème fraîche 200 g", "1,85 €", Style.PLAIN);
    line(receipt, "Käse", "3,20 €", Style.PLAIN);
    line(receipt, "Pâté", "4,10 €", Style.PLAIN);
    line(receipt, "Brot", "2,95 €", Style.PLAIN);

    assertLeanest("letters", receipt.cut().build(), CoffeePeer.letters());
  }

  @Test
  void codes() throws IOException {
    Receipt receipt =
        Receipt.builder()
            .text("Slip 417", Style.PLAIN, Align.CENTRE)
            .feed(1)
            .block(new Block.Barcode(Symbology.CODE_128, "000200000417"))
            .block(new Block.Qr(WEB, Block.Qr.Level.M, 6, Align.CENTRE))
            .text("Thank you", Style.PLAIN, Align.CENTRE)
            .cut()
            .build();

    assertLeanest("codes", receipt, CoffeePeer.codes());
  }

  private static void line(Receipt.Builder receipt, String name, String amount, Style style) {
    receipt.columns(Cell.left(name, 0).in(style), Cell.right(amount, 10).in(style));
  }

  private static void assertLeanest(String name, Receipt receipt, byte[] coffee)
      throws IOException {
    byte[] ours = new EscPosEncoder().encode(receipt, PAPER);
    Map<String, byte[]> theirs = new TreeMap<>();
    theirs.put("escpos-coffee", coffee);
    for (String peer : List.of("receiptline", "point-of-sale", "thermal-printer")) {
      theirs.put(peer, Files.readAllBytes(PEERS.resolve(name + "-" + peer + ".bin")));
    }
    Map<String, Integer> lengths = new LinkedHashMap<>();
    theirs.forEach(
        (peer, bytes) -> {
          assertThat(shown(bytes)).as(name + " by " + peer).isEqualTo(shown(ours));
          lengths.put(peer, bytes.length);
        });
    assertThat(lengths.values()).as("ours " + ours.length).allMatch(other -> other >= ours.length);
  }

  /** The words on the paper; rules, which each draws in its way, and pictures are left out. */
  private static List<String> shown(byte[] bytes) {
    Read read = Read.of(bytes, PAPER);
    assertThat(read.unknown).isEmpty();
    return PlainText.of(read.whole(), PAPER.columns())
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .filter(line -> !line.matches("[-─ ]*|\\[picture.*|\\[QR.*"))
        .toList();
  }

  /** The three receipts by escpos-coffee. */
  private static final class CoffeePeer {
    private static final com.github.anastaciocintra.escpos.Style PLAIN =
        new com.github.anastaciocintra.escpos.Style();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EscPos printer = new EscPos(bytes);

    private CoffeePeer() throws IOException {
      printer.initializePrinter();
      printer.setCharacterCodeTable(EscPos.CharacterCodeTable.CP858_Euro);
    }

    private static com.github.anastaciocintra.escpos.Style middle() {
      return new com.github.anastaciocintra.escpos.Style()
          .setJustification(EscPosConst.Justification.Center);
    }

    private void line(com.github.anastaciocintra.escpos.Style style, String name, String amount)
        throws IOException {
      String space = " ".repeat(PAPER.columns() - name.length() - amount.length());
      printer.writeLF(style, name + space + amount);
    }

    private byte[] cut() throws IOException {
      printer.feed(1);
      printer.cut(EscPos.CutMode.PART);
      printer.close();
      return bytes.toByteArray();
    }

    static byte[] plain() throws IOException {
      CoffeePeer peer = new CoffeePeer();
      com.github.anastaciocintra.escpos.Style.FontSize twice =
          com.github.anastaciocintra.escpos.Style.FontSize._2;
      peer.printer.writeLF(middle().setBold(true).setFontSize(twice, twice), "CORNER SHOP");
      peer.printer.writeLF(middle(), "12 Harbour Street, Bergen");
      peer.printer.writeLF(PLAIN, "");
      peer.line(PLAIN, "Coffee beans 1 kg", "12.90");
      peer.line(PLAIN, "Milk 1 l", "1.85");
      peer.line(PLAIN, "Rolls", "1.80");
      peer.line(PLAIN, "Discount", "-0.30");
      peer.printer.writeLF(PLAIN, "-".repeat(PAPER.columns()));
      peer.line(new com.github.anastaciocintra.escpos.Style().setBold(true), "TOTAL", "16.25");
      peer.line(PLAIN, "Cash", "20.00");
      peer.line(PLAIN, "Change", "3.75");
      peer.printer.writeLF(PLAIN, "");
      peer.printer.writeLF(middle(), "Thank you, come again");
      return peer.cut();
    }

    static byte[] letters() throws IOException {
      CoffeePeer peer = new CoffeePeer();
      peer.line(PLAIN, "Crème fraîche 200 g", "1,85 €");
      peer.line(PLAIN, "Käse", "3,20 €");
      peer.line(PLAIN, "Pâté", "4,10 €");
      peer.line(PLAIN, "Brot", "2,95 €");
      return peer.cut();
    }

    static byte[] codes() throws IOException {
      CoffeePeer peer = new CoffeePeer();
      peer.printer.writeLF(middle(), "Slip 417");
      peer.printer.writeLF(middle(), "");
      BarCode code = new BarCode();
      code.setSystem(BarCode.BarCodeSystem.CODE128);
      code.setJustification(EscPosConst.Justification.Center);
      code.setHRIPosition(BarCode.BarCodeHRIPosition.BelowBarCode);
      peer.printer.write(code, "{B000200000417");
      QRCode qr = new QRCode();
      qr.setSize(6);
      qr.setErrorCorrectionLevel(QRCode.QRErrorCorrectionLevel.QR_ECLEVEL_M_Default);
      qr.setJustification(EscPosConst.Justification.Center);
      peer.printer.write(qr, WEB);
      peer.printer.writeLF(middle(), "Thank you");
      return peer.cut();
    }
  }
}
