package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EscPosEncoderTest {
  private final EscPosEncoder encoder = new EscPosEncoder();

  @Test
  void styleAndPlaceAreSaidOnlyWhereTheyChange() {
    Receipt receipt =
        Receipt.builder()
            .text("A", Style.BIG, Align.CENTRE)
            .text("B", Style.BIG, Align.CENTRE)
            .text("é")
            .feed(2)
            .cut()
            .build();

    assertThat(shown(receipt))
        .isEqualTo(
            "<1B>@<1B>t<00><1B>a<01><1B>E<01><1D>!<11>A<0A>B<0A>"
                + "<1B>a<00><1B>E<00><1D>!<00><82><0A><1B>d<02><1D>VB<00>");
  }

  @Test
  void theCodePageChangesWithTheLetterThatNeedsIt() {
    assertThat(shown(Receipt.builder().text("é €ä я").build()))
        .isEqualTo("<1B>@<1B>t<00><82> <1B>t<13><D5><84> <1B>t<11><EF><0A>");
  }

  @Test
  void codesAreDrawnByThePrinterItself() {
    assertThat(shown(Receipt.builder().barcode(Symbology.CODE_128, "0417").qr("hi").build()))
        .isEqualTo(
            "<1B>@<1B>t<00><1B>a<01><1D>hP<1D>w<03><1D>H<02><1D>kI<04>{C<04><11>"
                + "<1D>(k<04><00>1A2<00><1D>(k<03><00>1C<06><1D>(k<03><00>1E1"
                + "<1D>(k<05><00>1P0hi<1D>(k<03><00>1Q0");
  }

  @Test
  void aBarCodeTooWideForThePaperIsRefused() {
    Receipt receipt = Receipt.builder().barcode(Symbology.CODE_128, "TILL-2/SLIP-000417").build();

    assertThat(encoder.encode(receipt, PrinterProfile.EPSON_80MM)).isNotEmpty();
    assertThatThrownBy(() -> encoder.encode(receipt, PrinterProfile.EPSON_58MM))
        .hasMessage(
            "CODE-128 TILL-2/SLIP-000417 is 211 bars wide, and Epson 58 mm has room for 188");
  }

  @Test
  void everyLetterOfEveryPageIsPrintedAndNoneIsAQuestionMark() {
    for (CodePage page : PrinterProfile.EPSON_80MM.codePages()) {
      for (int i = 0x80; i < 0x100; i++) {
        char letter = CharacterTable.of(page).character(i);
        if (letter != '\uFFFD') {
          String bytes = shown(Receipt.builder().text(String.valueOf(letter)).build());
          assertThat(bytes)
              .as("%s %02X", page.charset(), i)
              .doesNotContain("?")
              .hasSizeLessThan(40);
        }
      }
    }
  }

  private String shown(Receipt receipt) {
    StringBuilder shown = new StringBuilder();
    byte[] bytes = encoder.encode(receipt, PrinterProfile.EPSON_80MM);
    for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
      shown.append(c >= ' ' && c < 0x7F ? String.valueOf(c) : String.format("<%02X>", (int) c));
    }
    return shown.toString();
  }
}
