package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.render.PaperImage;
import dev.evertill.receipt.render.PlainText;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.Golden;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.Tender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Papers as text, 48 and 32 characters wide; as pictures they lie in {@code target/golden}. */
class SlipsTest {
  private final Slips slips = new Slips(Locale.ROOT);

  private void onBothPapers(String name, Receipt slip) throws IOException {
    for (PrinterProfile paper : List.of(PrinterProfile.EPSON_80MM, PrinterProfile.EPSON_58MM)) {
      String file = "v1/" + name + "-" + paper.columns();
      Path picture = Path.of("target", "golden", file + ".png");
      Files.createDirectories(picture.getParent());
      ImageIO.write(PaperImage.draw(slip, paper), "png", picture.toFile());
      Golden.same(file + ".txt", PlainText.of(slip, paper.columns()));
    }
  }

  @Test
  void aReceiptShowsGoodsTotalChangeAndTaxes() throws Exception {
    onBothPapers(
        "receipt",
        slips.of(SlipKind.RECEIPT, 0, Samples.PLACE, Samples.saleDocument(), Samples.SHOP));
  }

  @Test
  void aCopySaysSoOnTopAndIsOtherwiseTheSame() throws Exception {
    Receipt original =
        slips.of(SlipKind.RECEIPT, 0, Samples.PLACE, Samples.saleDocument(), Samples.SHOP);
    Receipt copy =
        slips.of(SlipKind.RECEIPT, 1, Samples.PLACE, Samples.saleDocument(), Samples.SHOP);

    onBothPapers("copy", copy);
    assertThat(copy.blocks().subList(1, copy.blocks().size())).isEqualTo(original.blocks());
  }

  @Test
  void aDayReportShowsTurnoverDrawerAndJournal() throws Exception {
    onBothPapers(
        "day-report",
        slips.of(SlipKind.DAY_REPORT, 0, Samples.PLACE, Samples.dayClosed(), Samples.SHOP));
  }

  @Test
  void aReceiptInACurrencyWithoutDecimalsHasNone() throws Exception {
    Shop shop = new Shop("1", "Kiosk", "", "", new Currency("JPY", 0), "");
    Sale sale =
        Basket.EMPTY
            .with(Samples.GOODS.named("Bread roll"), Quantity.of(2))
            .settle(List.of(Tender.cash(Money.of(100))))
            .sale()
            .orElseThrow();
    byte[] document =
        Documents.sale(sale, Samples.PLACE, Samples.ID, Samples.AT, shop, Samples.SHIFT, 1);

    onBothPapers(
        "receipt-without-decimals", slips.of(SlipKind.RECEIPT, 0, Samples.PLACE, document, shop));
  }

  @Test
  void aLanguageOfTheTestMachineChangesNoPaper() throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      onBothPapers(
          "day-report",
          new Slips(Locale.ROOT)
              .of(SlipKind.DAY_REPORT, 0, Samples.PLACE, Samples.dayClosed(), Samples.SHOP));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aDocumentOfAnotherKindIsNoReceipt() {
    assertThatThrownBy(
            () -> slips.of(SlipKind.RECEIPT, 0, Samples.PLACE, Samples.dayClosed(), Samples.SHOP))
        .isInstanceOf(MalformedException.class);
  }
}
