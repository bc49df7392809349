package dev.evertill.till.app.demo;

import static dev.evertill.till.app.demo.ScriptedDay.expect;

import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.app.Verification;
import dev.evertill.till.app.Wiring;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.TillDocuments.DayClosed;
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
  private static final Duration PAPER_WITHIN = Duration.ofMinutes(5);
  private static final Duration OFFICE_WITHIN = Duration.ofMinutes(5);

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
    Until.happens("the last paper", PAPER_WITHIN, till.store()::printsAreDone);
    till.sendNow();
    Until.happens(
        "head office's confirmation of the journal",
        OFFICE_WITHIN,
        () -> till.store().journalFeed().waiting() == 0);
    Map<EntryNumber, SaleDocument> sales = sales();
    expect(!sales.isEmpty(), "nothing was sold");
    Money total = Money.of(sales.values().stream().mapToLong(SaleDocument::total).sum());
    Currency currency = till.store().catalogue().shop().currency();

    agreeOnChain();
    paper.agreesWith(sales);
    agreeOnHead();
    agreeOnClose(sales.size(), total);
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
      sales.put(document.getKey(), Documents.readSale(document.getValue()));
    }
    return sales;
  }

  private void agreeOnChain() throws DemoFailedException {
    Verification.Result result = Verification.of(till.store().ledger());
    expect(result.isWhole(), "the journal is damaged: " + result.faults());
    out.printf("the chain of %,d entries is whole%n", result.entries());
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
    out.printf("number %,d, hash %s%n", theirs.number(), theirs.hash());
  }

  /** Head office's own figures, worked out there from the documents it holds. */
  private void agreeOnClose(int sales, Money total)
      throws DemoFailedException, InterruptedException, MalformedException {
    Recorded last =
        till.store()
            .ledger()
            .last(Kind.DAY_CLOSED)
            .orElseThrow(() -> new DemoFailedException("the day was never closed"));
    DayClosed day = Documents.readDayClosed(last.entry().document());
    Until.happens(
        "head office's answer to Z " + day.z(),
        OFFICE_WITHIN,
        () -> till.store().answerTo(day.z()).isPresent());
    CloseAnswer answer = till.store().answerTo(day.z()).orElseThrow();
    expect(
        answer.verdict().equals(CloseAnswer.CONFIRMED),
        "head office says " + answer.verdict() + " to Z " + day.z() + ": " + answer);
    long counted =
        answer.office().kinds().stream()
            .filter(kind -> kind.kind().equals(Kind.SALE.text()))
            .mapToLong(kind -> kind.count())
            .sum();
    expect(
        counted == sales && answer.office().turnover() == total.minor(),
        "the till has "
            + sales
            + " sales of "
            + total.minor()
            + ", head office "
            + counted
            + " of "
            + answer.office().turnover());
    out.printf("head office confirms Z %d%n", day.z());
  }
}
