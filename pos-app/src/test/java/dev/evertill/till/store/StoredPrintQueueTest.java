package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.render.PlainText;
import dev.evertill.receipt.spool.JobKey;
import dev.evertill.receipt.spool.JobState;
import dev.evertill.receipt.spool.PrintJob;
import dev.evertill.receipt.spool.PrintQueue;
import dev.evertill.receipt.spool.PrintQueueContract;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.record.Shop;
import dev.evertill.till.record.SlipKind;
import dev.evertill.till.record.Slips;
import dev.evertill.till.record.Stamp;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.shift.Drawer;
import dev.evertill.till.shift.Shift;
import io.objectbox.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract over real stores: each job is a sale, its paper is made from the sale's document.
 */
class StoredPrintQueueTest extends PrintQueueContract {
  private static final Shop SHOP = new Shop("", "", "", "", new Currency("EUR", 2), "");
  private static final String ID = "019a7bcd-1234-7000-8000-000000000000";

  @TempDir private Path directory;
  private final Map<JobKey, byte[]> documents = new HashMap<>();
  private OpenTill till;
  private int stores;

  @AfterEach
  void close() {
    if (till != null) {
      till.close();
    }
  }

  /** The journal's first entry is its epoch's, so the first sale is entry 2. */
  @Override
  protected PrintJob job(int number) {
    try (OpenTill sample = new OpenTill(directory.resolve("sample"))) {
      String epoch = sample.store().head().number().epoch();
      EntryNumber place = new EntryNumber(OpenTill.TILL, epoch, number + 1);
      byte[] document = document(place);
      JobKey key = new JobKey(Integer.toString(number + 1), SlipKind.RECEIPT.name(), 0);
      documents.put(key, document);
      return new PrintJob(key, new Slips(Locale.ROOT).of(SlipKind.RECEIPT, 0, place, document));
    } catch (MalformedException e) {
      throw new AssertionError("a sale of our own making", e);
    }
  }

  @Override
  protected PrintJob copyOf(PrintJob job, int copy) {
    try (OpenTill sample = new OpenTill(directory.resolve("sample"))) {
      String epoch = sample.store().head().number().epoch();
      long number = Long.parseLong(job.key().document());
      return new PrintJob(
          new JobKey(job.key().document(), job.key().kind(), copy),
          new Slips(Locale.ROOT)
              .of(
                  SlipKind.RECEIPT,
                  copy,
                  new EntryNumber(OpenTill.TILL, epoch, number),
                  documents.get(job.key())));
    } catch (MalformedException e) {
      throw new AssertionError("a sale of our own making", e);
    }
  }

  private static byte[] document(EntryNumber place) {
    Item milk =
        new Item(
            "1",
            "",
            "Milk",
            "Dairy",
            UnitPrice.ofMinor(139),
            TaxClass.taxed("B", "VAT 10 %", Tax.percent("B", "VAT 10 %", Percent.parse("10"))),
            Unit.PIECE,
            0,
            false);
    Shift shift =
        new Shift(
            "1",
            "1",
            "Anna K.",
            LocalDate.of(2026, 11, 16),
            Money.ZERO,
            SHOP.currency(),
            Drawer.NONE);
    return SaleDocuments.write(
        Basket.EMPTY
            .with(milk, Quantity.of(place.number()))
            .priced(Terms.plain(SHOP.currency()), LocalDateTime.of(2026, 11, 16, 14, 32))
            .settle(List.of(Tender.cash(Money.of(100_00))))
            .sale()
            .orElseThrow(),
        place,
        new Stamp(ID, ZonedDateTime.parse("2026-11-16T14:32:07Z")),
        SHOP,
        shift,
        1);
  }

  @Override
  protected PrintQueue queueWith(List<PrintJob> jobs) {
    close();
    till = new OpenTill(directory.resolve("till-" + ++stores));
    for (PrintJob job : jobs) {
      append(place -> withoutDrawer(documents.get(job.key())));
    }
    return till.store().printQueue();
  }

  private void append(java.util.function.Function<EntryNumber, Posting> posting) {
    try {
      till.ledger().append(posting);
    } catch (NotRecordedException e) {
      throw new IllegalStateException("the test's own entry", e);
    }
  }

  private static Posting withoutDrawer(byte[] document) {
    return new Posting(
        Kind.SALE,
        ID,
        1,
        document,
        Optional.of(new Print(Print.OWN, SlipKind.RECEIPT, 0)),
        false,
        false,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  protected PrintQueue reopened() {
    return till.reopened().store().printQueue();
  }

  @Override
  protected JobState stateOf(JobKey key) {
    return JobState.valueOf(row(key).state);
  }

  private Box<JobRow> jobs() {
    return till.store().journal().boxFor(JobRow.class);
  }

  private JobRow row(JobKey key) {
    return jobs().getAll().stream()
        .filter(job -> Long.toString(job.position).equals(key.document()))
        .filter(job -> job.slip.equals(key.kind()) && job.copy == key.copy())
        .findFirst()
        .orElseThrow();
  }

  @Override
  protected void askDrawer() {
    append(place -> Posting.sale(ID, till.clock.millis(), document(place)));
  }

  @Override
  protected void pass(Duration time) {
    till.clock.pass(time);
  }

  @Test
  void aDrawerFromBeforeAStopStaysShut() {
    queueWith(List.of());
    askDrawer();

    assertThat(reopened().takeDrawer()).isFalse();
  }

  @Test
  void anOpeningFiveSecondsOldIsTheLastThatCounts() {
    PrintQueue queue = queueWith(List.of());
    askDrawer();
    pass(Duration.ofSeconds(5));

    assertThat(queue.takeDrawer()).isTrue();
  }

  @Test
  void whatWasBeingPrintedWhenTheTillStoppedSaysSo() {
    PrintJob job = job(1);
    PrintQueue queue = queueWith(List.of(job));
    queue.sending(job.key());
    reopened();

    assertThat(row(job.key()).reason).isEqualTo("the till stopped while it was printed");
    assertThat(till.ledger().oldestDoubtfulPrint()).contains(new Print(2, SlipKind.RECEIPT, 0));
  }

  @Test
  void aCopyIsMadeFromTheSameDocumentAndMarked() throws Exception {
    PrintQueue queue = queueWith(List.of(job(1)));
    queue.settled(queue.next().orElseThrow().key(), JobState.PRINTED, "");
    String original = PlainText.of(job(1).receipt(), 48);
    append(
        place ->
            Posting.reprint(
                ID,
                1,
                "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new Print(2, SlipKind.RECEIPT, 1),
                Optional.empty()));

    PrintJob copy = queue.next().orElseThrow();
    assertThat(copy.key()).isEqualTo(new JobKey("2", "RECEIPT", 1));
    assertThat(PlainText.of(copy.receipt(), 48).lines().findFirst().orElseThrow().strip())
        .isEqualTo("COPY");
    assertThat(PlainText.of(copy.receipt(), 48).lines().skip(3))
        .contains(
            "Milk", original.lines().filter(line -> line.startsWith("TOTAL")).findFirst().get());
  }

  @Test
  void aPaperThatCannotBeReadHoldsUpNoOther() {
    PrintJob good = job(2);
    PrintQueue queue = queueWith(List.of());
    append(place -> withoutDrawer(new byte[] {'?'}));
    append(place -> withoutDrawer(documents.get(good.key())));

    assertThat(queue.next().orElseThrow().key().document()).isEqualTo("3");
    JobKey bad = new JobKey("2", "RECEIPT", 0);
    assertThat(stateOf(bad)).isEqualTo(JobState.FAILED);
    assertThat(row(bad).reason).isEqualTo("$: JSON is expected");
  }

  @Test
  void aPaperOfNoEntryIsRefused() {
    PrintQueue queue = queueWith(List.of());
    PrintJob job =
        new PrintJob(
            new JobKey("77", SlipKind.RECEIPT.name(), 0),
            Receipt.builder().text("made up").cut().build());

    assertThatThrownBy(() -> queue.submit(job))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no entry at 77");
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void aJobNobodyQueuedIsAMistakeOfOurs() {
    PrintQueue queue = queueWith(List.of());
    assertThatThrownBy(() -> queue.sending(new JobKey("77", "RECEIPT", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such job: JobKey[document=77, kind=RECEIPT, copy=0]");
    assertThat(queue.next()).isEmpty();
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void allIsDoneWhenNothingWaitsAndNothingIsOnItsWay() throws IOException {
    PrintJob job = job(1);
    PrintQueue queue = queueWith(List.of(job));
    assertThat(till.store().printsWaiting()).isEqualTo(1);
    queue.sending(job.key());
    assertThat(till.store().printsWaiting()).isEqualTo(1);
    queue.settled(job.key(), JobState.PRINTED, "");
    assertThat(till.store().printsWaiting()).isZero();
    assertThat(Files.isDirectory(directory.resolve("till-1").resolve("journal"))).isTrue();
  }
}
