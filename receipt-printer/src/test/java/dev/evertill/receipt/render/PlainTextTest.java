package dev.evertill.receipt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
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
}
