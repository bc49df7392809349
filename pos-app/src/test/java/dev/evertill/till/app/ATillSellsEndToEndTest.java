package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.render.PlainText;
import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.KindCount;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.Await;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.ui.model.Status;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real head office, a printer on loopback, and a till that is wired as in the shop. */
class ATillSellsEndToEndTest {
  @TempDir private Path directory;
  private VirtualPrinter printer;
  private WiredTill till;

  @BeforeEach
  void start() throws Exception {
    printer = WiredTill.printer();
    till = new WiredTill(directory, printer);
    till.start();
  }

  @AfterEach
  void stop() throws Exception {
    till.close();
    printer.close();
  }

  private void sells(int expectedPapers, String... codes) throws InterruptedException {
    for (String code : codes) {
      till.act(checkout -> checkout.scan(code));
    }
    assertThat(till.pays().kind()).isEqualTo(Notice.Kind.PAID);
    Await.until(expectedPapers + " papers", () -> printer.papers().size() == expectedPapers);
  }

  @Test
  void whateverBreaksPaperJournalAndHeadOfficeAgree() throws Exception {
    till.pricesAreThere();
    till.opens();
    sells(1, WiredTill.MILK, "101");
    assertThat(printer.drawerKicks()).isEqualTo(1);
    till.allIsConfirmed();

    till.closeOffice();
    sells(2, WiredTill.MILK);
    sells(3, "102", "103");
    Await.until("the link is seen to be lost", () -> till.status().link() == Status.Link.DOWN);
    assertThat(till.store().journalFeed().waiting()).isEqualTo(2);
    till.openOffice();
    till.sendNow();
    till.allIsConfirmed();
    Await.until("the link is seen to be back", () -> till.status().link() == Status.Link.UP);

    printer.switchOff();
    till.act(checkout -> checkout.scan("104"));
    assertThat(till.pays().kind()).isEqualTo(Notice.Kind.PAID);
    Await.until(
        "the printer is seen to be off", () -> till.status().printer() == Status.Printer.OFF);
    assertThat(printer.papers()).hasSize(3);
    printer.mend();
    Await.until("the paper that waited", () -> printer.papers().size() == 4);

    till.act(checkout -> checkout.scan("105"));
    till.act(checkout -> checkout.scan("106"));
    till.stop();
    till.start();
    Await.until("the basket is back", () -> till.counter().basket().lines().size() == 2);
    assertThat(till.counter().notice()).isEqualTo(Notice.of(Notice.Kind.BASKET_BACK, "2"));
    assertThat(till.counter().shift().orElseThrow().cashierName()).isEqualTo("Anna K.");
    sells(5);

    Money expected = till.counter().shift().orElseThrow().expected();
    till.closesDay(1);
    Await.until("the day's report", () -> printer.papers().size() == 6);
    till.headOfficeAgreesTo(1);
    till.allIsConfirmed();
    agree(expected.minus(WiredTill.FLOAT));
  }

  private void agree(Money cash) throws Exception {
    Map<String, Long> recorded = new LinkedHashMap<>();
    for (Recorded sale : sales()) {
      SaleDocument document = SaleDocuments.read(sale.entry().document());
      recorded.put(sale.number().paper(), document.total());
    }
    long turnover = recorded.values().stream().mapToLong(Long::longValue).sum();
    assertThat(recorded).hasSize(5);
    assertThat(turnover)
        .isEqualTo(cash.minor())
        .isEqualTo(139 + 45 + 139 + 65 + 120 + 95 + 249 + 195);

    List<String> papers = printer.papers().stream().map(paper -> PlainText.of(paper, 48)).toList();
    for (Map.Entry<String, Long> sale : recorded.entrySet()) {
      String total = "%d.%02d".formatted(sale.getValue() / 100, sale.getValue() % 100);
      assertThat(papers)
          .filteredOn(paper -> paper.contains("Receipt " + sale.getKey() + "\n"))
          .singleElement()
          .matches(
              paper -> paper.lines().anyMatch(line -> line.matches("TOTAL EUR +" + total + " *")));
    }
    assertThat(printer.torn()).isEmpty();

    assertThat(Verification.of(till.store().ledger()).faults()).isEmpty();
    Recorded head = till.store().head();
    assertThat(new HttpHeadOffice(till.officeAddress(), "03").state().epochs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("heard")
        .containsExactly(
            new EpochHead(
                head.number().epoch(), head.number().number(), head.entry().hash().hex()));
    CloseAnswer answer = till.store().answerTo(1).orElseThrow();
    assertThat(answer.verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    assertThat(answer.office().turnover()).isEqualTo(turnover);
    assertThat(answer.office().kinds()).contains(new KindCount("sale", 5));
  }

  private List<Recorded> sales() {
    return till.journal().stream()
        .filter(one -> one.entry().header().kind().equals(Kind.SALE.text()))
        .toList();
  }
}
