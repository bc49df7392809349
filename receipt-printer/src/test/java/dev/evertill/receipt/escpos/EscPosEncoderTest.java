package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
            "<1B>@<1B>a<01><1B>!8A<0A>B<0A><1B>a<00><1B>!<00><1B>t<00><82><0A><0A><0A><1D>VB<00>");
  }

  /** DLE DC4 opens the drawer and DLE ENQ throws away what was sent, wherever they stand. */
  @Test
  void noPictureAndNoCodeHoldsACommandThatAPrinterObeysAtOnce() {
    byte[] hostile = {0x10, 0x14, 0x01, 0x00, 0x10, 0x05, 0x10, 0x04, 0x10, 0x10, 0x14, 0x10};
    Bitmap bitmap = new Bitmap(16, 6, hostile);
    Receipt picture = Receipt.builder().block(new Block.Raster(bitmap, Align.LEFT)).build();

    assertThat(shown(picture))
        .isEqualTo(
            "<1B>@<1D>v0<00><02><00><06><00>" + "<18><14><01><00><18><05><18><04><10><18><14><18>");
    for (PrinterProfile profile : Profiles.all()) {
      Receipt codes =
          Receipt.builder()
              .block(
                  new Block.Qr("\u0010\u0014\u0001\u0000\u0001", Block.Qr.Level.L, 3, Align.LEFT))
              .barcode(Symbology.CODE_128, "\u0010\u0005\u0002")
              .block(new Block.Raster(bitmap, Align.LEFT))
              .build();
      byte[] bytes = encoder.encode(codes, profile);
      for (int i = 0; i < bytes.length - 1; i++) {
        assertThat(
                bytes[i] == 0x10
                    && (bytes[i + 1] == 0x04 || bytes[i + 1] == 0x05 || bytes[i + 1] == 0x14))
            .as("%s, byte %d", profile.id(), i)
            .isFalse();
      }
      assertThat(Read.of(bytes, profile).whole()).isEqualTo(Normal.of(codes, profile));
    }
  }

  @Test
  void theCodePageChangesWithTheLetterThatNeedsIt() {
    assertThat(shown(Receipt.builder().text("é €ä я").build()))
        .isEqualTo("<1B>@<1B>t<13><82> <D5><84> <1B>t<11><EF><0A>");
  }

  @Test
  void thePageIsTheOneThatLastsTheLongest() {
    // CP437 has é and ½ but no ő, CP852 é and ő but no ½.
    assertThat(shown(Receipt.builder().text("é").text("é½").text("ő").text("é ő").build()))
        .isEqualTo("<1B>@<1B>t<00><82><0A><82><AB><0A><1B>t<12><8B><0A><82> <8B><0A>");
  }

  @Test
  void thePageIsChangedNoMoreOftenThanItMustBe() {
    String letters = "aéèä€ößłąőžΑβγДжщ½─œ™";
    for (long seed = 1; seed <= 1_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = 1 + random.nextInt(40); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      String bytes = shown(Receipt.builder().text(text.toString()).build());

      assertThat(bytes.split("<1B>t", -1).length - 1)
          .as("seed %d: %s", seed, text)
          .isEqualTo(leastChanges(text.toString()));
    }
  }

  /** The changes there must be, reckoned for every page the printer could be in. */
  private static int leastChanges(String text) {
    List<CodePage> pages = PrinterProfile.EPSON_80MM.codePages();
    int never = 1_000;
    int least = 0;
    int[] changes = new int[pages.size()];
    Arrays.fill(changes, never);
    for (char c : text.toCharArray()) {
      if (c >= 0x80) {
        int before = least;
        least = never;
        for (int page = 0; page < changes.length; page++) {
          boolean has = CharacterTable.of(pages.get(page)).byteOf(c) != CharacterTable.NONE;
          changes[page] = has ? Math.min(changes[page], before + 1) : never;
          least = Math.min(least, changes[page]);
        }
      }
    }
    return least;
  }

  @Test
  void smallPrintAndPlainPrintTakeTurns() {
    Receipt receipt =
        Receipt.builder()
            .text("A", Style.SMALL, Align.LEFT)
            .columns(Cell.left("B", 2).in(Style.SMALL), Cell.left("C", 2).in(Style.SMALL))
            .text("D")
            .text("E", Style.PLAIN.invert(true).underline(true), Align.LEFT)
            .build();

    assertThat(shown(receipt))
        .isEqualTo("<1B>@<1B>!<01>A<0A>B C<0A><1B>!<00>D<0A><1D>B<01><1B>!<80>E<0A>");
  }

  @Test
  void spacesBetweenLettersOfAStyleAreInThatStyle() {
    Style wide = Style.BOLD.doubleWidth(true);
    Receipt receipt =
        Receipt.builder()
            .columns(Cell.left("A", 6).in(wide), Cell.right("B", 6).in(wide))
            .columns(Cell.left("A", 5).in(wide), Cell.right("B", 5).in(Style.PLAIN.invert(true)))
            .build();

    assertThat(shown(receipt)).isEqualTo("<1B>@<1B>!(A    B<0A>A<1B>!<00>       <1D>B<01>B<0A>");
  }

  @Test
  void aPictureComesInBandsSmallPrintersHaveRoomFor() {
    Receipt receipt = Receipt.builder().raster(new Bitmap(8, 300, new byte[300])).build();

    byte[] bytes = encoder.encode(receipt, PrinterProfile.EPSON_80MM);

    assertThat(bytes).hasSize(2 + 3 + 3 * 8 + 300);
    assertThat(shown(receipt))
        .startsWith("<1B>@<1B>a<01><1D>v0<00><01><00><80><00><00>")
        .contains("<00><1D>v0<00><01><00>,<00><00>");
  }

  @Test
  void eachPrinterIsToldInItsWay() {
    Receipt cut = Receipt.builder().text("A").cut().build();
    Receipt code = Receipt.builder().qr("hi").build();

    assertThat(shown(cut, Profiles.of("sunmi-80"))).isEqualTo("<1B>@<1C>.A<0A><1D>VA<00>");
    assertThat(shown(cut, Profiles.of("pos-58"))).isEqualTo("<1B>@<1C>.A<0A><1B>d<05>");
    assertThat(shown(code, Profiles.of("pos-58"))).startsWith("<1B>@<1C>.<1B>a<01><1D>v0<00>");
  }

  @Test
  void barsThePrinterLacksAreDrawnWithTheirDigitsBelow() {
    Receipt receipt =
        new Receipt(
            List.of(new Block.Barcode(Symbology.UPC_E, "01234565", 40, 2, true, Align.RIGHT)));

    assertThat(Normal.of(receipt, Profiles.of("sunmi-58")).blocks())
        .hasSize(2)
        .last()
        .isEqualTo(new Block.Text("01234565", Style.PLAIN, Align.RIGHT));
    Bitmap bars =
        ((Block.Raster) Normal.of(receipt, Profiles.of("sunmi-58")).blocks().get(0)).bitmap();
    assertThat(bars.width()).isEqualTo(104);
    assertThat(bars.height()).isEqualTo(40);
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsWidthAndTheRoom() {
    assertRefused(
        new Block.Barcode(Symbology.EAN_13, "4006381333931", 80, 4, true, Align.CENTRE),
        "EAN-13 4006381333931 is 95 bars wide, and Epson 58 mm has room for 92 of 4 dots");
    assertRefused(
        new Block.Qr("x".repeat(300), Block.Qr.Level.H, 5, Align.CENTRE),
        "the QR of 300 bytes, level H, is 89 squares wide, and Epson 58 mm has room for 68 of 5"
            + " dots");
    assertRefused(
        new Block.Raster(new Bitmap(392, 1, new byte[49])),
        "the picture is 392 dots wide, and Epson 58 mm has 384");
  }

  private void assertRefused(Block block, String message) {
    assertThatThrownBy(() -> encoder.encode(new Receipt(List.of(block)), PrinterProfile.EPSON_58MM))
        .hasMessage(message);
  }

  @Test
  void codesAreDrawnByThePrinterItself() {
    assertThat(shown(Receipt.builder().barcode(Symbology.CODE_128, "0417").qr("hi").build()))
        .isEqualTo(
            "<1B>@<1B>a<01><1D>hP<1D>w<03><1D>H<02><1D>kI<04>{C<04><11>"
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
    return shown(receipt, PrinterProfile.EPSON_80MM);
  }

  private String shown(Receipt receipt, PrinterProfile paper) {
    StringBuilder shown = new StringBuilder();
    byte[] bytes = encoder.encode(receipt, paper);
    for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
      shown.append(c >= ' ' && c < 0x7F ? String.valueOf(c) : String.format("<%02X>", (int) c));
    }
    return shown.toString();
  }
}
