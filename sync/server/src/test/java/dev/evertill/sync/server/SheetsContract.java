package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.setting.SettingRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What files say, and what is said of their faults, whatever the storage. */
abstract class SheetsContract extends ImportedDraft {
  private static final String AMOUNT =
      "allowed is an amount with up to 2 decimals, such as 12.55, and no more than 10 thousand"
          + " million";

  @Test
  void everyFaultOfAFileIsSaidWithItsLineAndNothingOfItIsTaken() throws Exception {
    publishTheShop();
    faults(
        "goods",
        "sku,code,name,group,tax,price,unit,minAge,fixedPrice,remove\n"
            + "1,4006381333931,Marker,Office,A,1.999,piece,,,\n"
            + "2,4006381333932,Marker,Office,A,1.99,piece,,,\n"
            + "3,4011,Marker,Office,A,1.99,bag,,,\n"
            + ",,Marker,Office,A,1.99,,,,\n"
            + "5,,,Office,Q,,piece,121,maybe,\n"
            + "6,,\"Two\nlines\",Office,A,1.99,,,,\n"
            + "7,,Marker,Office,A,1.99,,,\n"
            + "8,,Marker,Office,A,1 000,,,,\n"
            + "8,,Marker,Office,A,1000,,,,\n"
            + "9,,,,,,,,,yes\n"
            + "10 a,,Marker,Office,A,1.99,,,,\n",
        "goods.csv: line 2: price 1.999: " + AMOUNT,
        "goods.csv: line 3: code 4006381333932: check digit 2, expected 1",
        "goods.csv: line 4: code 4011: 4 digits, allowed is a GTIN of 8, 12, 13 or 14 digits",
        "goods.csv: line 4: unit bag: allowed are piece, kg",
        "goods.csv: line 5: sku is missing: it must be there",
        "goods.csv: line 6: price is missing: it must be there",
        "goods.csv: line 6: tax Q: there is no such tax class",
        "goods.csv: line 6: name is missing: it must be there",
        "goods.csv: line 6: minAge 121: allowed is a whole number from 1 to 120",
        "goods.csv: line 6: fixedPrice maybe: allowed are yes, no",
        "goods.csv: line 7: name Two\uFFFDlines: line breaks and other control characters are not"
            + " allowed",
        "goods.csv: line 9: 9 fields, the head has 10",
        "goods.csv: line 10: price 1 000: " + AMOUNT,
        "goods.csv: line 11: sku 8: line 10 says it already, allowed is once",
        "goods.csv: line 12: sku 9: there are no such goods that could be removed",
        "goods.csv: line 13: sku 10 a: allowed are 1 to 64 letters, digits and signs of ASCII,"
            + " without spaces");
    assertThat(drafts.all()).isEmpty();
    assertThat(live(null)).containsOnlyKeys("item 101", "item 4011", "tax A", "tax B");
  }

  @Test
  void aHundredFaultsAreEnough() throws Exception {
    StringBuilder text = new StringBuilder("number,name,role\n");
    for (int i = 1; i <= 150; i++) {
      text.append(i).append(",,cashier\n");
    }
    SheetFile file = file("staff", text.toString(), false);
    assertThatThrownBy(() -> drafts.take("spring", List.of(file)))
        .satisfies(
            thrown -> {
              FaultsException faults = (FaultsException) thrown;
              assertThat(faults.faults()).hasSize(100);
              assertThat(faults.hasMore()).isTrue();
              assertThat(faults.faults().get(99).text())
                  .isEqualTo("staff.csv: line 101: name is missing: it must be there");
              assertThat(faults).hasMessageEndingWith("\nthese are the first 100, and not all");
            });
  }

  @Test
  void aLineThatSaysWhatAnotherSaidIsAFault() throws Exception {
    publishTheShop();
    faults(
        "prices",
        "sku,price,from,zone\n4011,1.50,2026-12-01,a\n4011,1.50,2026-12-02,a\n"
            + "4011,1.60,2026-12-01,a\n4011,1.60,2026-12-01,b\n",
        "prices.csv: line 4: sku 4011: line 2 says it already, allowed is once");
  }

  @Test
  void promotionsInColumnsAreThoseOfJson() throws Exception {
    publishTheShop();
    take(
        "promotions",
        "id,name,kind,skus,count,price,percent,free,priority,days",
        "rolls,5 rolls for 1.99,for-price,101,5,1.99,,,1,",
        "fruit,10 % off,each,4011 101,,,10,,2,mon tue",
        "three,Cheapest free,cheapest,101,3,,,1,,");
    take(
        "promotions",
        "{\"id\":\"duo\",\"name\":\"Both for 2\",\"offer\":{\"kind\":\"bundle\",\"price\":200,"
            + "\"parts\":[{\"goods\":{\"skus\":[\"101\"]},\"count\":1},"
            + "{\"goods\":{\"skus\":[\"4011\"]},\"count\":1}]}}");
    drafts.publish("spring", false);
    assertThat(live(null))
        .containsEntry(
            "promotion rolls",
            "{\"name\":\"5 rolls for 1.99\",\"priority\":1,\"offer\":{\"kind\":\"for-price\","
                + "\"goods\":{\"skus\":[\"101\"]},\"count\":5,\"price\":199}}")
        .containsEntry(
            "promotion fruit",
            "{\"name\":\"10 % off\",\"days\":[\"mon\",\"tue\"],\"priority\":2,"
                + "\"offer\":{\"kind\":\"each\",\"goods\":{\"skus\":[\"4011\",\"101\"]},"
                + "\"off\":{\"percent\":\"10\"}}}")
        .containsEntry(
            "promotion three",
            "{\"name\":\"Cheapest free\",\"priority\":1,\"offer\":{\"kind\":\"cheapest\","
                + "\"goods\":{\"skus\":[\"101\"]},\"count\":3,\"free\":1}}")
        .containsEntry(
            "promotion duo",
            "{\"name\":\"Both for 2\",\"priority\":1,\"offer\":{\"kind\":\"bundle\",\"price\":200,"
                + "\"parts\":[{\"goods\":{\"skus\":[\"101\"]},\"count\":1},"
                + "{\"goods\":{\"skus\":[\"4011\"]},\"count\":1}]}}");
  }

  @Test
  void whatIsWrongWithAPromotionIsSaid() throws Exception {
    faults(
        "promotions",
        "id,name,kind,skus,count,price,percent,free,from,until,days\n"
            + "a,A,cheapest,1,3,,,3,,,\n"
            + "b,B,each,1,,1.00,10,,,,\n"
            + "c,C,tiers,1,,,,,,,\n"
            + "d,D,for-price,1,,,,,2026-12-02T00:00,2026-12-01T00:00,mon fry\n"
            + "e,E,basket,,,,101,,,,\n",
        "promotions.csv: line 2: free 3: allowed is fewer than the count 3",
        "promotions.csv: line 3: off: 2 of percent, amount, price are there, allowed is one",
        "promotions.csv: line 4: kind tiers: allowed are each, for-price, buy-get, cheapest, basket;"
            + " bundle and tiers as JSON with offer",
        "promotions.csv: line 5: until 2026-12-01T00:00: it ends before it begins at"
            + " 2026-12-02T00:00",
        "promotions.csv: line 5: days fry: allowed are mon, tue, wed, thu, fri, sat, sun",
        "promotions.csv: line 6: percent 101: allowed is 0 to 100 with up to 4 decimals, such as"
            + " 9.975");
    faults(
        "promotions",
        "{\"id\":\"a\",\"name\":\"A\",\"offer\":{\"kind\":\"each\",\"of\":{\"percent\":\"10\"}}}\n"
            + "{\"id\":\"b\",\"name\":\"B\",\"offer\":{\"kind\":\"buy-get\",\"count\":1}}\n"
            + "{\"id\":\"c\",\"offr\":1}\n"
            + "{\"id\":\"d\"\n"
            + "[]\n",
        "promotions.ndjson: line 1: offer.of: there is no such",
        "promotions.ndjson: line 2: get is missing: it must be there",
        "promotions.ndjson: line 3: field offr: there is no such; allowed are id, name, from, until,"
            + " days, hoursFrom, hoursUntil, customerGroups, priority, exclusive, perBasket,"
            + " perCustomer, couponCode, couponNumbered, couponSingleUse, kind, skus, groups,"
            + " excluded, count, price, get, free, percent, amount, least, zone, store, remove,"
            + " offer",
        "promotions.ndjson: line 4: JSON is expected, and the line ends before it does",
        "promotions.ndjson: line 5: an object is expected");
  }

  @Test
  void taxesOfPartsComeAsJsonAndDatesMakeRows() throws Exception {
    take("taxes", "class,name,percent,from,until", "A,VAT 19 %,19,,2026-12-31");
    take(
        "taxes",
        "{\"class\":\"A\",\"name\":\"VAT 20 %\",\"percent\":20,\"from\":\"2027-01-01\"}",
        "{\"class\":\"Q\",\"name\":\"GST and QST\",\"taxes\":["
            + "{\"code\":\"GST\",\"name\":\"GST\",\"kind\":\"percent\",\"percent\":\"5\"}]}",
        "{\"class\":\"O\",\"name\":\"Outside\",\"treatment\":\"outside\",\"reason\":\"Deposit\"}");
    drafts.publish("spring", false);
    assertThat(live(null))
        .isEqualTo(
            Map.of(
                "tax A",
                "{\"name\":\"VAT 19 %\",\"percent\":\"19\",\"until\":\"2026-12-31\"}",
                "tax A@2027-01-01",
                "{\"name\":\"VAT 20 %\",\"percent\":\"20\",\"code\":\"A\",\"from\":\"2027-01-01\"}",
                "tax Q",
                "{\"name\":\"GST and QST\",\"taxes\":[{\"code\":\"GST\",\"name\":\"GST\","
                    + "\"kind\":\"percent\",\"percent\":\"5\"}]}",
                "tax O",
                "{\"name\":\"Outside\",\"treatment\":\"outside\",\"reason\":\"Deposit\"}"));
    faults(
        "taxes",
        "class,name,percent,treatment\nX,None,,\nY,Both,5,exempt\n",
        "taxes.csv: line 2: percent is missing: goods that are taxed have a rate, if only one of 0",
        "taxes.csv: line 3: percent 5: goods that are exempt have no rate");
  }

  @Test
  void amountsHaveTheDecimalsOfTheCurrency() throws Exception {
    take("settings", "key,value", "currency,JPY");
    take("taxes", TAXES.split("\n"));
    faults(
        "goods",
        "sku,name,group,tax,price\n1,Tea,Tea,A,1.50\n",
        "goods.csv: line 2: price 1.50: allowed is an amount without decimals, such as 1250, and no"
            + " more than 10 thousand million");
    take("goods", "sku,name,group,tax,price,places", "1,Tea,Tea,A,150,", "2,Fuel,Fuel,A,1.799,3");
    drafts.publish("spring", false);
    assertThat(live(null).get("item 1")).contains("\"price\":150,");
    assertThat(live(null).get("item 2")).contains("\"price\":1799,").contains("\"places\":3");
    faults(
        "settings",
        "key,value,store\ncurrency,EUR,0117\ncurrency.decimals,4,\ntax.prices,maybe,\n",
        "settings.csv: line 2: key currency: amounts are counted in the same everywhere, without zone"
            + " and store",
        "settings.csv: line 3: value 4: 0, 2 or 3 are allowed",
        "settings.csv: line 4: value maybe: allowed are tax-included, tax-added");
  }

  @Test
  void aSettingThatNoTillCouldUseIsRefusedInTheWordsOfTheTill() throws Exception {
    faults(
        "settings",
        "key,value\ncountry,XX\ncash.step,abc\ncash.rounding,odd\nbarcode.layout.a,%%%%\n"
            + "recall.1,LOT7\ncountri,AT\ncurrency,euro\ntax.scope,\ncash.step ,-1\n",
        "settings.csv: line 2: value XX: allowed are "
            + String.join(", ", SettingRules.countries()),
        "settings.csv: line 3: value abc: amount abc: a number with at most 2 decimals is allowed",
        "settings.csv: line 4: value odd: allowed are half-up, half-down, half-even, up, down",
        "settings.csv: line 5: value %%%%: layout %%%%: '%' at place 1, 0123456789IXWPNVK are"
            + " allowed",
        "settings.csv: line 6: value LOT7: allowed is a GTIN, and a batch behind it",
        "settings.csv: line 7: key countri: allowed are amounts.rounding, barcode.layout.…,"
            + " barcode.upcE, batch.bestBefore, batch.sellBy, cash.rounding, cash.step, country,"
            + " currency, currency.decimals, recall.…, receipt.footer, store.address, store.id,"
            + " store.name, store.taxId, tax.order, tax.prices, tax.rounding, tax.scope",
        "settings.csv: line 8: value euro: currency euro: an ISO 4217 code in capitals is allowed,"
            + " such as EUR",
        "settings.csv: line 9: value is missing: it must be there",
        "settings.csv: line 10: key cash.step: line 3 says it already, allowed is once");
    faults(
        "settings",
        "key,value\ncash.step,-1\n",
        "settings.csv: line 2: value -1: allowed is 0 or more");
    assertThat(drafts.all()).isEmpty();
  }

  @Test
  void settingsThatDoNotFitEachOtherAreNotPublished() throws Exception {
    take(
        "settings",
        "key,value,zone,store",
        "country,CH,,",
        "cash.step,0.005,,",
        "barcode.layout.1,21IIIIIPPPPPK,north,",
        "barcode.layout.2,21IIIIIWWWWWK,,0117",
        "country,HU,south,");
    new Stores(database(), catalogue).putStore("0117", "north");
    assertThatThrownBy(() -> drafts.publish("spring", true))
        .isInstanceOf(FaultsException.class)
        .hasMessage(
            String.join(
                "\n",
                "draft spring: setting cash.step 0.005: amount 0.005: a number with at most 2"
                    + " decimals is allowed",
                "draft spring: setting cash.step 0.005: amount 0.005: a number with at most 2"
                    + " decimals is allowed (store 0117)",
                "draft spring: setting cash.step 0.005: amount 0.005: a number with at most 2"
                    + " decimals is allowed (zone north)",
                "draft spring: setting cash.step 0.005: amount 0.005: a number with at most 0"
                    + " decimals is allowed (zone south)",
                "draft spring: setting country HU: amounts have 2 decimals everywhere else (zone"
                    + " south)"));
    drafts.discard("spring");
    take(
        "settings",
        "key,value,zone,store",
        "country,CH,,",
        "barcode.layout.1,21IIIIIPPPPPK,north,",
        "barcode.layout.2,21IIIIIWWWWWK,,0117");
    assertThatThrownBy(() -> drafts.publish("spring", true))
        .isInstanceOf(FaultsException.class)
        .hasMessage(
            "draft spring: setting barcode.layout: layouts 21IIIIIPPPPPK and 21IIIIIWWWWWK read the"
                + " same codes, one is allowed (store 0117)");
  }

  @Test
  void amountsHaveTheDecimalsOfTheCountrysCurrency() throws Exception {
    take("settings", "key,value", "country,HU");
    take("taxes", TAXES.split("\n"));
    faults(
        "goods",
        "sku,name,group,tax,price\n1,Tea,Tea,A,1.50\n",
        "goods.csv: line 2: price 1.50: allowed is an amount without decimals, such as 1250, and no"
            + " more than 10 thousand million");
  }

  @Test
  void aPromotionIsOfGoodsThatAreThereAndTakesSomethingOff() throws Exception {
    publishTheShop();
    take("promotions", "id,name,kind,skus,groups,percent", "a,A,each,|101,Fruit|,10");
    assertThat(diff()).containsExactly("added  promotion a");
    drafts.publish("spring", false);
    assertThat(live(null).get("promotion a")).contains("\"skus\":[\"101\"],\"groups\":[\"Fruit\"]");
    faults(
        "promotions",
        "id,name,kind,skus,groups,percent,amount\n"
            + "b,B,each,nosuch 101,,10,\nc,C,each,,NoGroup,10,\nd,D,each,|,,10,\n"
            + "e,E,each,101,,0,\nf,F,each,101,,,0\n",
        "promotions.csv: line 2: skus nosuch: there are no such goods",
        "promotions.csv: line 3: groups NoGroup: there are no goods of this group",
        "promotions.csv: line 4: skus |: at least one name is expected, or nothing",
        "promotions.csv: line 5: percent 0: it takes nothing off, allowed is more than 0",
        "promotions.csv: line 6: off.amount 0: allowed is 1 or more");
    faults(
        "promotions",
        "{\"id\":\"g\",\"name\":\"G\",\"offer\":{\"kind\":\"bundle\",\"price\":200,"
            + "\"parts\":[{\"goods\":{\"skus\":[\"\"]},\"count\":1},"
            + "{\"goods\":{\"skus\":[]},\"count\":1}]}}\n",
        "promotions.ndjson: line 1: offer.skus: at least one name is expected, or no list of them",
        "promotions.ndjson: line 1: offer.skus: there are no such goods");
  }

  @Test
  void whatIsWrongWithAPriceIsSaid() throws Exception {
    publishTheShop();
    faults(
        "prices",
        "sku,price,from,until,zone,store,remove\n"
            + "9,1.00,,,,,\n"
            + "101,1.00,1.12.2026,,,,\n"
            + "101,1.00,2026-12-02,2026-12-01,,,\n"
            + "101,1.00,2026-12-03,,a,b,\n"
            + "101,,2026-12-04,,,,\n"
            + "101,,,,,,yes\n"
            + "101,,2026-12-05,,,,yes\n"
            + "101,,,,a,,yes\n",
        "prices.csv: line 2: sku 9: there are no such goods",
        "prices.csv: line 3: from 1.12.2026: allowed is a day such as 2026-12-01",
        "prices.csv: line 4: until 2026-12-01: it ends before it begins on 2026-12-02",
        "prices.csv: line 5: store b: allowed is a zone or a store, not both",
        "prices.csv: line 6: price is missing: it must be there",
        "prices.csv: line 7: remove yes: the price for everybody can be another, not removed",
        "prices.csv: line 8: remove yes: there is no price of these days",
        "prices.csv: line 9: remove yes: there is no such price");
  }
}
