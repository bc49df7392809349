package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.Golden;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.record.TillDocuments.CashMoved;
import dev.evertill.till.record.TillDocuments.NoSale;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.By;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.shift.Drawer;
import dev.evertill.till.shift.DrawerEvent;
import dev.evertill.till.shift.SaleFacts;
import dev.evertill.till.shift.TenderType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What happens at a till besides selling and counting: its documents and what they mean. */
class KindsTest {
  private static final Currency EUROS = Samples.SHOP.currency();
  private static final By ANNA = new By("1", "Anna K.");
  private static final Charge CHARGE =
      new Charge(Samples.ID, Tender.Kind.CARD, Money.of(24_35), EUROS, "counter 2");

  private static byte[] released(String name) throws IOException {
    return Golden.bytes("v1/" + name + ".json");
  }

  private static byte[] changed(String name, String from, String to) throws IOException {
    String text = new String(released(name), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  private static void refused(ThrowingCallable reading, String why) {
    assertThatThrownBy(reading).isInstanceOf(MalformedException.class).hasMessage(why);
  }

  private static DrawerEvent event(Kind kind, String name) throws Exception {
    return DrawerEvents.of(kind.text(), 7, released(name), Currency.of("CHF")).orElseThrow();
  }

  // Cash

  @Test
  void cashThatNoSaleMovedSaysWhoHowMuchAndWhatFor() throws Exception {
    Golden.same(
        "v1/cash-in.json",
        CashDocuments.cashIn(
            "03", Samples.AT, Samples.SHOP, Samples.SHIFT, Money.of(50_00), "coins of the bank"));
    Golden.same(
        "v1/cash-out.json",
        CashDocuments.cashOut(
            "03", Samples.AT, Samples.SHOP, Samples.SHIFT, Money.of(12_40), "window cleaner"));
    Golden.same(
        "v1/drop.json",
        CashDocuments.drop(
            "03", Samples.AT, Samples.SHOP, Samples.SHIFT, Money.of(800_00), "B-1187"));

    CashMoved in = CashDocuments.readMoved(Kind.CASH_IN, released("cash-in"));
    assertThat(in.reason()).isEqualTo("coins of the bank");
    assertThat(in.bag()).isNull();
    CashMoved drop = CashDocuments.readMoved(released("drop"));
    assertThat(drop.bag()).isEqualTo("B-1187");
    assertThat(CashDocuments.kind(drop)).isEqualTo(Kind.DROP);
    assertThat(CashDocuments.kind(in)).isEqualTo(Kind.CASH_IN);
    assertThat(CashDocuments.kind(CashDocuments.readMoved(released("cash-out"))))
        .isEqualTo(Kind.CASH_OUT);
  }

  @Test
  void theDrawerHoldsWhatWasLaidInAndNotWhatWasTakenOut() throws Exception {
    Drawer drawer =
        Drawer.NONE
            .after(event(Kind.CASH_IN, "cash-in"))
            .after(event(Kind.CASH_OUT, "cash-out"))
            .after(event(Kind.DROP, "drop"))
            .after(event(Kind.NO_SALE, "no-sale"));

    assertThat(drawer.expected(TenderType.cash("EUR")))
        .as("in the currency the documents say")
        .isEqualTo(Money.of(50_00 - 12_40 - 800_00));
    assertThat(drawer.expected()).hasSize(1);
    assertThat(((DrawerEvent.PaidIn) event(Kind.CASH_IN, "cash-in")).reason())
        .isEqualTo("coins of the bank");
    assertThat(((DrawerEvent.PaidOut) event(Kind.CASH_OUT, "cash-out")).reason())
        .isEqualTo("window cleaner");
    assertThat(((DrawerEvent.Drop) event(Kind.DROP, "drop")).bag()).isEqualTo("B-1187");
    assertThat(((DrawerEvent.NoSale) event(Kind.NO_SALE, "no-sale")).reason())
        .isEqualTo("change for the parking meter");
  }

  @Test
  void aDrawerOpenedForNothingSaysWhy() throws Exception {
    Golden.same(
        "v1/no-sale.json",
        CashDocuments.noSale(Samples.AT, Samples.SHIFT, "change for the parking meter"));

    NoSale read = CashDocuments.readNoSale(released("no-sale"));
    assertThat(read.cashier().name()).isEqualTo("Anna K.");
    refused(
        () ->
            CashDocuments.readNoSale(
                changed(
                    "no-sale", "\"reason\":\"change for the parking meter\"", "\"reason\":\" \"")),
        "reason  : it must say something");
  }

  @Test
  void whatIsWrongWithACashMovementIsNamed() throws Exception {
    refused(
        () -> CashDocuments.readMoved(changed("cash-in", "\"amount\":5000", "\"amount\":0")),
        "amount 0: allowed is 1 to 1000000000000");
    refused(
        () -> CashDocuments.readMoved(changed("drop", ",\"bag\":\"B-1187\"", "")),
        "bag is missing: it must be there");
    refused(
        () -> CashDocuments.readMoved(changed("cash-out", ",\"reason\":\"window cleaner\"", "")),
        "reason is missing: it must be there");
    refused(
        () -> CashDocuments.readMoved(Kind.CASH_OUT, released("cash-in")),
        "format evertill.cash-in/1: allowed is evertill.cash-out/1");
    refused(
        () -> CashDocuments.readMoved(changed("drop", "drop/1", "drop/2")),
        "format evertill.drop/2: allowed are evertill.cash-in/1, evertill.cash-out/1,"
            + " evertill.drop/1");
  }

  // Terminals

  @Test
  void aChargeIsToldBeforeTheTerminalIsAskedAndAtItsAnswer() throws Exception {
    Golden.same("v1/charge-asked.json", ChargeDocuments.asked(CHARGE, Samples.AT, Samples.SHIFT));
    Charge.Answer approved = new Charge.Answer(CHARGE, Charge.Outcome.APPROVED, "A 483920");
    Golden.same(
        "v1/charge-answered.json", ChargeDocuments.answered(approved, Samples.AT, Samples.SHIFT));
    Charge.Answer none = new Charge.Answer(CHARGE, Charge.Outcome.UNKNOWN, "");
    Golden.same(
        "v1/charge-answered-unknown.json",
        ChargeDocuments.answered(none, Samples.AT, Samples.SHIFT));

    assertThat(ChargeDocuments.readAsked(released("charge-asked"))).isEqualTo(CHARGE);
    assertThat(ChargeDocuments.readAnswered(released("charge-answered"))).isEqualTo(approved);
    assertThat(ChargeDocuments.readAnswered(released("charge-answered-unknown"))).isEqualTo(none);
  }

  @Test
  void theNumberOfACardIsNeverKept() throws Exception {
    for (String number :
        new String[] {
          "4111111111111111", "4111 1111 1111 1111", "5555-5555-5555-4444", "6304000000000000000"
        }) {
      String text = "card " + number + " ok";
      Charge.Answer answer = new Charge.Answer(CHARGE, Charge.Outcome.APPROVED, text);
      byte[] written = ChargeDocuments.answered(answer, Samples.AT, Samples.SHIFT);
      assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain(number);
      String last = number.substring(number.length() - 4);
      assertThat(ChargeDocuments.readAnswered(written).reference()).endsWith("*" + last + " ok");
    }
  }

  @Test
  void aDocumentWithTheNumberOfACardIsRefusedWithoutRepeatingIt() throws Exception {
    refused(
        () ->
            ChargeDocuments.readAnswered(
                changed("charge-answered", "A 483920", "4111 1111 1111 1111")),
        "reference ************1111: it looks like the number of a card, which is never kept");
    refused(
        () -> ChargeDocuments.readAsked(changed("charge-asked", "counter 2", "4000056655665556")),
        "terminal ************5556: it looks like the number of a card, which is never kept");
    refused(
        () -> ChargeDocuments.readAsked(changed("charge-asked", "Anna K.", "4000056655665556")),
        "cashier.name ************5556: it looks like the number of a card, which is never kept");
    refused(
        () -> ChargeDocuments.readAsked(changed("charge-asked", Samples.ID, "4000056655665556")),
        "attempt ************5556: allowed is a UUID in small letters");
  }

  @Test
  void digitsThatAreNoCardAreKept() throws Exception {
    for (String reference :
        new String[] {"4111111111111112", "41111111111", "41111111111111111111", "12:30 18.11."}) {
      assertThat(CardNumbers.masked(reference)).isEqualTo(reference);
    }
  }

  @Test
  void whatIsWrongWithAChargeIsNamed() throws Exception {
    refused(
        () ->
            ChargeDocuments.readAnswered(
                changed("charge-answered", "\"outcome\":\"approved\"", "\"outcome\":\"maybe\"")),
        "outcome maybe: allowed are approved, declined, unknown");
    refused(
        () ->
            ChargeDocuments.readAsked(changed("charge-asked", "\"amount\":2435", "\"amount\":-1")),
        "amount -1: allowed is 1 to 1000000000000");
    refused(
        () -> ChargeDocuments.readAsked(changed("charge-asked", "\"card\"", "\"barter\"")),
        "tender barter: allowed are cash, foreign-cash, card, voucher, gift-card, on-account");
  }

  // People

  @Test
  void anApprovalSaysWhoAllowedWhomWhatOnce() throws Exception {
    Approval approval =
        new Approval(
            ANNA,
            Samples.CLARA,
            "cash-out",
            Optional.of(new Approval.Limit(Money.of(200_00), EUROS)));
    Golden.same("v1/approval.json", StaffDocuments.approval(approval, Samples.AT));
    Approval boundless = new Approval(ANNA, Samples.CLARA, "void", Optional.empty());
    Golden.same("v1/approval-without-limit.json", StaffDocuments.approval(boundless, Samples.AT));

    assertThat(StaffDocuments.readApproval(released("approval"))).isEqualTo(approval);
    assertThat(StaffDocuments.readApproval(released("approval-without-limit")))
        .isEqualTo(boundless);
    refused(
        () -> StaffDocuments.readApproval(changed("approval", "\"acts\":1", "\"acts\":2")),
        "acts 2: allowed is 1 to 1");
    refused(
        () -> StaffDocuments.readApproval(changed("approval", "cash-out", "Cash out")),
        "act Cash out: allowed is a word such as cash-out");
    refused(
        () -> StaffDocuments.readApproval(changed("approval", ",\"currency\":\"EUR\"", "")),
        "currency is missing: it must be there");
  }

  @Test
  void whoComesToTheTillIsToldAndHow() throws Exception {
    LogIn tapped = new LogIn(ANNA, LogIn.How.TAPPED, LogIn.Outcome.IN);
    Golden.same("v1/log-in.json", StaffDocuments.logIn(tapped, Samples.AT));
    LogIn locked = new LogIn(ANNA, LogIn.How.PIN, LogIn.Outcome.LOCKED_OUT);
    Golden.same("v1/log-in-locked-out.json", StaffDocuments.logIn(locked, Samples.AT));

    assertThat(StaffDocuments.readLogIn(released("log-in"))).isEqualTo(tapped);
    assertThat(StaffDocuments.readLogIn(released("log-in-locked-out"))).isEqualTo(locked);
    refused(
        () -> StaffDocuments.readLogIn(changed("log-in", "\"tapped\"", "\"guessed\"")),
        "how guessed: allowed are tapped, pin, badge");
  }

  // The clock

  @Test
  void aClockJumpSaysFromWhereToWhereAndWhoSawIt() throws Exception {
    ClockJump back =
        new ClockJump(
            Samples.AT, Samples.AT.minus(Duration.ofDays(3)), ClockJump.SeenBy.STEADY_CLOCK);
    Golden.same("v1/clock-jump.json", Documents.clockJump(back));

    assertThat(Documents.readClockJump(released("clock-jump")).byMillis())
        .isEqualTo(-Duration.ofDays(3).toMillis());
    refused(
        () -> Documents.readClockJump(changed("clock-jump", "\"byMillis\":-2", "\"byMillis\":2")),
        "byMillis 259200000: allowed is -259200000 to -259200000");
    refused(
        () -> Documents.readClockJump(changed("clock-jump", "steady-clock", "a cock")),
        "seenBy a cock: allowed are last-entry, steady-clock");
  }

  // Returns

  private static Sale butterBack() {
    return Samples.paid(
        Basket.EMPTY.withBack(Samples.butter(), Quantity.ONE),
        Samples.TERMS,
        Tender.cash(Money.of(-2_35)));
  }

  @Test
  void goodsThatOnlyComeBackAreAReturnOfTheSalesForm() throws Exception {
    assertThat(SaleDocuments.kind(butterBack())).isEqualTo(Kind.RETURN);
    assertThat(SaleDocuments.kind(Samples.sale())).as("an exchange").isEqualTo(Kind.SALE);
    Golden.same("v1/return.json", Samples.document(butterBack(), Samples.PLACE, Samples.SHOP));

    assertThat(SaleDocuments.read(released("return")).total()).isEqualTo(-2_33);
    assertThat(((DrawerEvent.Sold) event(Kind.RETURN, "return")).facts().kind())
        .isEqualTo(SaleFacts.Kind.RETURN);
  }

  @Test
  void aVoidedLineBesideGoodsThatComeBackChangesNothing() {
    Basket basket =
        Basket.EMPTY
            .with(Samples.GOODS.named("Bread roll"), Quantity.ONE)
            .withVoided(0)
            .withBack(Samples.butter(), Quantity.ONE);
    Sale sale = Samples.paid(basket, Samples.TERMS, Tender.cash(Money.of(-2_35)));

    assertThat(SaleDocuments.kind(sale)).isEqualTo(Kind.RETURN);
  }

  @Test
  void emptiesBroughtBackAreAReturnAndTakenOutAgainASale() {
    Basket bottles =
        Basket.EMPTY.with(Samples.item("1", "Empty bottle", -25, Samples.STANDARD), Quantity.of(4));
    Sale back = Samples.paid(bottles, Samples.TERMS, Tender.cash(Money.of(-1_00)));

    assertThat(SaleDocuments.kind(back)).isEqualTo(Kind.RETURN);
  }
}
