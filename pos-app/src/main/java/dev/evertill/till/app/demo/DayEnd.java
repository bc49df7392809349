package dev.evertill.till.app.demo;

import static dev.evertill.till.app.demo.ScriptedDay.expect;

import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.app.Wiring;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.shift.Shift;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Closes the day and checks it: paper, journal and head office must say the same. Confined to the
 * main thread.
 */
final class DayEnd {
  private static final Duration NO_PAPER_FOR = Duration.ofSeconds(30);
  private static final Duration NO_OFFICE_FOR = Duration.ofSeconds(90);

  private final Wiring till;
  private final HttpHeadOffice office;
  private final Paper paper;
  private final PrintWriter out;

  DayEnd(Wiring till, HttpHeadOffice office, Paper paper, PrintWriter out) {
    this.till = till;
    this.office = office;
    this.paper = paper;
    this.out = out;
  }

  /**
   * Closes the day if it is still open, and returns the line that says that all agree.
   *
   * @throws DemoFailedException when anything does not; the message says what
   */
  String closeAndAgree()
      throws DemoFailedException, InterruptedException, IOException, MalformedException {
    closeDay();
    Until.noneWait("papers for the printer", NO_PAPER_FOR, till.store()::printsWaiting);
    till.sendNow();
    Until.noneWait("entries for head office", NO_OFFICE_FOR, till.store().journalFeed()::waiting);
    Map<EntryNumber, SaleDocument> sales = sales();
    expect(!sales.isEmpty(), "nothing was sold");
    Money total = Money.of(sales.values().stream().mapToLong(SaleDocument::total).sum());
    Currency currency = till.store().catalogue().shop().currency();

    agreeOnChain();
    paper.agreesWith(sales);
    agreeOnHead();
    agreeOnDays(sales.size(), total);
    return String.format(
        Locale.ROOT,
        "OK: %d sales, %d receipts, total %s; till and head office agree on number and hash",
        sales.size(),
        paper.receipts(),
        currency.text(total));
  }

  private void closeDay() throws DemoFailedException, InterruptedException {
    if (isClosed()) {
      return;
    }
    Money counted = onTill(till.checkout()::shift).map(Shift::expected).orElse(Money.ZERO);
    onTill(
        () -> {
          till.checkout().closeDay(counted);
          return true;
        });
    expect(isClosed(), "the day did not close");
    out.println("the drawer is counted and the day closed");
  }

  /** Also when it was stopped between counting the drawer and closing the day. */
  private boolean isClosed() {
    return position(Kind.DAY_CLOSED) > position(Kind.SALE);
  }

  private long position(Kind kind) {
    return till.store().ledger().last(kind).map(Recorded::position).orElse(0L);
  }

  private <T> T onTill(Callable<T> question) throws InterruptedException {
    return till.tillThread().ask(question);
  }

  private Map<EntryNumber, SaleDocument> sales() throws MalformedException {
    Map<EntryNumber, byte[]> documents = new LinkedHashMap<>();
    till.store()
        .ledger()
        .read(
            0,
            recorded -> {
              if (recorded.entry().header().kind().equals(Kind.SALE.text())) {
                documents.put(recorded.number(), recorded.entry().document());
              }
            });
    Map<EntryNumber, SaleDocument> sales = new LinkedHashMap<>();
    for (Map.Entry<EntryNumber, byte[]> document : documents.entrySet()) {
      sales.put(document.getKey(), SaleDocuments.read(document.getValue()));
    }
    return sales;
  }

  private void agreeOnChain() throws DemoFailedException {
    Verification.Result result = Verification.of(till.store().ledger());
    expect(
        result.isWhole(),
        "the journal is damaged: "
            + result.faults().stream().map(Verification.Fault::text).toList());
    out.printf(Locale.ROOT, "the chain of %,d entries is whole%n", result.entries());
  }

  private void agreeOnHead() throws DemoFailedException, IOException {
    Recorded head = till.store().head();
    TillState held = office.state();
    EpochHead theirs =
        held.epochs().stream()
            .filter(epoch -> epoch.epoch().equals(head.number().epoch()))
            .findFirst()
            .orElseThrow(() -> new DemoFailedException("head office does not know this journal"));
    expect(
        theirs.number() == head.number().number()
            && theirs.hash().equals(head.entry().hash().hex()),
        "the till's head is "
            + head.number().number()
            + " "
            + head.entry().hash()
            + ", head office's "
            + theirs.number()
            + " "
            + theirs.hash());
    out.printf(Locale.ROOT, "number %,d, hash %s%n", theirs.number(), theirs.hash());
  }

  /** Head office's own figures of every day, worked out there from the documents it holds. */
  private void agreeOnDays(int sales, Money total)
      throws DemoFailedException, InterruptedException, MalformedException {
    int last = lastZ();
    long counted = 0;
    long turnover = 0;
    for (int z = 1; z <= last; z++) {
      CloseAnswer answer = answerTo(z);
      expect(
          answer.verdict().equals(CloseAnswer.CONFIRMED),
          "head office says " + answer.verdict() + " to Z " + z + ": " + answer);
      counted += sales(answer);
      turnover += answer.office().turnover();
      out.printf(Locale.ROOT, "head office confirms Z %d%n", z);
    }
    expect(
        counted == sales && turnover == total.minor(),
        "the till has "
            + sales
            + " sales of "
            + total.minor()
            + ", head office "
            + counted
            + " of "
            + turnover);
  }

  private int lastZ() throws DemoFailedException, MalformedException {
    Recorded last =
        till.store()
            .ledger()
            .last(Kind.DAY_CLOSED)
            .orElseThrow(() -> new DemoFailedException("the day was never closed"));
    return Documents.readDayClosed(last.entry().document()).z();
  }

  private CloseAnswer answerTo(int z) throws DemoFailedException, InterruptedException {
    Until.happens(
        "head office's answer to Z " + z,
        NO_OFFICE_FOR,
        () -> till.store().answerTo(z).isPresent());
    return till.store().answerTo(z).orElseThrow();
  }

  private static long sales(CloseAnswer answer) {
    return answer.office().kinds().stream()
        .filter(kind -> kind.kind().equals(Kind.SALE.text()))
        .mapToLong(kind -> kind.count())
        .sum();
  }
}
