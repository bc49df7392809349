package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.LineLeft;
import dev.evertill.sync.protocol.SalePlace;
import dev.evertill.sync.protocol.SoldSale;
import org.junit.jupiter.api.Test;

/** What head office knows of sales that goods come back of, in every storage. */
abstract class SalesAskedForContract extends TwoTillsOfAnOffice {
  @Test
  void whatIsLeftOfASaleIsWhatDidNotComeBackToAnyTill() {
    one.sell(
        new AnySale()
            .goods("101", 5, 5_00)
            .line("4011", "Bananas", "1.250", "kg", 2_24, "B")
            .voided("102")
            .payCash());
    one.sell(new AnySale().back(first(0), "101", "2", 2_00).payCash());
    other.sell(
        new AnySale()
            .back(first(0), "101", "1", 1_00)
            .back(first(1), "4011", "0.250", 45)
            .payCash());
    assertThat(send(one, 1)).isEmpty();
    assertThat(send(other, 1)).isEmpty();

    SoldSale sale = questions().sale("0117-03", "E", 1).sales().get(0);
    assertThat(sale.place()).isEqualTo(new SalePlace("0117-03", "e1", 1));
    assertThat(sale.document().bytes()).isEqualTo(one.entries(1, 1).get(0).document());
    assertThat(sale.lines())
        .containsExactly(
            new LineLeft("5", "3", "2"),
            new LineLeft("1.250", "0.250", "1.000"),
            new LineLeft("0", "0", "0"));
  }

  @Test
  void moreThanWasSoldIsTakenBackAndParked() {
    one.sell(new AnySale().goods("101", 2, 2_00).payCash());
    one.sell(new AnySale().back(first(0), "101", "2", 2_00).payCash());
    other.sell(new AnySale().back(first(0), "101", "1", 1_00).payCash());
    assertThat(send(one, 1)).isEmpty();
    assertThat(send(other, 1))
        .containsExactly(asked("e2", 1, "line 1 of entry 1 of till 0117-03: 3 came back, 2 sold"));
    assertThat(questions().sale("0117-03", "e1", 1).sales().get(0).lines())
        .containsExactly(new LineLeft("2", "3", "0"));
  }

  @Test
  void goodsOfASaleThatHasNotComeYetAreNoQuestion() {
    other.sell(new AnySale().back(first(0), "101", "9", 9_00).payCash());
    assertThat(send(other, 1)).isEmpty();
  }

  @Test
  void aSaleIsFoundByItsIdAndByItsReceipt() {
    one.sell(300).sell(400).write("no-sale", "{}".getBytes(UTF_8));
    Journal after = new Journal("0117-03", "f7").sell(500).sell(600);
    send(one, 1);
    send(after, 1);
    assertThat(questions().sale("0117-03", "", 2).sales())
        .extracting(sale -> sale.place().epoch())
        .containsExactlyInAnyOrder("e1", "f7");
    assertThat(questions().sale("0117-03", "F7", 2).sales())
        .extracting(SoldSale::place)
        .containsExactly(new SalePlace("0117-03", "f7", 2));
    assertThat(questions().sale("0117-03", "", 3).sales()).isEmpty();
    assertThat(questions().sale("id-2").sales()).hasSize(2);
    assertThat(questions().sale("id-9").sales()).isEmpty();
  }

  @Test
  void aReceiptOfAnOldEpochIsFoundHoweverManyCameAfterIt() {
    for (int epoch = 10; epoch < 35; epoch++) {
      send(new Journal("0117-03", "e" + epoch).sell(epoch * 100L), 1);
    }
    assertThat(questions().sale("0117-03", "E10", 1).sales())
        .extracting(SoldSale::place)
        .containsExactly(new SalePlace("0117-03", "e10", 1));
    assertThat(questions().sale("0117-03", "", 1).sales()).hasSize(20);
  }
}
