package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.Golden;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.CatalogueActive;
import dev.evertill.till.record.TillDocuments.DayClosed;
import dev.evertill.till.record.TillDocuments.EpochOpened;
import dev.evertill.till.record.TillDocuments.Reprint;
import dev.evertill.till.record.TillDocuments.ShiftClosed;
import dev.evertill.till.record.TillDocuments.Voided;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.shift.Shift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The documents of version 1: what is written today, and what was ever written, is read. */
class DocumentsTest {
  private static byte[] released(String name) throws IOException {
    return Golden.bytes("v1/" + name + ".json");
  }

  @Test
  void aSaleHasEverythingItsReceiptShows() throws Exception {
    Golden.same("v1/sale.json", Samples.saleDocument());

    SaleDocument sale = Documents.readSale(released("sale"));
    assertThat(sale.number()).isEqualTo(123);
    assertThat(sale.at()).isEqualTo("2026-11-16T14:32:07.25+01:00");
    assertThat(sale.total()).isEqualTo(Samples.basket().total().minor());
    assertThat(sale.lines()).hasSize(9);
    assertThat(sale.lines().get(4).voided()).isTrue();
    assertThat(Wire.bytes(sale)).as("written again").isEqualTo(released("sale"));
  }

  @Test
  void aBasketGivenUpIsTold() throws Exception {
    Golden.same("v1/void.json", Documents.voided(Samples.basket(), Samples.AT, Samples.SHIFT));

    Voided read = Wire.read(Voided.class, released("void"), 0);
    assertThat(read.total()).isEqualTo(Samples.basket().total().minor());
    assertThat(Wire.bytes(read)).isEqualTo(released("void"));
  }

  @Test
  void anEpochSaysWhereItComesFrom() throws Exception {
    Golden.same(
        "v1/epoch-opened.json",
        Documents.epochOpened(new EntryNumber("03", Samples.EPOCH, 1), Samples.AT, "new store", 0));

    EpochOpened read = Wire.read(EpochOpened.class, released("epoch-opened"), 0);
    assertThat(read.cause()).isEqualTo("new store");
    assertThat(read.parentEpoch()).isNull();
    assertThat(Documents.tillOf(released("epoch-opened"))).contains("03");
    assertThat(Documents.tillOf(new byte[] {1})).isEmpty();
  }

  @Test
  void aShiftIsReadAsItWasOpened() throws Exception {
    Golden.same("v1/shift-opened.json", Documents.shiftOpened(Samples.SHIFT, Samples.AT));

    Shift opened = Documents.readShiftOpened(released("shift-opened"));
    assertThat(opened)
        .isEqualTo(
            new Shift(
                "7", "1", "Anna K.", Samples.SHIFT.businessDay(), Money.of(100_00), Money.ZERO));
  }

  @Test
  void aCountedDrawerIsShortByWhatIsMissing() throws Exception {
    Golden.same(
        "v1/shift-closed.json",
        Documents.shiftClosed(Samples.SHIFT, Samples.AT, Money.of(1330_00)));

    ShiftClosed closed = Documents.readShiftClosed(released("shift-closed"));
    assertThat(closed.expected()).isEqualTo(1334_55);
    assertThat(closed.counted()).isEqualTo(1330_00);
    assertThat(closed.difference()).isEqualTo(-4_55);
  }

  @Test
  void aReprintNamesThePaperAndWhoAsked() throws Exception {
    Golden.same(
        "v1/reprint.json",
        Documents.reprint(
            Samples.PLACE, SlipKind.RECEIPT, 2, Samples.AT, Optional.of(Samples.SHIFT)));
    Golden.same(
        "v1/reprint-by-nobody.json",
        Documents.reprint(Samples.PLACE, SlipKind.DAY_REPORT, 1, Samples.AT, Optional.empty()));

    assertThat(Wire.read(Reprint.class, released("reprint"), 0).copy()).isEqualTo(2);
    assertThat(Wire.read(Reprint.class, released("reprint-by-nobody"), 0).cashier()).isNull();
  }

  @Test
  void aClosedDayHoldsWhatHeadOfficeIsAskedToAgreeTo() throws Exception {
    Golden.same("v1/day-closed.json", Samples.dayClosed());

    DayClosed day = Documents.readDayClosed(released("day-closed"));
    assertThat(day.z()).isEqualTo(17);
    assertThat(day.totals()).isEqualTo(Samples.totals());
    assertThat(Wire.bytes(day)).isEqualTo(released("day-closed"));
  }

  @Test
  void aPriceListTakenOverIsNamed() throws Exception {
    Golden.same(
        "v1/catalogue-active.json", Documents.catalogueActive(42, "ab".repeat(32), Samples.AT));

    assertThat(Wire.read(CatalogueActive.class, released("catalogue-active"), 0).version())
        .isEqualTo(42);
  }

  @Test
  void theGoodsOnTheCounterComeBackAsTheyWere() throws Exception {
    Golden.same("v1/draft.json", Documents.draft(Samples.basket()));

    assertThat(Documents.readDraft(released("draft"))).isEqualTo(Samples.basket());
    assertThat(Documents.readDraft(Documents.draft(Basket.EMPTY))).isEqualTo(Basket.EMPTY);
  }

  @Test
  void whatIsWrongWithADocumentIsNamed() throws Exception {
    String draft = new String(released("draft"), StandardCharsets.UTF_8);
    refused(
        draft.replace("draft/1", "draft/2"),
        "format evertill.draft/2: allowed is evertill.draft/1");
    refused(
        draft.replace("\"quantity\":\"1.250\"", "\"quantity\":\"heavy\""),
        "lines[2].quantity heavy: quantity heavy: a number with at most 3 decimals is allowed");
    refused(
        draft.replace("\"quantity\":\"1.250\"", "\"quantity\":\"-1\""),
        "lines[2].quantity -1: quantity <= 0: -1");
    refused(
        draft.replaceFirst("\"taxPercent\":\"10\"", "\"taxPercent\":\"ten\""),
        "lines[0].taxPercent ten: percent ten: a number with at most 3 decimals is allowed");
    refused(
        draft.replaceFirst("\"unit\":\"piece\"", "\"unit\":\"bag\""),
        "unit bag: allowed are piece and kg");
    refused(
        draft.replaceFirst("\"sku\":\"[^\"]*\",", ""), "lines[0].sku is missing: it must be there");
    assertThatThrownBy(
            () ->
                Documents.readShiftOpened(
                    new String(released("shift-opened"), StandardCharsets.UTF_8)
                        .replace("2026-11-16\"", "yesterday\"")
                        .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("businessDay yesterday: allowed is a day such as 2026-11-03");
    assertThatThrownBy(() -> Documents.readSale(released("void")))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Documents.readDayClosed(released("shift-closed")))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Documents.readShiftClosed(released("day-closed")))
        .isInstanceOf(MalformedException.class);
  }

  private static void refused(String draft, String why) {
    assertThatThrownBy(() -> Documents.readDraft(draft.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedException.class)
        .hasMessage(why);
  }

  @Test
  void theWordsOfTheHashedHeaderNeverChange() {
    assertThat(Kind.values())
        .extracting(Kind::text)
        .containsExactly(
            "epoch-opened",
            "sale",
            "void",
            "shift-opened",
            "shift-closed",
            "reprint",
            "day-closed",
            "catalogue-active");
  }

  @Test
  void aNumberOnPaperIsTillEpochAndSixDigits() {
    assertThat(Samples.PLACE.paper()).isEqualTo("03-9F2C-000123");
    assertThat(new EntryNumber("03", Samples.EPOCH, 1_234_567).paper())
        .isEqualTo("03-9F2C-1234567");
  }
}
