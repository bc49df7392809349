package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.CouponAnswer;
import dev.evertill.sync.protocol.GiftCardAnswer;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.QuestionCode;
import dev.evertill.sync.protocol.SalePlace;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.OriginRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What head office knows of cards, coupons and goods that came back, in every storage. */
abstract class ClaimsContract extends TwoTillsOfAnOffice {
  private static final String CARD = "6039 5012";

  private static GiftCardAnswer balance(long balance, Boolean granted) {
    return new GiftCardAnswer(CARD, true, "EUR", 2, balance, granted);
  }

  private static AnySale filled(long amount) {
    return new AnySale().collect(CARD, amount).payCash();
  }

  private static AnySale redeeming(long amount) {
    return new AnySale().goods("101", 1, amount).pay("gift-card", amount, CARD);
  }

  @Test
  void whatIsOnACardIsWhatSalesOfAllTillsLeftThere() {
    one.sell(filled(50_00)).sell(redeeming(12_00));
    other.sell(redeeming(8_00));
    assertThat(questions().giftCard(CARD))
        .isEqualTo(new GiftCardAnswer(CARD, false, null, null, 0, null));
    assertThat(send(one, 1)).isEmpty();
    assertThat(send(other, 1)).isEmpty();
    assertThat(questions().giftCard(CARD)).isEqualTo(balance(30_00, null));
  }

  @Test
  void aCardThatIsRedeemedTwiceIsParkedAndItsMoneyCounts() {
    one.sell(filled(20_00)).sell(redeeming(15_00));
    other.sell(redeeming(15_00)).sell(300);
    send(one, 1);
    assertThat(send(other, 1))
        .containsExactly(asked("e2", 1, "gift card 6039 5012: 1500 redeemed, 500 was left"));
    assertThat(questions().giftCard(CARD)).isEqualTo(balance(-10_00, null));
  }

  @Test
  void aRepeatedBatchTakesNothingFromTheCardTwice() {
    one.sell(filled(20_00)).sell(redeeming(15_00)).sell(redeeming(6_00));
    List<Parked> first = send(one, 1);
    assertThat(first)
        .containsExactly(asked("e1", 3, "gift card 6039 5012: 600 redeemed, 500 was left"));
    assertThat(send(one, 1)).isEqualTo(first);
    assertThat(questions().giftCard(CARD)).isEqualTo(balance(-1_00, null));
  }

  @Test
  void moneyGivenBackOntoACardIsThereAgain() {
    one.sell(filled(20_00)).sell(redeeming(15_00));
    OriginRecord origin = new OriginRecord("0117-03", "e1", 2, 0);
    one.sell(new AnySale().back(origin, "101", "1", 15_00).pay("gift-card", -15_00, CARD));
    assertThat(send(one, 1)).isEmpty();
    assertThat(questions().giftCard(CARD)).isEqualTo(balance(20_00, null));
  }

  @Test
  void aCardThatNobodySoldIsAskedAbout() {
    one.sell(redeeming(5_00));
    assertThat(send(one, 1))
        .containsExactly(asked("e1", 1, "gift card 6039 5012: 500 redeemed, 0 was left"));
  }

  @Test
  void aWrongSumAndAnEmptyCardAreBothAsked() {
    one.sell(new AnySale().goods("101", 1, 5_00).pay("gift-card", 6_00, CARD));
    assertThat(send(one, 1))
        .containsExactly(
            new Parked(
                1,
                "tenders less change 600: total 500 + rounding 0 is 500;"
                    + " gift card 6039 5012: 600 redeemed, 0 was left",
                "e1",
                QuestionCode.WRONG_TENDERS));
  }

  @Test
  void aCardWithoutARightNumberStopsNothing() {
    one.sell(new AnySale().goods("101", 1, 5_00).pay("gift-card", 5_00, "1".repeat(5_000)))
        .sell(new AnySale().goods("101", 1, 5_00).pay("gift-card", 5_00, "x\0y"))
        .sell(new AnySale().goods("101", 1, 5_00).pay("gift-card", 5_00, null));
    assertThat(send(one, 1))
        .containsExactly(
            asked("e1", 1, "gift card of 5000 characters: allowed are 1 to 100 printable ones"),
            asked("e1", 2, "gift card of 3 characters: allowed are 1 to 100 printable ones"));
  }

  @Test
  void whatIsSetAsideForOneSaleIsNotThereForAnother() {
    one.sell(filled(20_00));
    send(one, 1);
    assertThat(questions().setAside(CARD, "0117-03", "s1", 15_00)).isEqualTo(balance(20_00, true));
    assertThat(questions().setAside(CARD, "0117-03", "s1", 15_00)).isEqualTo(balance(20_00, true));
    assertThat(questions().setAside(CARD, "0117-04", "s1", 6_00)).isEqualTo(balance(5_00, false));
    assertThat(questions().giftCard(CARD)).isEqualTo(balance(5_00, null));
    assertThat(questions().setAside(CARD, "0117-03", "s1", 0)).isEqualTo(balance(20_00, true));
    assertThat(questions().setAside(CARD, "0117-04", "s1", 6_00)).isEqualTo(balance(20_00, true));
  }

  @Test
  void whatWasSetAsideIsTheSalesOnceItComesAndNotTakenTwice() {
    one.sell(filled(20_00));
    send(one, 1);
    questions().setAside(CARD, "0117-03", "s1", 15_00);
    one.sell(redeeming(15_00));
    assertThat(send(one, 2)).isEmpty();
    assertThat(questions().giftCard(CARD)).isEqualTo(balance(5_00, null));
  }

  @Test
  void aTillThatIsLostBlocksNoCardForLongerThanAQuarterOfAnHour() {
    one.sell(filled(20_00));
    send(one, 1);
    questions().setAside(CARD, "0117-03", "s1", 15_00);
    now = now.plus(SaleQuestions.SET_ASIDE).minusMillis(1);
    assertThat(questions().giftCard(CARD)).isEqualTo(balance(5_00, null));
    now = now.plusMillis(1);
    assertThat(questions().giftCard(CARD)).isEqualTo(balance(20_00, null));
  }

  @Test
  void aCouponForSingleUseIsParkedTheSecondTimeOnly() throws Exception {
    publish("once", true);
    one.sell(new AnySale().goods("101", 1, 300).coupon("once", "981000170042").payCash());
    other
        .sell(new AnySale().goods("101", 1, 300).coupon("once", "981000170042").payCash())
        .sell(new AnySale().goods("101", 1, 300).coupon("once", "981000170043").payCash());
    assertThat(questions().coupon("981000170042").used()).isFalse();
    assertThat(send(one, 1)).isEmpty();
    assertThat(send(other, 1))
        .containsExactly(
            asked("e2", 1, "coupon 981000170042: redeemed before, in entry 1 of till 0117-03"));
    assertThat(questions().coupon("981000170042"))
        .isEqualTo(new CouponAnswer("981000170042", true, new SalePlace("0117-03", "e1", 1), null));
  }

  @Test
  void aCouponIsForSingleUseAsTheListOfItsTillSays() throws Exception {
    Stores stores = new Stores(database(), new Catalogue(database(), clock()));
    stores.putStore("0117", "north");
    stores.putTill("0117-04", "0117");
    publish("deal", false);
    publish(PriceList.ofZone("north"), "deal", true);
    one.sell(new AnySale().goods("101", 1, 300).from(4).coupon("deal", "50").payCash())
        .sell(new AnySale().goods("101", 1, 300).from(4).coupon("deal", "50").payCash());
    other.sell(new AnySale().goods("101", 1, 300).from(4).coupon("deal", "50").payCash());
    assertThat(send(one, 1)).isEmpty();
    assertThat(send(other, 1))
        .containsExactly(asked("e2", 1, "coupon 50: redeemed before, in entry 1 of till 0117-03"));
  }

  @Test
  void linesWithoutAHashStandBesideSalesWithClaims() throws Exception {
    one.sell(filled(20_00)).sell(300).sell(300).sell(redeeming(5_00));
    List<String> lines = one.lines(1, 4);
    lines.set(1, "{broken}");
    lines.set(2, "{broken}");
    Batch batch = Batch.of(one.till(), one.epoch(), Journal.body(lines));
    Verdict verdict =
        new SqlSaleLog(database(), clock()).append(one.till(), one.epoch(), batch.arrivals());
    assertThat(((Verdict.Stored) verdict).parked())
        .extracting(Parked::number, Parked::code)
        .containsExactly(
            tuple(2L, QuestionCode.UNREADABLE_LINE), tuple(3L, QuestionCode.UNREADABLE_LINE));
    assertThat(questions().giftCard(CARD)).isEqualTo(balance(15_00, null));
  }

  @Test
  void aCouponThatMayBeUsedAgainIsNotAskedAbout() throws Exception {
    publish("often", false);
    one.sell(new AnySale().goods("101", 1, 300).coupon("often", "50").payCash())
        .sell(new AnySale().goods("101", 1, 300).coupon("often", "50").payCash());
    // A promotion that head office does not know, such as of an older copy of it.
    one.sell(new AnySale().goods("101", 1, 300).coupon("unknown", "50").payCash());
    assertThat(send(one, 1)).isEmpty();
  }

  @Test
  void aCouponIsForOneSaleAtATime() {
    assertThat(questions().setAside("C1", "0117-03", "s1"))
        .isEqualTo(new CouponAnswer("C1", false, null, true));
    assertThat(questions().setAside("C1", "0117-04", "s1"))
        .isEqualTo(new CouponAnswer("C1", true, null, false));
    assertThat(questions().giveBack("C1", "0117-03", "s1"))
        .isEqualTo(new CouponAnswer("C1", false, null, true));
    assertThat(questions().setAside("C1", "0117-04", "s1").granted()).isTrue();
  }

  private void publish(String promotion, boolean singleUse) throws Exception {
    publish(PriceList.EVERYBODY, promotion, singleUse);
  }

  private void publish(String list, String promotion, boolean singleUse) throws Exception {
    String row =
        "{\"kind\":\"promotion\",\"key\":\""
            + promotion
            + "\",\"deleted\":false,\"value\":{\"name\":\"Coupon\",\"priority\":1,\"coupon\":"
            + "{\"code\":\"9810\",\"numbered\":true,\"singleUse\":"
            + singleUse
            + "},\"offer\":{\"kind\":\"basket\",\"off\":{\"amount\":100}}}}";
    CatalogueRow promised = Wire.catalogueRow(row.getBytes(UTF_8), 1);
    new Catalogue(database(), clock()).publish(edition -> edition.put(list, promised));
  }

  /** Whatever the order tills call in, and however their batches are cut. */
  @Test
  void balancesAreWhatTheJournalsSayWhateverTheOrder() {
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      List<Journal> tills = new ArrayList<>();
      Map<String, Long> balances = new TreeMap<>();
      for (int till = 0; till < 3; till++) {
        Journal journal = new Journal("t" + till, "s" + seed);
        for (int sale = 0; sale < 20; sale++) {
          String card = seed + "-" + random.nextInt(4);
          long amount = 100L * (1 + random.nextInt(20));
          boolean fills = random.nextBoolean();
          balances.merge(card, fills ? amount : -amount, Long::sum);
          journal.sell(
              fills
                  ? new AnySale().collect(card, amount).payCash()
                  : new AnySale().goods("101", 1, amount).pay("gift-card", amount, card));
        }
        tills.add(journal);
      }
      sendInPieces(tills, random);
      for (Map.Entry<String, Long> card : balances.entrySet()) {
        assertThat(questions().giftCard(card.getKey()).balance())
            .as("seed %d card %s", seed, card.getKey())
            .isEqualTo(card.getValue());
      }
    }
  }

  private void sendInPieces(List<Journal> tills, Random random) {
    SaleLog log = new SqlSaleLog(database(), clock());
    long[] sent = new long[tills.size()];
    for (int left = tills.size() * 20; left > 0; ) {
      int till = random.nextInt(tills.size());
      Journal journal = tills.get(till);
      long last = Math.min(20, sent[till] + 1 + random.nextInt(5));
      // Often what was sent before is sent again.
      long first = Math.max(1, sent[till] + 1 - random.nextInt(3));
      log.append(journal.till(), journal.epoch(), journal.arrivals(Math.min(first, last), last));
      left -= (int) (last - sent[till]);
      sent[till] = last;
    }
  }

  @Test
  void whatAnEarlierVersionKeptIsFiledAtTheNextStart() throws IOException {
    one.sell(filled(20_00)).sell(redeeming(15_00));
    other.sell(new AnySale().back(first(0), "101", "1", 1_00).payCash());
    send(one, 1);
    send(other, 1);
    database()
        .writer()
        .useHandle(
            handle -> {
              handle.execute("update entry set day = null");
              handle.execute("delete from card_move");
              handle.execute("delete from goods_back");
            });
    office().reopen();
    OlderEntries.file(database());
    assertThat(questions().giftCard(CARD)).isEqualTo(balance(5_00, null));
    List<String> days =
        database()
            .reader()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select distinct day from entry")
                        .mapTo(String.class)
                        .list());
    assertThat(days).containsExactly("2026-01-01");
    assertThat(send(one, 1)).isEmpty();
  }
}
