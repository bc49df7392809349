package dev.evertill.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReceiptTest {
  @Test
  void aCopySaysSoOnTop() {
    Receipt receipt = Receipt.builder().text("Milk").cut().build();

    assertThat(receipt.asCopy("COPY").blocks())
        .containsExactly(
            new Block.Text("COPY", Style.BIG, Align.CENTRE),
            new Block.Text("Milk", Style.PLAIN, Align.LEFT),
            new Block.Cut());
  }

  @Test
  void aBarCodeNobodyCouldScanIsRefused() {
    assertThatThrownBy(() -> new Block.Barcode(Symbology.EAN_13, "4006381333932"))
        .hasMessage("EAN-13 check digit 2, expected 1: 4006381333932");
    assertThatThrownBy(() -> new Block.Barcode(Symbology.EAN_13, "400638133393"))
        .hasMessage("EAN-13 has 13 digits: 400638133393");
    assertThatThrownBy(() -> new Block.Barcode(Symbology.EAN_8, "9638507x"))
        .hasMessage("EAN-8 has 8 digits: 9638507x");
    assertThatThrownBy(() -> new Block.Barcode(Symbology.CODE_128, "Käse"))
        .hasMessage("CODE-128 holds ASCII only: Käse");
    assertThatThrownBy(() -> new Block.Barcode(Symbology.CODE_128, ""))
        .hasMessage("CODE-128 has 1 to 80 characters: 0");
    assertThatThrownBy(() -> new Block.Barcode(Symbology.GS1_128, "(01)123(10)AB"))
        .hasMessage("GS1-128 (01) has 14 characters, not 3: (01)123(10)AB");
  }

  @Test
  void whatIsMissingIsNamedWhereItIsWritten() {
    assertThatThrownBy(() -> Receipt.builder().barcode(Symbology.EAN_13, null)).hasMessage("data");
    assertThatThrownBy(() -> Receipt.builder().qr(null)).hasMessage("data");
    assertThatThrownBy(() -> Receipt.builder().block(null)).hasMessage("block");
  }

  @Test
  void anEmptyQrIsRefused() {
    assertThatThrownBy(() -> new Block.Qr("")).hasMessage("QR of level M has 1 to 2331 bytes: 0");
  }

  @Test
  void aQrThatNoReaderWouldGiveBackIsRefused() {
    assertThatThrownBy(() -> new Block.Qr("a\uD83D"))
        .hasMessage("QR with half a character: a\uD83D");
  }
}
