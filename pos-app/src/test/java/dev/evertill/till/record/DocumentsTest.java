package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.Golden;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.CatalogueActive;
import dev.evertill.till.record.TillDocuments.DayClosed;
import dev.evertill.till.record.TillDocuments.Reprint;
import dev.evertill.till.record.TillDocuments.ShiftClosed;
import dev.evertill.till.record.TillDocuments.Voided;
import dev.evertill.till.shift.Drawer;
import dev.evertill.till.shift.GrandTotals;
import dev.evertill.till.shift.Shift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The documents of version 1: what is written today, and what was ever written, is read. */
class DocumentsTest {
  private static byte[] released(String name) throws IOException {
    return Golden.bytes("v1/" + name + ".json");
  }

  @Test
  void aBasketGivenUpIsTold() throws Exception {
    Golden.same(
        "v1/void.json",
        Documents.voided(
            Samples.priced(Samples.basket(), Samples.TERMS), Samples.AT, Samples.SHIFT));

    Voided read = Wire.read(Voided.class, released("void"), 0);
    assertThat(read.total())
        .isEqualTo(Samples.priced(Samples.basket(), Samples.TERMS).total().minor());
    assertThat(Wire.bytes(read)).isEqualTo(released("void"));
  }

  @Test
  void anEpochSaysWhereItComesFrom() throws Exception {
    EpochStart start =
        new EpochStart(
            EpochStart.Cause.RESTORED,
            119,
            Optional.of(
                new EpochStart.Parent("0".repeat(31) + "7", 118, new Hash("ab".repeat(32)))),
            new GrandTotals(Money.of(1234567), Money.of(4250), 17));
    Golden.same(
        "v1/epoch-opened.json",
        EpochDocuments.write(new EntryNumber("03", Samples.EPOCH, 1), Samples.AT, start));

    assertThat(EpochDocuments.read(released("epoch-opened"))).isEqualTo(start);
    assertThat(EpochDocuments.tillOf(released("epoch-opened"))).contains("03");
    assertThat(EpochDocuments.tillOf(new byte[] {1})).isEmpty();
  }

  @Test
  void theFirstEpochFollowsNothing() throws Exception {
    EpochStart start =
        new EpochStart(EpochStart.Cause.NEW_STORE, 1, Optional.empty(), GrandTotals.NONE);
    Golden.same(
        "v1/epoch-opened-first.json",
        EpochDocuments.write(new EntryNumber("03", Samples.EPOCH, 1), Samples.AT, start));

    assertThat(EpochDocuments.read(released("epoch-opened-first"))).isEqualTo(start);
  }

  @Test
  void aShiftIsReadAsItWasOpened() throws Exception {
    Golden.same("v1/shift-opened.json", Documents.shiftOpened(Samples.SHIFT, Samples.AT));

    Shift opened = Documents.readShiftOpened(released("shift-opened"), "EUR");
    assertThat(opened)
        .isEqualTo(
            new Shift(
                "7",
                "1",
                "Anna K.",
                Samples.SHIFT.businessDay(),
                Money.of(100_00),
                "EUR",
                Drawer.NONE));
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
  void whatIsWrongWithADocumentIsNamed() throws Exception {
    String opened = text("shift-opened");
    refused(
        () ->
            Documents.readShiftOpened(bytes(opened.replace("2026-11-16\"", "yesterday\"")), "EUR"),
        "businessDay yesterday: allowed is a day such as 2026-11-03");
    refused(
        () -> Documents.readShiftOpened(bytes(opened.replace("opened/1", "opened/2")), "EUR"),
        "format evertill.shift-opened/2: allowed is evertill.shift-opened/1");
    refused(
        () ->
            Documents.readShiftClosed(bytes(text("shift-closed").replace("closed/1", "closed/2"))),
        "format evertill.shift-closed/2: allowed is evertill.shift-closed/1");
    refused(
        () -> Documents.readShiftClosed(released("day-closed")),
        "JSON: Required value 'expected' missing at $");
    refused(
        () -> SaleDocuments.read(released("void")), "JSON: Required value 'number' missing at $");
  }

  @Test
  void whatIsWrongWithAClosedDayIsNamed() throws Exception {
    String day = text("day-closed");
    refusedDay(
        day.replace("closed/1", "closed/2"),
        "format evertill.day-closed/2: allowed is evertill.day-closed/1");
    refusedDay(
        day.replace("\"decimals\":2", "\"decimals\":1"),
        "decimals 1: decimals 1: 0, 2 or 3 are allowed");
    refusedDay(
        day.replace("T14:32:07.25+01:00", ""),
        "at 2026-11-16: allowed is a moment such as 2026-11-03T14:32:07+01:00");
    refusedDay(
        day.replace(Samples.EPOCH, "9F2C"),
        "segments[0].epoch 9F2C: allowed are 32 hexadecimal digits");
    refusedDay(
        day.replace("\"kind\":\"cash\"", "\"kind\":\"barter\""),
        "totals.tenders[1].kind barter:"
            + " allowed are cash, foreign-cash, card, voucher, gift-card, on-account");
    refusedDay(
        day.replace("\"kind\":\"void\"", "\"kind\":\"nap\""),
        "totals.kinds[7].kind nap: allowed are epoch-opened, sale, void, shift-opened,"
            + " shift-closed, reprint, day-closed, catalogue-active");
  }

  private static String text(String name) throws IOException {
    return new String(released(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void refusedDay(String day, String why) {
    refused(() -> Documents.readDayClosed(bytes(day)), why);
  }

  private static void refused(ThrowingCallable reading, String why) {
    assertThatThrownBy(reading).isInstanceOf(MalformedException.class).hasMessage(why);
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

  @Test
  void aStampTellsTheTillsClockInMilliseconds() {
    assertThat(new Stamp(Samples.ID, ZonedDateTime.parse("1970-01-01T01:00:02.5+01:00")).millis())
        .isEqualTo(2_500);
  }

  @Test
  void anEpochIsThirtyTwoHexadecimalDigits() {
    assertThat(EntryNumber.isEpoch(Samples.EPOCH)).isTrue();
    assertThat(EntryNumber.isEpoch(Samples.EPOCH + "0")).isFalse();
    assertThat(EntryNumber.isEpoch(Samples.EPOCH.toUpperCase(Locale.ROOT))).isFalse();
  }
}
