package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.checkout.Ledger.Held;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every ledger promises, whatever it is kept in. One test class for each. */
public abstract class LedgerContract {
  protected static final String TILL = "03";

  /** A new ledger of till 03. A real one has its epoch's first entry already. */
  protected abstract Ledger ledger();

  /** The papers that are queued and were not settled, oldest first. */
  protected abstract List<Print> queued();

  /** Nobody knows whether this paper came out. */
  protected abstract void doubt(Print print);

  /** Whether the drawer is to be opened. */
  protected abstract boolean drawerIsAsked();

  /** What head office is asked to agree to. */
  protected abstract List<Close> asked();

  protected static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  protected static Posting sale(int number) {
    return Posting.sale("sale-" + number, 1_000L + number, bytes("{\"sale\":" + number + "}"));
  }

  protected static List<Recorded> all(Ledger ledger) {
    List<Recorded> all = new ArrayList<>();
    ledger.read(0, all::add);
    return all;
  }

  private long before() {
    return all(ledger()).size();
  }

  @Test
  protected void entriesAreNumberedFromOneWithoutGaps() throws Exception {
    long before = before();
    for (int i = 1; i <= 5; i++) {
      int number = i;
      List<EntryNumber> told = new ArrayList<>();
      Recorded recorded =
          ledger()
              .append(
                  place -> {
                    told.add(place);
                    return sale(number);
                  });
      assertThat(recorded.number()).isEqualTo(told.get(0));
      assertThat(recorded.position()).isEqualTo(before + i);
      assertThat(recorded.number().number()).isEqualTo(before + i);
      assertThat(recorded.number().till()).isEqualTo(TILL);
    }
    assertThat(all(ledger()))
        .extracting(recorded -> recorded.entry().number())
        .containsExactlyElementsOf(
            java.util.stream.LongStream.rangeClosed(1, before + 5).boxed().toList());
  }

  @Test
  protected void whatIsReadIsWhatWasWritten() throws Exception {
    Recorded written = ledger().append(place -> sale(7));

    assertThat(ledger().at(written.position())).contains(written);
    assertThat(all(ledger())).last().isEqualTo(written);
    assertThat(written.entry().document()).isEqualTo(bytes("{\"sale\":7}"));
    assertThat(written.entry().header().kind()).isEqualTo("sale");
    assertThat(written.entry().header().id()).isEqualTo("sale-7");
    assertThat(written.entry().header().tillTimeMillis()).isEqualTo(1_007);
    assertThat(ledger().at(written.position() + 1)).isEmpty();
    assertThat(ledger().at(0)).isEmpty();
  }

  @Test
  protected void readingBeginsAfterAPosition() throws Exception {
    long before = before();
    ledger().append(place -> sale(1));
    Recorded second = ledger().append(place -> sale(2));

    List<Recorded> after = new ArrayList<>();
    ledger().read(before + 1, after::add);
    assertThat(after).containsExactly(second);
    ledger().read(before + 2, recorded -> after.clear());
    assertThat(after).as("after the last there is nothing").hasSize(1);
  }

  @Test
  protected void everyEntryIsChainedToTheOneBefore() throws Exception {
    for (int i = 1; i <= 5; i++) {
      int number = i;
      ledger().append(place -> sale(number));
    }
    Hash previous = Hash.ZERO;
    for (Recorded recorded : all(ledger())) {
      Entry entry = recorded.entry();
      assertThat(entry.previous()).isEqualTo(previous);
      assertThat(entry.hash()).isEqualTo(Hash.chain(previous, entry.header(), entry.document()));
      previous = entry.hash();
    }
  }

  @Test
  protected void aPostingThatFailsLeavesNothing() throws Exception {
    ledger().keep(bytes("basket"));
    List<Recorded> before = all(ledger());

    assertThatThrownBy(
            () ->
                ledger()
                    .append(
                        place -> {
                          throw new IllegalStateException("at " + place.number());
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("at " + (before.size() + 1));

    assertThat(all(ledger())).isEqualTo(before);
    assertThat(queued()).isEmpty();
    assertThat(drawerIsAsked()).isFalse();
    assertThat(ledger().kept()).contains(bytes("basket"));
    assertThat(ledger().append(place -> sale(1)).position()).isEqualTo(before.size() + 1);
  }

  @Test
  protected void aSaleQueuesItsPaperAsksForTheDrawerAndClearsTheCounter() throws Exception {
    ledger().keep(bytes("basket"));
    Recorded sale = ledger().append(place -> sale(1));

    assertThat(queued()).containsExactly(new Print(sale.position(), SlipKind.RECEIPT, 0));
    assertThat(drawerIsAsked()).isTrue();
    assertThat(ledger().kept()).isEmpty();
  }

  @Test
  protected void aPlainEntryQueuesNothingAndLeavesTheCounterAlone() throws Exception {
    ledger().keep(bytes("basket"));
    ledger().append(place -> Posting.plain(Kind.SHIFT_OPENED, "x", 1, bytes("{}")));

    assertThat(queued()).isEmpty();
    assertThat(drawerIsAsked()).isFalse();
    assertThat(asked()).isEmpty();
    assertThat(ledger().kept()).contains(bytes("basket"));
  }

  @Test
  protected void aReturnIsWrittenLikeASale() throws Exception {
    ledger().keep(bytes("basket"));
    Recorded back =
        ledger().append(place -> Posting.sold(Kind.RETURN, "x", 1, bytes("{\"back\":1}")));

    assertThat(back.entry().header().kind()).isEqualTo("return");
    assertThat(queued()).containsExactly(new Print(back.position(), SlipKind.RECEIPT, 0));
    assertThat(drawerIsAsked()).isTrue();
    assertThat(ledger().kept()).isEmpty();
    assertThat(ledger().last(Kind.RETURN)).contains(back);
    assertThat(ledger().last(Kind.SALE)).isEmpty();
  }

  @Test
  protected void cashThatMovesPrintsItsSlipAndOpensTheDrawerOverTheGoodsOnTheCounter()
      throws Exception {
    ledger().keep(bytes("basket"));
    Recorded drop = ledger().append(place -> Posting.cashMoved(Kind.DROP, "x", 1, bytes("{}")));

    assertThat(queued()).containsExactly(new Print(drop.position(), SlipKind.CASH_MOVEMENT, 0));
    assertThat(drawerIsAsked()).isTrue();
    assertThat(ledger().kept()).contains(bytes("basket"));
  }

  @Test
  protected void aDrawerOpenedForNothingPrintsNothing() throws Exception {
    Recorded opened = ledger().append(place -> Posting.noSale("x", 1, bytes("{}")));

    assertThat(opened.entry().header().kind()).isEqualTo("no-sale");
    assertThat(queued()).isEmpty();
    assertThat(drawerIsAsked()).isTrue();
  }

  @Test
  protected void aBasketGivenUpClearsTheCounterAndPrintsNothing() throws Exception {
    ledger().keep(bytes("basket"));
    ledger().append(place -> Posting.voided("x", 1, bytes("{}")));

    assertThat(ledger().kept()).isEmpty();
    assertThat(queued()).isEmpty();
    assertThat(drawerIsAsked()).isFalse();
  }

  @Test
  protected void theEndOfADayPrintsItsReportAndAsksHeadOffice() throws Exception {
    Close close = new Close(4, "2026-11-16", List.of(), ControlTotals.NONE);
    Recorded day = ledger().append(place -> Posting.dayClosed("x", 1, bytes("{}"), close));

    assertThat(queued()).containsExactly(new Print(day.position(), SlipKind.DAY_REPORT, 0));
    assertThat(asked()).containsExactly(close);
  }

  @Test
  protected void onlyTheLatestDraftCounts() throws Exception {
    assertThat(ledger().kept()).isEmpty();
    ledger().keep(bytes("one"));
    ledger().keep(bytes("two"));

    assertThat(ledger().kept()).contains(bytes("two"));
  }

  @Test
  protected void theLastOfAKindIsFoundHoweverMuchCameAfter() throws Exception {
    assertThat(ledger().last(Kind.DAY_CLOSED)).isEmpty();
    Recorded first = ledger().append(place -> Posting.plain(Kind.SHIFT_OPENED, "a", 1, bytes("a")));
    assertThat(ledger().last(Kind.SHIFT_OPENED)).contains(first);
    for (int i = 0; i < 30; i++) {
      int number = i;
      ledger().append(place -> sale(number));
    }
    assertThat(ledger().last(Kind.SHIFT_OPENED)).contains(first);
    assertThat(ledger().last(Kind.SALE).orElseThrow().entry().header().id()).isEqualTo("sale-29");
    Recorded second =
        ledger().append(place -> Posting.plain(Kind.SHIFT_OPENED, "b", 1, bytes("b")));
    assertThat(ledger().last(Kind.SHIFT_OPENED)).contains(second);
  }

  @Test
  protected void copiesOfAPaperAreCountedFromOne() throws Exception {
    Recorded sale = ledger().append(place -> sale(1));
    long position = sale.position();
    assertThat(ledger().copies(position, SlipKind.RECEIPT)).isZero();
    for (int copy = 1; copy <= 3; copy++) {
      Print print = new Print(position, SlipKind.RECEIPT, copy);
      ledger().append(place -> Posting.reprint("x", 1, bytes("{}"), print, Optional.empty()));
      assertThat(ledger().copies(position, SlipKind.RECEIPT)).isEqualTo(copy);
    }
    assertThat(ledger().copies(position, SlipKind.DAY_REPORT)).isZero();
    assertThat(ledger().copies(position + 1, SlipKind.RECEIPT)).isZero();
  }

  @Test
  protected void theOldestDoubtfulPaperIsAskedForFirst() throws Exception {
    Print first = new Print(ledger().append(place -> sale(1)).position(), SlipKind.RECEIPT, 0);
    Print second = new Print(ledger().append(place -> sale(2)).position(), SlipKind.RECEIPT, 0);
    assertThat(ledger().oldestDoubtfulPrint()).isEmpty();
    doubt(first);
    doubt(second);

    assertThat(ledger().oldestDoubtfulPrint()).contains(first);
    ledger().cameOut(first);
    assertThat(ledger().oldestDoubtfulPrint()).contains(second);
    Print copy = new Print(second.position(), SlipKind.RECEIPT, 1);
    ledger().append(place -> Posting.reprint("x", 1, bytes("{}"), copy, Optional.of(second)));
    assertThat(ledger().oldestDoubtfulPrint()).isEmpty();
    assertThat(queued()).contains(copy);
  }

  @Test
  protected void aBasketPutAsideLeavesAnEmptyCounterAndComesBackAsItWas() throws Exception {
    assertThat(ledger().held()).isEmpty();
    ledger().keep(bytes("first"));
    ledger().hold("green", 1_000, bytes("first"));
    assertThat(ledger().kept()).isEmpty();
    ledger().hold("blue", 2_000, bytes("second"));

    assertThat(ledger().held()).extracting(Held::label).containsExactly("green", "blue");
    Held green = ledger().held().get(0);
    assertThat(green.heldAtMillis()).isEqualTo(1_000);
    assertThat(green.draft()).isEqualTo(bytes("first"));
    ledger().recall(green);
    assertThat(ledger().kept()).contains(bytes("first"));
    assertThat(ledger().held()).extracting(Held::label).containsExactly("blue");
  }

  @Test
  protected void aBasketIsTakenUpOnce() throws Exception {
    ledger().hold("green", 1_000, bytes("first"));
    Held green = ledger().held().get(0);
    ledger().recall(green);
    ledger().keep(bytes("paid by now"));

    assertThatThrownBy(() -> ledger().recall(green))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("basket " + green.id() + " is not held");
    assertThat(ledger().kept()).contains(bytes("paid by now"));
    ledger().hold("blue", 2_000, bytes("second"));
    assertThat(ledger().held().get(0).id()).as("never given again").isNotEqualTo(green.id());
  }

  @Test
  protected void entriesAndBasketsPutAsideKnowNothingOfEachOther() throws Exception {
    ledger().hold("green", 1_000, bytes("first"));
    ledger().append(place -> sale(1));
    ledger().append(place -> Posting.voided("x", 1, bytes("{}")));

    assertThat(ledger().held()).hasSize(1);
    assertThat(all(ledger())).hasSizeGreaterThanOrEqualTo(2);
  }
}
