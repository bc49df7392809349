package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.layout.Layout;
import dev.evertill.receipt.render.PaperImage;
import dev.evertill.receipt.render.PlainText;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the encoders of others write is read as they meant it. */
class ForeignEncodersTest {
  private static final String ADDRESS = "https://shop.example/r/2-417";

  static Stream<String> all() {
    return ForeignReceipts.all().keySet().stream();
  }

  static Stream<String> all(String encoder) {
    return all().filter(name -> name.startsWith(encoder));
  }

  @ParameterizedTest
  @MethodSource("all")
  void noCommandIsUnknown(String name) {
    Read read = read(name);

    assertThat(read.unknown).isEmpty();
    assertThat(read.papers).isNotEmpty();
    assertThat(read.unfinished().blocks().stream().filter(ForeignEncodersTest::shows)).isEmpty();
  }

  private static boolean shows(Block block) {
    return !(block instanceof Block.Feed)
        && !(block instanceof Block.Text text && text.text().isEmpty());
  }

  static Stream<String> ofPointOfSale() {
    return all("point-of-sale");
  }

  @ParameterizedTest
  @MethodSource("ofPointOfSale")
  void everyTextOfPointOfSaleIsRead(String name) {
    Read read = read(name);

    assertThat(words(read))
        .contains(
            "CORNER SHOP 12 Harbour Street Coffee beans 1 kg 12.90 Crème fraîche 200 g 1.85"
                + " Сыр Φέτα 5 € 5.00",
            "TOTAL 14.75",
            "Thank you, come again");
    assertThat(read.codes())
        .startsWith("EAN-13 4006381333931", "CODE-128 TILL-2/417")
        .hasSizeLessThan(4);
    assertThat(read.drawerKicks).isEqualTo(1);
    assertThat(read.pictures).isNotEmpty();
  }

  /** Words with one space between them, without frames. */
  private static String words(Read read) {
    return PlainText.of(read.whole(), 48).replaceAll("[\\s│┌┐└┘─═]+", " ");
  }

  @Test
  void aReceiptOfPointOfSaleIsReadWhole() {
    Read read = read("point-of-sale-raster");

    assertThat(text(read))
        .isEqualTo(
            """
            [picture 64×64]

                         CORNER SHOP
                           12 Harbour Street

            Coffee beans 1 kg                          12.90
            Crème fraîche 200 g                         1.85
            Сыр Φέτα 5 €                                5.00
            ════════════════════════════════════════════════
            ┌──────────────────┐
            │TOTAL 14.75       │
            └──────────────────┘
            Thank you, come again
            Small print
            [EAN-13 4006381333931]

            [CODE-128 TILL-2/417]

            [QR https://shop.example/r/2-417]

            - - - - - - - - - - - - - - - - - - - - - - - -
            """);
    assertThat(read.codes()).contains("QR M " + ADDRESS);
    assertThat(read.pictures.get(0).bitmap()).isEqualTo(ForeignReceipts.disc());
    assertThat(styleOf("CORNER SHOP", read)).isEqualTo(Style.BIG);
    assertThat(styleOf("Small print", read)).isEqualTo(Style.SMALL);
  }

  private static Style styleOf(String text, Read read) {
    return read.whole().blocks().stream()
        .flatMap(ForeignEncodersTest::runs)
        .filter(run -> run.text().strip().equals(text))
        .map(Cell::style)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Cell> runs(Block block) {
    if (block instanceof Block.Text line) {
      return Layout.runs(line).stream();
    }
    return block instanceof Block.Columns line ? line.cells().stream() : Stream.of();
  }

  static Stream<String> ofReceiptline() {
    return all("receiptline").filter(name -> !name.matches(".*(narrow|gb18030|shiftjis|impactb?)"));
  }

  @ParameterizedTest
  @MethodSource("ofReceiptline")
  void aReceiptOfReceiptlineIsReadWhole(String name) throws NotFoundException {
    Read read = read(name);

    assertThat(text(read))
        .isEqualTo(
            """
            [picture 64×64]

                               CORNER SHOP
                            12 Harbour Street

            Till 2                  Slip 000417
            ────────────────────────────────────────────────
            Coffee beans 1 kg                       12.90
            Crème fraîche 200 g                         1.85
            ────────────────────────────────────────────────
            TOTAL                                      14.75
                     Thank you, come again
            [EAN-13 4006381333931]
            [CODE-128 TILL-2/417]
            [picture 120×116]
                        ╭────────────┬────────╮
                        │Tax         │Net     │
                        │A 7 %       │13.79   │
                        ╰────────────┴────────╯
            - - - - - - - - - - - - - - - - - - - - - - - -
            """);
    assertThat(read.pictures.get(0).bitmap()).isEqualTo(ForeignReceipts.disc());
    assertThat(scanned(new Receipt(List.of(read.pictures.get(1))), read.paper))
        .containsExactly(ADDRESS);
  }

  private static List<String> scanned(Receipt receipt, PrinterProfile paper)
      throws NotFoundException {
    BufferedImage image = PaperImage.draw(receipt, paper);
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    RGBLuminanceSource source = new RGBLuminanceSource(width, image.getHeight(), pixels);
    return Stream.of(
            new GenericMultipleBarcodeReader(new MultiFormatReader())
                .decodeMultiple(new BinaryBitmap(new HybridBinarizer(source))))
        .map(Result::getText)
        .toList();
  }

  @Test
  void aReceiptForAnImpactPrinterIsReadWhole() {
    for (String name : List.of("receiptline-impact", "receiptline-impactb")) {
      Read read = read(name);

      String text = text(read).replaceAll("\n+", "\n");
      assertThat(text)
          .as(name)
          .isEqualTo(
              """
              [picture 128×192]
                              CORNER SHOP
                           12 Harbour Street
              Till 2               Slip 000417
              ──────────────────────────────────────────
              Coffee beans 1 kg                 12.90
              Crème fraîche 200 g                   1.85
              ──────────────────────────────────────────
              TOTAL                                14.75
                    Thank you, come again
                       ╭────────────┬────────╮
                       │Tax         │Net     │
                       │A 7 %       │13.79   │
                       ╰────────────┴────────╯
              - - - - - - - - - - - - - - - - - - - - - - - -
              """);
      assertThat(read.approximated).as("black and red").contains("colour");
    }
  }

  @Test
  void japaneseIsReadInBothItsCodes() {
    for (String name : List.of("receiptline-shiftjis", "receiptline-gb18030")) {
      assertThat(text(read(name)))
          .as(name)
          .isEqualTo(
              """
              コーヒー豆              1,290円
              領収書                  1,290円
              - - - - - - - - - - - - - - - - - - - - - - - -
              """);
    }
  }

  static Stream<String> ofThermalPrinter() {
    return all("thermal-printer");
  }

  @ParameterizedTest
  @MethodSource("ofThermalPrinter")
  void aReceiptOfThermalPrinterIsReadWhole(String name) {
    Read read = read(name);

    String expected =
        """
        [picture]
                          CORNER SHOP
                       12 Harbour Street
        ------------------------------------------------
        Coffee beans 1 kg                          12.90
        Crème fraîche 200 g                         1.85
        TOTAL €                                    14.75
        Thank you, come again
        Small print
        [EAN-13 4006381333931]
        [CODE-128 TILL-2/417]
        [QR https://shop.example/r/2-417]


        - - - - - - - - - - - - - - - - - - - - - - - -
        """;
    boolean without = name.endsWith("tanca");
    String code128 = "[CODE-128 TILL-2/417]\n";
    assertThat(withoutSizes(text(read)))
        .isEqualTo(without ? expected.replace(code128, "") : expected);
    assertThat(read.codes()).startsWith("EAN-13 4006381333931").endsWith("QR M " + ADDRESS);
    // It sends the drawer's command without its times, so a printer takes the next bytes for them.
    assertThat(read.drawerKicks).isEqualTo(1);
  }

  private static String withoutSizes(String text) {
    return text.replaceAll("\\[picture \\d+×\\d+]", "[picture]");
  }

  static Stream<String> ofCoffee() {
    return all("escpos-coffee");
  }

  @ParameterizedTest
  @MethodSource("ofCoffee")
  void aReceiptOfEscposCoffeeIsReadWhole(String name) {
    Read read = read(name);
    int height = name.endsWith("columns") ? 72 : 64;

    assertThat(text(read).replace("64×72", "64×64"))
        .isEqualTo(
            """
            [picture 64×64]
                              CORNER SHOP
                           12 Harbour Street

            Crème fraîche 200 g                         1.85
            TOTAL €   14.75
            come again
            Thank you
            Small print
            [EAN-13 4006381333931]
            [EAN-8 96385074]
            [UPC-A 036000291452]
            [CODE-39 TILL-2]
            [ITF 123456]
            [CODABAR A123B]
            [CODE-93 TILL-2]
            [CODE-128 TILL-2/417]
            [QR https://shop.example/r/2-417]
            [picture 280×56]
            - - - - - - - - - - - - - - - - - - - - - - - -
            """);
    assertThat(read.pictures.get(0).bitmap()).isEqualTo(ForeignReceipts.disc(height));
    assertThat(read.approximated).containsExactly("PDF_417 as a picture");
    assertThat(styleOf("come again", read)).isEqualTo(Style.PLAIN.invert(true));
    // It sets the underline by a command that leaves the rest as it was.
    assertThat(styleOf("Thank you", read)).isEqualTo(Style.PLAIN.underline(true).invert(true));
  }

  @Test
  void thePdf417OfEscposCoffeeCanBeScanned() throws NotFoundException {
    Read read = read("escpos-coffee-raster");

    assertThat(scanned(new Receipt(List.of(read.pictures.get(1))), read.paper))
        .containsExactly(ADDRESS);
  }

  /** The first paper; where codes and pictures stand is of no concern here. */
  private static String text(Read read) {
    return PlainText.of(read.papers.get(0), 48).replaceAll("(?m)^ +\\[", "[");
  }

  private static Read read(String name) {
    return Read.of(ForeignReceipts.of(name), paper(name));
  }

  private static PrinterProfile paper(String name) {
    return switch (name) {
      case "receiptline-narrow" -> PrinterProfile.EPSON_58MM;
      case "point-of-sale-bixolon-srp350iii" -> Profiles.of("bixolon-srp-350");
      default -> PrinterProfile.EPSON_80MM;
    };
  }
}
