package dev.evertill.sync.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.document.PlainSale;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TenderRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlTotalsTest {
  private static final Filed CASH_SALE = sale(300, List.of(PlainSale.cash(500)), 200, "A", "20");
  private static final Filed CARD_SALE =
      sale(120, List.of(new TenderRecord("card", 120, null, null)), 0, "B", "10");
  private static final Filed SHIFT = new Filed("shift", "{}".getBytes(UTF_8));
  private static final Filed BROKEN = new Filed("sale", "{".getBytes(UTF_8));

  private static Filed sale(
      long total, List<TenderRecord> tenders, long change, String tax, String percent) {
    SaleDocument sale =
        new PlainSale("0117-03", "e", 1, "id")
            .of(total, total, tax, percent, 20, 0, tenders, change);
    return new Filed("sale", Wire.bytes(sale));
  }

  @Test
  void cashIsCountedNetOfChange() {
    assertThat(ControlTotals.of(List.of(CASH_SALE, CARD_SALE, CASH_SALE, SHIFT).stream()))
        .isEqualTo(
            new ControlTotals(
                List.of(new KindCount("sale", 3), new KindCount("shift", 1)),
                720,
                0,
                List.of(new SumRecord("card", 120), new SumRecord("cash", 600)),
                List.of(new TaxSum("A", "20", 560, 40, 600), new TaxSum("B", "10", 100, 20, 120))));
  }

  @Test
  void whatCoinsCouldNotPayIsALineOfItsOwn() {
    Filed rounded =
        new Filed(
            "sale",
            Wire.bytes(
                new PlainSale("0117-03", "e", 1, "id")
                    .of(302, 302, "A", "20", 50, -2, List.of(PlainSale.cash(300)), 0)));
    assertThat(ControlTotals.of(List.of(rounded, rounded).stream()))
        .isEqualTo(
            new ControlTotals(
                List.of(new KindCount("sale", 2)),
                604,
                -4,
                List.of(new SumRecord("cash", 600)),
                List.of(new TaxSum("A", "20", 504, 100, 604))));
  }

  @Test
  void whatCameBackIsCountedUnderItsOwnKindAndLessensTheTurnover() {
    Filed back =
        new Filed(
            SaleDocument.RETURN,
            sale(-120, List.of(PlainSale.cash(-120)), 0, "A", "20").document());

    assertThat(ControlTotals.of(List.of(CASH_SALE, back).stream()))
        .isEqualTo(
            new ControlTotals(
                List.of(new KindCount("return", 1), new KindCount("sale", 1)),
                180,
                0,
                List.of(new SumRecord("cash", 180)),
                List.of(new TaxSum("A", "20", 140, 40, 180))));
  }

  @Test
  void theOrderDoesNotMatter() {
    List<Filed> day = new ArrayList<>(List.of(CASH_SALE, CARD_SALE, SHIFT, BROKEN));
    ControlTotals totals = ControlTotals.of(day.stream());
    Collections.reverse(day);
    assertThat(ControlTotals.of(day.stream())).isEqualTo(totals);
  }

  @Test
  void aSaleThatCannotBeReadIsStillCounted() {
    assertThat(ControlTotals.of(List.of(BROKEN).stream()))
        .isEqualTo(
            new ControlTotals(List.of(new KindCount("sale", 1)), 0, 0, List.of(), List.of()));
  }

  @Test
  void anEmptyDayHasNone() {
    assertThat(ControlTotals.of(List.<Filed>of().stream())).isEqualTo(ControlTotals.NONE);
  }
}
