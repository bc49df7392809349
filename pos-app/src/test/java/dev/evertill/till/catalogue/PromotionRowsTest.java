package dev.evertill.till.catalogue;

import static dev.evertill.till.catalogue.Rows.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.promotion.Offer;
import dev.evertill.till.sale.promotion.Promotion;
import dev.evertill.till.sale.promotion.Selector;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromotionRowsTest {
  private static final String EACH = "{'kind':'each','off':{'percent':'10'}}";
  private static final Offer TENTH =
      new Offer.Each(Selector.ALL, new Offer.Off.Part(Percent.of(10)));

  private static Promotion read(String value) throws MalformedException {
    return PromotionRows.promotion(Rows.row(CatalogueRow.PROMOTION, "p1", value));
  }

  private static Offer offer(String offer) throws MalformedException {
    return read("{'name':'Sale','priority':1,'offer':" + offer + "}").offer();
  }

  private static void isRefused(String conditions, String why) {
    refused(() -> read("{'name':'Sale','priority':1," + conditions + "'offer':" + EACH + "}"), why);
  }

  private static void offerRefused(String offer, String why) {
    refused(() -> offer(offer), why);
  }

  @Test
  void whatAPromotionDoesNotSayIsNoCondition() throws Exception {
    assertThat(read("{'name':'Sale','priority':3,'offer':" + EACH + "}"))
        .isEqualTo(
            new Promotion(
                "p1",
                "Sale",
                Promotion.When.ALWAYS,
                Set.of(),
                3,
                false,
                0,
                0,
                Optional.empty(),
                TENTH));
  }

  @Test
  void aPromotionHasAllTheConditionsItsRowSays() throws Exception {
    assertThat(
            read(
                "{'name':'Happy hour','from':'2026-12-01T00:00','until':'2027-01-01T00:00',"
                    + "'days':['fri','mon','sun'],'hoursFrom':'17:00','hoursUntil':'19:30',"
                    + "'customerGroups':['club','staff'],'priority':2,'exclusive':true,"
                    + "'perBasket':3,'perCustomer':5,"
                    + "'coupon':{'code':'99123','numbered':true,'singleUse':true},'offer':"
                    + EACH
                    + "}"))
        .isEqualTo(
            new Promotion(
                "p1",
                "Happy hour",
                new Promotion.When(
                    Optional.of(LocalDateTime.of(2026, 12, 1, 0, 0)),
                    Optional.of(LocalDateTime.of(2027, 1, 1, 0, 0)),
                    Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, DayOfWeek.SUNDAY),
                    LocalTime.of(17, 0),
                    LocalTime.of(19, 30)),
                Set.of("club", "staff"),
                2,
                true,
                3,
                5,
                Optional.of(new Promotion.Coupon("99123", true, true)),
                TENTH));
  }

  @Test
  void everyDayOfTheWeekHasItsWord() throws Exception {
    assertThat(
            read("{'name':'Week','days':['mon','tue','wed','thu','fri','sat','sun'],"
                    + "'priority':1,'offer':"
                    + EACH
                    + "}")
                .when()
                .days())
        .containsExactlyInAnyOrder(DayOfWeek.values());
    assertThat(
            read("{'name':'Week','days':['thu'],'priority':1,'offer':" + EACH + "}").when().days())
        .containsExactly(DayOfWeek.THURSDAY);
  }

  @Test
  void aCouponIsOneForAllUnlessItsRowSaysMore() throws Exception {
    assertThat(
            read("{'name':'Sale','priority':1,'coupon':{'code':'99'},'offer':" + EACH + "}")
                .coupon())
        .contains(new Promotion.Coupon("99", false, false));
  }

  @Test
  void anOfferIsForTheGoodsItNames() throws Exception {
    assertThat(
            offer(
                "{'kind':'each','goods':{'skus':['1','2'],'groups':['Tea'],'excluded':['2']},"
                    + "'off':{'amount':25}}"))
        .isEqualTo(
            new Offer.Each(
                new Selector(Set.of("1", "2"), Set.of("Tea"), Set.of("2")),
                new Offer.Off.Amount(Money.of(25))));
    assertThat(offer("{'kind':'each','goods':{},'off':{'percent':'10'}}")).isEqualTo(TENTH);
  }

  @Test
  void aNewPriceMayHaveMorePlacesThanTheCurrency() throws Exception {
    assertThat(offer("{'kind':'each','off':{'price':16999,'places':1}}"))
        .isEqualTo(new Offer.Each(Selector.ALL, new Offer.Off.Price(new UnitPrice(16999, 1))));
    assertThat(offer("{'kind':'each','off':{'price':150}}"))
        .isEqualTo(new Offer.Each(Selector.ALL, new Offer.Off.Price(UnitPrice.ofMinor(150))));
  }

  @Test
  void everyKindOfOfferIsRead() throws Exception {
    Selector one = Selector.items("1");
    Selector two = Selector.items("2");
    assertThat(offer("{'kind':'for-price','goods':{'skus':['1']},'count':5,'price':199}"))
        .isEqualTo(new Offer.ForPrice(one, 5, Money.of(199)));
    assertThat(
            offer(
                "{'kind':'bundle','parts':[{'goods':{'skus':['1']},'count':1},"
                    + "{'goods':{'skus':['2']},'count':2}],'price':350}"))
        .isEqualTo(
            new Offer.Bundle(
                List.of(new Offer.Bundle.Part(one, 1), new Offer.Bundle.Part(two, 2)),
                Money.of(350)));
    assertThat(
            offer(
                "{'kind':'buy-get','goods':{'skus':['1']},'count':2,'got':{'skus':['2']},"
                    + "'get':1,'percent':'50'}"))
        .isEqualTo(new Offer.BuyGet(one, 2, two, 1, Percent.of(50)));
    assertThat(
            offer("{'kind':'cheapest','goods':{'skus':['1']},'count':3,'free':1,'percent':'30'}"))
        .isEqualTo(new Offer.Cheapest(one, 3, 1, Percent.of(30)));
    assertThat(
            offer(
                "{'kind':'tiers','goods':{'skus':['1']},'by':'quantity','tiers':["
                    + "{'least':3,'off':{'percent':'5'}},{'least':6,'off':{'percent':'10'}}]}"))
        .isEqualTo(
            new Offer.Tiers(
                one,
                Offer.Tiers.By.QUANTITY,
                List.of(
                    new Offer.Tiers.Tier(3, new Offer.Off.Part(Percent.of(5))),
                    new Offer.Tiers.Tier(6, new Offer.Off.Part(Percent.of(10))))));
    assertThat(offer("{'kind':'basket','goods':{'skus':['1']},'least':5000,'off':{'amount':500}}"))
        .isEqualTo(new Offer.Basket(one, Money.of(50_00), new Offer.Off.Amount(Money.of(5_00))));
  }

  @Test
  void whatAnOfferDoesNotSayIsTheWhole() throws Exception {
    assertThat(offer("{'kind':'buy-get','goods':{'skus':['1']},'count':2,'get':1}"))
        .as("the same goods, free")
        .isEqualTo(
            new Offer.BuyGet(Selector.items("1"), 2, Selector.items("1"), 1, Percent.HUNDRED));
    assertThat(offer("{'kind':'cheapest','count':3,'free':1}"))
        .isEqualTo(new Offer.Cheapest(Selector.ALL, 3, 1, Percent.HUNDRED));
    assertThat(offer("{'kind':'basket','off':{'percent':'5'}}"))
        .isEqualTo(new Offer.Basket(Selector.ALL, Money.ZERO, new Offer.Off.Part(Percent.of(5))));
    assertThat(offer("{'kind':'tiers','by':'amount','tiers':[{'least':1000,'off':{'amount':1}}]}"))
        .isEqualTo(
            new Offer.Tiers(
                Selector.ALL,
                Offer.Tiers.By.AMOUNT,
                List.of(new Offer.Tiers.Tier(1000, new Offer.Off.Amount(Money.of(1))))));
  }

  @Test
  void whatIsWrongWithAConditionIsNamed() {
    isRefused("'days':['mon','Tue'],", "days Tue: allowed are mon, tue, wed, thu, fri, sat, sun");
    isRefused("'from':'soon',", "from soon: allowed is a moment such as 2026-12-01T00:00");
    isRefused(
        "'until':'2026-12-01',", "until 2026-12-01: allowed is a moment such as 2026-12-01T00:00");
    isRefused("'hoursFrom':'noon',", "hoursFrom noon: allowed is a time such as 17:00");
    isRefused("'hoursUntil':'24:00',", "hoursUntil 24:00: allowed is a time such as 17:00");
    isRefused(
        "'from':'2026-12-01T00:00','until':'2026-12-01T00:00',",
        "until 2026-12-01T00:00: from 2026-12-01T00:00: before until 2026-12-01T00:00 is allowed");
    isRefused(
        "'coupon':{'code':''},", "coupon.code: coupon code empty: one digit or more is allowed");
    isRefused("'perBasket':-1,", "promotion p1: perBasket -1: 0 or more is allowed");
    isRefused("'perCustomer':-2,", "promotion p1: perCustomer -2: 0 or more is allowed");
    refused(() -> read("{'priority':1,'offer':" + EACH + "}"), "name is missing: it must be there");
    refused(() -> read("{'name':'Sale','priority':1}"), "offer is missing: it must be there");
  }

  @Test
  void whatAnOfferOfAKindLacksIsNamed() {
    offerRefused(
        "{'kind':'gift'}",
        "offer.kind gift:"
            + " allowed are each, for-price, bundle, buy-get, cheapest, tiers, basket");
    offerRefused("{'kind':'each'}", "offer.off is missing: it must be there");
    offerRefused("{'kind':'basket'}", "offer.off is missing: it must be there");
    offerRefused("{'kind':'for-price','price':1}", "offer.count is missing: it must be there");
    offerRefused("{'kind':'for-price','count':1}", "offer.price is missing: it must be there");
    offerRefused("{'kind':'bundle','price':1}", "offer.parts is missing: it must be there");
    offerRefused("{'kind':'bundle','parts':[]}", "offer.price is missing: it must be there");
    offerRefused("{'kind':'buy-get','get':1}", "offer.count is missing: it must be there");
    offerRefused("{'kind':'buy-get','count':1}", "offer.get is missing: it must be there");
    offerRefused("{'kind':'cheapest','free':1}", "offer.count is missing: it must be there");
    offerRefused("{'kind':'cheapest','count':3}", "offer.free is missing: it must be there");
    offerRefused("{'kind':'tiers','tiers':[]}", "offer.by is missing: it must be there");
    offerRefused("{'kind':'tiers','by':'amount'}", "offer.tiers is missing: it must be there");
  }

  @Test
  void whatIsWrongWithAnOfferIsNamed() {
    offerRefused(
        "{'kind':'each','off':{}}", "offer.off: one of percent, amount and price must be there");
    offerRefused(
        "{'kind':'each','off':{'percent':'10','amount':5}}",
        "offer.off: one of percent, amount and price must be there");
    offerRefused(
        "{'kind':'each','off':{'percent':'101'}}",
        "offer.off.percent 101: percent 101: 100 or less is allowed");
    offerRefused(
        "{'kind':'each','off':{'amount':-1}}",
        "offer.off.amount -1: amount -1: 0 or more is allowed");
    offerRefused(
        "{'kind':'each','off':{'price':-1}}", "offer.off.price -1: price -1: 0 or more is allowed");
    offerRefused(
        "{'kind':'each','off':{'price':1,'places':7}}",
        "offer.off.price 1: places 7: 0 to 6 are allowed");
    offerRefused(
        "{'kind':'for-price','count':0,'price':1}",
        "offer for-price: count 0: 1 or more is allowed");
    offerRefused(
        "{'kind':'bundle','parts':[{'goods':{},'count':0}],'price':1}",
        "offer bundle: count 0: 1 or more is allowed");
    offerRefused(
        "{'kind':'bundle','parts':[],'price':1}", "offer bundle: parts 0: 1 or more is allowed");
    offerRefused(
        "{'kind':'buy-get','count':0,'get':1}", "offer buy-get: buy 0: 1 or more is allowed");
    offerRefused(
        "{'kind':'buy-get','count':1,'get':1,'percent':'half'}",
        "offer.percent half: percent half: a number with at most 6 decimals is allowed");
    offerRefused(
        "{'kind':'cheapest','count':3,'free':3}", "offer cheapest: free 3: 2 or less is allowed");
    offerRefused(
        "{'kind':'tiers','by':'weight','tiers':[]}",
        "offer.by weight: allowed are quantity, amount");
    offerRefused(
        "{'kind':'tiers','by':'amount','tiers':[{'least':-1,'off':{'amount':1}}]}",
        "offer.tiers[0].least -1: least -1: 0 or more is allowed");
    offerRefused(
        "{'kind':'tiers','by':'amount','tiers':[{'least':1,'off':{}}]}",
        "offer.tiers[0].off: one of percent, amount and price must be there");
    offerRefused(
        "{'kind':'tiers','by':'amount','tiers':[]}", "offer tiers: tiers 0: 1 or more is allowed");
    offerRefused(
        "{'kind':'basket','least':-1,'off':{'amount':1}}",
        "offer basket: least -1: 0 or more is allowed");
  }
}
