package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.spool.JobState;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.LedgerContract;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.NotRecordedException.Cause;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import dev.evertill.till.record.Slips;
import io.objectbox.Box;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectBoxLedgerTest extends LedgerContract {
  @TempDir private Path directory;
  private OpenTill till;

  @BeforeEach
  void open() {
    till = new OpenTill(directory);
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Override
  protected Ledger ledger() {
    return till.ledger();
  }

  private <T> Box<T> box(Class<T> rows) {
    return till.store().journal().boxFor(rows);
  }

  @Override
  protected List<Print> queued() {
    return box(JobRow.class).getAll().stream()
        .filter(job -> job.state.equals(JobState.QUEUED.name()))
        .map(job -> new Print(job.position, SlipKind.valueOf(job.slip), job.copy))
        .toList();
  }

  @Override
  protected void doubt(Print print) {
    for (JobRow job : box(JobRow.class).getAll()) {
      if (job.position == print.position() && job.copy == print.copy()) {
        job.state = JobState.DOUBTFUL.name();
        box(JobRow.class).put(job);
      }
    }
  }

  @Override
  protected boolean drawerIsAsked() {
    return !box(DrawerRow.class).isEmpty();
  }

  @Override
  protected List<Close> asked() {
    List<Close> closes = new ArrayList<>();
    for (CloseRow row : box(CloseRow.class).getAll()) {
      try {
        closes.add(Wire.close(row.close));
      } catch (MalformedException e) {
        throw new AssertionError("Z " + row.z, e);
      }
    }
    return closes;
  }

  @Test
  void aNewJournalBeginsWithItsEpoch() {
    Recorded first = till.ledger().at(1).orElseThrow();

    assertThat(first.entry().header().kind()).isEqualTo("epoch-opened");
    assertThat(first.entry().number()).isEqualTo(1);
    assertThat(first.number().epoch()).matches("[0-9a-f]{32}");
    assertThat(till.ledger().owner()).contains("03");
    assertThat(till.store().head()).isEqualTo(first);
  }

  @Test
  void aReopenedJournalGoesOn() throws Exception {
    till.ledger().append(place -> sale(1));
    List<Recorded> before = all(till.ledger());
    till.reopened();

    assertThat(all(till.ledger())).isEqualTo(before);
    Recorded next = till.ledger().append(place -> sale(2));
    assertThat(next.position()).isEqualTo(3);
    assertThat(next.number().epoch()).isEqualTo(before.get(0).number().epoch());
    assertThat(next.entry().previous()).isEqualTo(before.get(1).entry().hash());
  }

  /**
   * The sync thread opens an epoch after a fork, and notes where it ends when it is on the disk.
   */
  @Test
  void aSaleGoesBehindAnEpochThatAnotherThreadHasOpenedThisInstant() throws Exception {
    String epoch = "ab".repeat(16);
    ObjectBoxLedger other =
        new ObjectBoxLedger("03", till.store().journal(), Optional::empty, Refused.in(directory));
    Recorded opened = other.openEpoch(epoch, 10, (place, position) -> sale(1));

    Recorded sold = till.ledger().append(place -> sale(2));

    assertThat(sold.position()).isEqualTo(12);
    assertThat(sold.number()).isEqualTo(new EntryNumber("03", epoch, 2));
    assertThat(sold.entry().previous()).isEqualTo(opened.entry().hash());
  }

  @Test
  void theGoodsOnTheCounterAreKeptOverAStop() throws Exception {
    till.ledger().keep(bytes("basket"));
    assertThat(till.reopened().ledger().kept()).contains(bytes("basket"));
    till.ledger().append(place -> sale(1));
    assertThat(till.reopened().ledger().kept()).isEmpty();
  }

  @Test
  void whatBelongsToAnEntryIsWrittenWithItOrNotAtAll() {
    assertThatThrownBy(
            () ->
                till.ledger()
                    .append(
                        place -> sale(1),
                        () -> {
                          throw new IllegalStateException("after all was put");
                        }))
        .hasMessage("after all was put");

    assertThat(all(till.ledger())).hasSize(1);
    assertThat(queued()).isEmpty();
    assertThat(drawerIsAsked()).isFalse();
    assertThat(all(till.reopened().ledger())).hasSize(1);
  }

  @Test
  void theThreadOfAFailedEntryReadsOnAsBefore() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  till.ledger()
                      .append(
                          place -> {
                            throw new IllegalStateException("as the test asked");
                          }))
          .hasMessage("as the test asked");
      assertThat(till.ledger().at(1)).isPresent();
      assertThat(till.ledger().at(1)).isPresent();
      assertThat(till.ledger().kept()).isEmpty();
      assertThat(till.ledger().kept()).isEmpty();
      assertThat(till.store().printQueue().takeDrawer()).isFalse();
      assertThat(till.store().printQueue().takeDrawer()).isFalse();
    }
  }

  @Test
  void headOfficesClockIsNotedFromTheMomentItIsKnown() throws Exception {
    Recorded before = till.ledger().append(place -> sale(1));
    till.store().heardOfficeClock(-250);
    Recorded after = till.ledger().append(place -> sale(2));

    assertThat(before.entry().header().officeOffsetMillis()).isNull();
    assertThat(after.entry().header().officeOffsetMillis()).isEqualTo(-250);
    assertThat(till.reopened().ledger().at(after.position())).contains(after);
  }

  @Test
  void twoThreadsNeverGetTheSameNumber() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<Integer>> done = new ArrayList<>();
    for (int thread = 0; thread < 2; thread++) {
      int first = thread * 100;
      done.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 100; i++) {
                  int number = first + i;
                  till.ledger().append(place -> sale(number));
                }
                till.store().journal().closeThreadResources();
                return first;
              }));
    }
    for (Future<Integer> each : done) {
      each.get();
    }
    threads.shutdown();

    List<Recorded> all = all(till.ledger());
    assertThat(all).hasSize(201);
    assertThat(all).allMatch(recorded -> recorded.entry().isAuthentic());
    assertThat(all).extracting(Recorded::position).doesNotHaveDuplicates();
    assertThat(all).last().extracting(Recorded::position).isEqualTo(201L);
  }

  @Test
  void aLongJournalIsReadPageByPage() throws Exception {
    till.store()
        .journal()
        .callInTx(
            () -> {
              for (int i = 0; i < 1_100; i++) {
                int number = i;
                till.ledger().append(place -> sale(number));
              }
              return till;
            });
    assertThat(all(till.ledger())).hasSize(1_101);
    List<Recorded> end = new ArrayList<>();
    till.ledger().read(999, end::add);
    assertThat(end).hasSize(102);
    assertThat(end.get(0).position()).isEqualTo(1_000);
    assertThat(end.get(0).entry().isAuthentic()).isTrue();
  }

  @Test
  void aJournalOfAnotherTillIsNotOpened() {
    till.close();
    assertThatThrownBy(
            () ->
                TillStore.open(
                    OpenTill.settings(directory, "04"),
                    new Slips(Locale.ROOT),
                    till.clock,
                    new Random(1),
                    Rescue.NONE))
        .isInstanceOf(IOException.class)
        .hasMessage("the journal in " + directory + " is of till 03, not of till 04");
    till = new OpenTill(directory);
    assertThat(all(till.ledger())).as("and nothing stays open behind it").hasSize(1);
  }

  @Test
  void aMissingEntryIsNotFilledAgain() throws Exception {
    till.ledger().append(place -> sale(1));
    till.ledger().append(place -> sale(2));
    box(EntryRow.class).remove(2);
    till.reopened();

    assertThat(till.ledger().append(place -> sale(3)).position()).isEqualTo(4);
    assertThat(all(till.ledger())).extracting(Recorded::position).containsExactly(1L, 3L, 4L);
    assertThat(till.ledger().at(3)).isPresent();
  }

  @Test
  void aFullStoreRefusesTheSaleAndKeepsTheBasket(@TempDir Path small) throws Exception {
    try (OpenTill full = new OpenTill(small, 400)) {
      full.ledger().keep(bytes("basket"));
      Posting large = Posting.voided("x", 1, new byte[600 * 1024]);

      assertThatThrownBy(() -> full.ledger().append(place -> large))
          .isInstanceOfSatisfying(
              NotRecordedException.class, e -> assertThat(e.why()).isEqualTo(Cause.STORE_FULL))
          .hasMessage("STORE_FULL: Could not put");

      assertThat(full.ledger().kept()).contains(bytes("basket"));
      assertThat(all(full.ledger())).hasSize(1);
      assertThat(full.ledger().append(place -> sale(1)).position()).isEqualTo(2);
      assertThat(full.reopened().ledger().last(Kind.SALE)).isPresent();
    }
  }
}
