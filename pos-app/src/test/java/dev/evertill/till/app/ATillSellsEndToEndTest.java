package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.render.PlainText;
import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.KindCount;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import dev.evertill.till.Await;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.staff.Cashier;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.ui.model.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real head office, a printer on loopback, and a till that is wired as in the shop. */
class ATillSellsEndToEndTest {
  private static final String MILK = "4012345001877";
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Money FLOAT = Money.of(100_00);

  /** It ticks, on a day of its own. */
  private static final Clock CLOCK =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(Instant.now(), Instant.parse("2026-11-16T10:00:00Z")));

  @TempDir private Path directory;
  private HeadOfficeServer office;
  private VirtualPrinter printer;
  private Wiring till;
  private volatile Counter counter = Counter.IDLE;
  private volatile Status status = Status.AT_START;
  private int officePort;
  private long seed = 1;

  @BeforeEach
  void start() throws Exception {
    assertThat(Main.run("import", "--data", directory.resolve("office").toString(), "--demo"))
        .isZero();
    startOffice();
    officePort = office.port();
    printer = new VirtualPrinter(0, PrinterProfile.EPSON_80MM, new VirtualPrinter.Listener() {});
    startTill();
  }

  private void startOffice() throws Exception {
    office = new HeadOfficeServer(directory.resolve("office"), officePort).start();
  }

  private void startTill() throws Exception {
    till =
        new Wiring(
            new Settings(
                StoreSettings.of(
                    "03", directory.resolve("till"), directory.resolve("witness"), "this machine"),
                Optional.empty(),
                "http://127.0.0.1:" + office.port(),
                "127.0.0.1:" + printer.port(),
                PrinterProfile.EPSON_80MM,
                IDLE),
            CLOCK,
            new Random(seed++),
            next -> counter = next,
            next -> status = next);
    till.start();
  }

  @AfterEach
  void stop() throws Exception {
    till.close();
    printer.close();
    office.close();
  }

  /** One act at the counter, and what it leaves behind on the till thread. */
  private void act(Consumer<Checkout> act) throws InterruptedException {
    till.tillThread()
        .ask(
            () -> {
              act.accept(till.checkout());
              return true;
            });
    till.tillThread().ask(() -> true);
  }

  private void sells(int expectedPapers, String... codes) throws InterruptedException {
    for (String code : codes) {
      act(checkout -> checkout.scan(code));
    }
    act(checkout -> checkout.payCash(Money.of(50_00)));
    assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.PAID);
    Await.until(expectedPapers + " papers", () -> printer.papers().size() == expectedPapers);
  }

  private void allIsConfirmed() {
    Await.until(
        "head office's confirmation of everything",
        () -> till.store().journalFeed().waiting() == 0);
  }

  @Test
  void whateverBreaksPaperJournalAndHeadOfficeAgree() throws Exception {
    Await.until("the price list", () -> till.store().catalogue().version() > 0);
    Cashier anna = till.store().catalogue().staff().get(0);
    act(checkout -> checkout.openShift(anna, FLOAT));
    sells(1, MILK, "101");
    assertThat(printer.drawerKicks()).isEqualTo(1);
    allIsConfirmed();

    office.close();
    sells(2, MILK);
    sells(3, "102", "103");
    Await.until("the link is seen to be lost", () -> status.link() == Status.Link.DOWN);
    assertThat(till.store().journalFeed().waiting()).isEqualTo(2);
    startOffice();
    till.sendNow();
    allIsConfirmed();
    Await.until("the link is seen to be back", () -> status.link() == Status.Link.UP);

    printer.switchOff();
    act(checkout -> checkout.scan("104"));
    act(checkout -> checkout.payCash(Money.of(50_00)));
    assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.PAID);
    Await.until("the printer is seen to be off", () -> status.printer() == Status.Printer.OFF);
    assertThat(printer.papers()).hasSize(3);
    printer.mend();
    Await.until("the paper that waited", () -> printer.papers().size() == 4);

    act(checkout -> checkout.scan("105"));
    act(checkout -> checkout.scan("106"));
    till.close();
    counter = Counter.IDLE;
    startTill();
    Await.until("the basket is back", () -> counter.basket().lines().size() == 2);
    assertThat(counter.notice()).isEqualTo(Notice.of(Notice.Kind.BASKET_BACK, "2"));
    assertThat(counter.shift().orElseThrow().cashierName()).isEqualTo("Anna K.");
    sells(5);

    Money expected = counter.shift().orElseThrow().expected();
    act(checkout -> checkout.closeDay(expected));
    assertThat(counter.notice()).isEqualTo(Notice.of(Notice.Kind.DAY_CLOSED, "1"));
    Await.until("the day's report", () -> printer.papers().size() == 6);
    Await.until("head office's word on the day", () -> till.store().answerTo(1).isPresent());
    allIsConfirmed();
    agree(expected.minus(FLOAT));
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
    assertThat(new HttpHeadOffice("http://127.0.0.1:" + officePort, "03").state().epochs())
        .containsExactly(
            new EpochHead(
                head.number().epoch(), head.number().number(), head.entry().hash().hex()));
    CloseAnswer answer = till.store().answerTo(1).orElseThrow();
    assertThat(answer.verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    assertThat(answer.office().turnover()).isEqualTo(turnover);
    assertThat(answer.office().kinds()).contains(new KindCount("sale", 5));
  }

  private List<Recorded> sales() {
    List<Recorded> sales = new ArrayList<>();
    till.store()
        .ledger()
        .read(
            0,
            recorded -> {
              if (recorded.entry().header().kind().equals(Kind.SALE.text())) {
                sales.add(recorded);
              }
            });
    return sales;
  }
}
