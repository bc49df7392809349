package dev.evertill.receipt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.escpos.Normal;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void aReceiptAsTheShopSeesIt() {
    assertThat(PlainText.of(Papers.ofAShop(), 48))
        .isEqualTo(
            """
                              CORNER SHOP
                       12 Harbour Street, Bergen

            Till 2  Slip 000417             2026-11-03 10:42
            ------------------------------------------------
            Coffee beans 1 kg, dark roast from the     12.90
            hills
            Crème fraîche 200 g                         1.85
              3 × 0.60 Rolls                            1.80
              Discount                                 -0.30
            ------------------------------------------------
            TOTAL €                                    16.25
            Cash                                       20.00
            Change                                      3.75

            Tax              Net       Gross
            A 7 %          15.19       16.25

                       Keep this slip for returns
                        [CODE-128 000200000417]
                   [QR https://shop.example/r/2-417]
                         Thank you, come again
            - - - - - - - - - - - - - - - - - - - - - - - -
            """);
  }

  @Test
  void theSameReceiptOnNarrowPaper() {
    assertThat(PlainText.of(Papers.ofAShop(), 32))
        .isEqualTo(
            """
                      CORNER SHOP
               12 Harbour Street, Bergen

            Till 2  Slip    2026-11-03 10:42
            000417
            --------------------------------
            Coffee beans 1 kg,         12.90
            dark roast from the
            hills
            Crème fraîche 200 g         1.85
              3 × 0.60 Rolls            1.80
              Discount                 -0.30
            --------------------------------
            TOTAL €                    16.25
            Cash                       20.00
            Change                      3.75

            Tax              Net       Gross
            A 7 %          15.19       16.25

               Keep this slip for returns
                [CODE-128 000200000417]
            [QR https://shop.example/r/2-417]
                 Thank you, come again
            - - - - - - - - - - - - - - - -
            """);
  }

  @Test
  void aWordTooLongForItsColumnIsCutAndNothingIsLost() {
    Receipt receipt =
        Receipt.builder()
            .columns(Cell.left("Donaudampfschiff fahrt", 8), Cell.right("1.00", 6))
            .build();

    assertThat(PlainText.of(receipt, 20))
        .isEqualTo(
            """
            Donaudam  1.00
            pfschiff
            fahrt
            """);
  }

  @Test
  void controlCharactersNeverReachAPrinter() {
    assertThat(PlainText.of(Receipt.builder().text("a\u001Bb\tc\u0007d").build(), 20))
        .isEqualTo("a b c d\n");
  }

  @Test
  void taxesSmallPrintAndAPlaceToSignStandInTheSameColumns() {
    Receipt receipt =
        Receipt.builder()
            .taxTable(
                List.of("Tax", "Net", "Gross"),
                List.of(
                    List.of("A 20 %", "1,240.50", "1,488.60"), List.of("B 7 %", "1.00", "1.07")))
            .text("Small print is as wide as any here", Style.SMALL, Align.LEFT)
            .signature("Signature")
            .barcode(Symbology.EAN_8, "96385074")
            .block(new Block.Qr("R2-417", Block.Qr.Level.H, 0, Align.RIGHT))
            .build();

    assertThat(PlainText.of(receipt, 30))
        .isEqualTo(
            """
            Tax              Net     Gross
            A 20 %      1,240.50  1,488.60
            B 7 %           1.00      1.07
            Small print is as wide as any
            here

            x_____________________________
            Signature
                   [EAN-8 96385074]
                               [QR R2-417]
            """);
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    Receipt receipt =
        Receipt.builder()
            .columns(Cell.left("绿茶 100 g", 0), Cell.right("4.90", 8))
            .columns(Cell.left("Green tea", 0), Cell.right("4.90", 8))
            .text("茶", Style.PLAIN, Align.RIGHT)
            .build();

    assertThat(PlainText.of(receipt, 20))
        .isEqualTo(
            """
            绿茶 100 g      4.90
            Green tea       4.90
                              茶
            """);
  }

  @Test
  void aRightToLeftNameTurnsNoAmountRound() {
    Receipt receipt =
        Receipt.builder()
            .columns(Cell.left("شاي أخضر", 0), Cell.right("4.90", 8))
            .columns(Cell.left("Tea שחור 2", 0), Cell.right("5.90", 8))
            .build();

    assertThat(PlainText.of(receipt, 20))
        .isEqualTo(
            "\u200E\u2068شاي أخضر\u2069        4.90\n"
                + "\u200ETea \u2068שחור\u2069 2      5.90\n");
  }

  @Test
  void aTotalPrintedLargeEndsAtTheMarginAfterItWasReadBackToo() {
    PrinterProfile paper = PrinterProfile.EPSON_58MM;
    Style wide = Style.BIG;
    Receipt receipt =
        Receipt.builder()
            .text("Shop", wide, Align.CENTRE)
            .columns(Cell.left("TOTAL", 0).in(wide), Cell.right("12.90", 12).in(wide))
            .text("Small print has more letters in a line", Style.SMALL, Align.LEFT)
            .build();
    String expected =
        """
                      Shop
        TOTAL                      12.90
        Small print has more letters in a line
        """;

    assertThat(PlainText.of(receipt, paper)).isEqualTo(expected);
    assertThat(PlainText.of(Normal.of(receipt, paper), paper)).isEqualTo(expected);
  }

  @Test
  void amountsOfATableTooWideForItsPaperStayWhole() {
    Receipt receipt =
        Receipt.builder()
            .taxTable(
                List.of("Steuer", "Nettobetrag", "Mehrwertsteuer", "Bruttobetrag"),
                List.of(List.of("A 19 %", "100,00", "19,00", "119,00")))
            .build();

    assertThat(PlainText.of(receipt, 32))
        .isEqualTo(
            """
            Steuer
             Nettobetrag Mehrwertsteuer
                                Bruttobetrag
            A 19 %
                  100,00          19,00
                                      119,00
            """);
  }
}
