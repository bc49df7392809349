package dev.evertill.receipt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures and PDFs are read back as text by programs of other houses. */
class TextIsReadTest {
  private static final About ABOUT =
      new About("Receipt 2-417", Locale.ENGLISH, Instant.parse("2026-11-16T13:32:07Z"), "Logo");
  private static final Fonts FONTS = Fonts.ofThisSystem();

  @Test
  void theAmountsOfAReceiptAreReadFromItsPicture() throws IOException {
    for (PrinterProfile paper : List.of(PrinterProfile.EPSON_80MM, PrinterProfile.EPSON_58MM)) {
      Path picture = Files.createTempFile("receipt", ".png");
      ImageIO.write(PaperImage.draw(Papers.ofAShop(), paper), "png", picture.toFile());

      String read = Tool.TESSERACT.says(picture.toString(), "stdout", "--psm", "6");

      Files.delete(picture);
      assertThat(read).containsPattern("(?m)^TOTAL.* 16\\.25$");
      assertThat(read).containsPattern("(?m)^Cash +20\\.00$");
      assertThat(read).containsPattern("(?m)^Change +3\\.75$");
    }
  }

  @Test
  void latinGreekCyrillicAndChineseAreReadFromAPdf() throws IOException {
    Receipt receipt =
        Receipt.builder()
            .columns(Cell.left("Crème fraîche, Käse, łosoś", 0), Cell.right("1.85 €", 10))
            .columns(Cell.left("Φέτα Δωδώνης, μέλι", 0), Cell.right("4.90 €", 10))
            .columns(Cell.left("Сыр «Сулугуни», ёжик", 0), Cell.right("3.20 €", 10))
            .columns(Cell.left("龙井茶叶 人民币 一百克", 0), Cell.right("12.00 €", 10))
            .text("3 × 0.60 = 1.80 € ½ ° ™ … – “quoted”")
            .build();

    assertThat(textOf(Pdf.of(receipt, PrinterProfile.EPSON_80MM, ABOUT, FONTS)))
        .containsExactly(
            "Crème fraîche, Käse, łosoś 1.85 €",
            "Φέτα Δωδώνης, μέλι 4.90 €",
            "Сыр «Сулугуни», ёжик 3.20 €",
            "龙井茶叶 人民币 一百克 12.00 €",
            "3 × 0.60 = 1.80 € ½ ° ™ … – “quoted”");
  }

  @Test
  void arabicAndHebrewAreReadFromAPdfWordByWord() throws IOException {
    Receipt receipt =
        Receipt.builder()
            .columns(Cell.left("شاي أخضر", 0), Cell.right("4.90", 10))
            .columns(Cell.left("תה ירוק", 0), Cell.right("5.90", 10))
            .build();

    // The reader marks right-to-left words for whoever shows them; they are not ours.
    assertThat(
            textOf(Pdf.of(receipt, PrinterProfile.EPSON_58MM, ABOUT, FONTS)).stream()
                .map(line -> line.replaceAll("[\u202A-\u202E]", "")))
        .containsExactly("شاي أخضر 4.90", "תה ירוק 5.90");
  }

  @Test
  void whatNoFontHasIsDrawnAndStillRead() throws IOException {
    Receipt receipt = Receipt.builder().text("Tea 龙井茶 100 g").build();

    byte[] pdf = Pdf.of(receipt, PrinterProfile.EPSON_80MM, ABOUT, Fonts.in(List.of()));

    assertThat(textOf(pdf)).containsExactly("Tea 龙井茶 100 g");
  }

  @Test
  void aWholeReceiptIsReadFromAPdfInItsOrder() throws IOException {
    String read =
        String.join(
            "\n", textOf(Pdf.of(Papers.ofAShop(), PrinterProfile.EPSON_80MM, ABOUT, FONTS)));

    assertThat(read)
        .isEqualTo(
            """
            CORNER SHOP
            12 Harbour Street, Bergen
            Till 2 Slip 000417 2026-11-03 10:42
            ------------------------------------------------
            Coffee beans 1 kg, dark roast from the 12.90
            hills
            Crème fraîche 200 g 1.85
            3 × 0.60 Rolls 1.80
            Discount -0.30
            ------------------------------------------------
            TOTAL € 16.25
            Cash 20.00
            Change 3.75
            Tax Net Gross
            A 7 % 15.19 16.25
            Keep this slip for returns
            000200000417
            Thank you, come again""");
  }

  /** The lines that hold something, with single spaces. */
  private static List<String> textOf(byte[] pdf) {
    return Tool.PDFTOTEXT
        .says(pdf, "-layout", "-enc", "UTF-8", "-", "-")
        .lines()
        .map(line -> line.replaceAll("[ \f]+", " ").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toList());
  }
}
