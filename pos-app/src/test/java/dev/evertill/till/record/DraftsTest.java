package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.till.Golden;
import dev.evertill.till.Seeds;
import dev.evertill.till.sale.Basket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DraftsTest {
  private static final String DRAFT =
      new String(Drafts.write(Samples.basket()), StandardCharsets.UTF_8);

  @Test
  void theGoodsOnTheCounterComeBackAsTheyWere() throws Exception {
    Golden.same("v1/draft.json", Drafts.write(Samples.basket()));

    assertThat(Drafts.read(Golden.bytes("v1/draft.json"))).isEqualTo(Samples.basket());
    assertThat(Drafts.read(Drafts.write(Basket.EMPTY))).isEqualTo(Basket.EMPTY);
  }

  @Test
  void anEmptyCounterIsKeptInOneLine() {
    assertThat(Drafts.write(Basket.EMPTY))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"format\":\"evertill.draft/1\",\"taxes\":[],\"lines\":[]}");
  }

  @Test
  void everyBasketComesBackAsItWas() {
    Seeds.each(
        300,
        chance -> {
          RandomSales random = new RandomSales(chance);
          Basket basket = random.basketWithReturns(random.terms());

          assertThat(Drafts.read(Drafts.write(basket))).isEqualTo(basket);
        });
  }

  @Test
  void aClassThatManyLinesHaveIsWrittenOnce() throws Exception {
    assertThat(Wire.read(TillDocuments.Draft.class, Drafts.write(Samples.basket()), 0).taxes())
        .extracting(TaxRecord::code)
        .containsExactly("B", "A", "C", "S", "E", "L");
  }

  @Test
  void whatIsWrongWithADraftIsNamed() {
    refused("draft/1", "draft/2", "format evertill.draft/2: allowed is evertill.draft/1");
    refused("\"sku\":\"101\",", "", "lines[1].item.sku is missing: it must be there");
    refused(
        "\"quantity\":\"1.250\"",
        "\"quantity\":\"heavy\"",
        "lines[2].quantity heavy: quantity heavy: a number with at most 3 decimals is allowed");
    refused(
        "\"quantity\":\"1.250\"", "\"quantity\":\"-1\"", "lines[2].quantity -1: quantity <= 0: -1");
    refused(
        "\"unit\":\"kg\"", "\"unit\":\"bag\"", "lines[2].item.unit bag: allowed are piece and kg");
    refused("\"taxRow\":0", "\"taxRow\":6", "lines[0].item.taxRow 6: the draft has 6 tax classes");
    refused(
        "\"taxRow\":0", "\"taxRow\":-1", "lines[0].item.taxRow -1: the draft has 6 tax classes");
    refused(
        "\"price\":139,",
        "\"price\":139,\"places\":7,",
        "lines[0].item.places 7: places 7: 0 to 6 are allowed");
    refused(
        "\"price\":199,\"reason\"",
        "\"price\":-1,\"reason\"",
        "lines[5].override.price -1: price < 0: -1");
    refused(
        "\"price\":199,\"reason\"",
        "\"price\":1,\"places\":8,\"reason\"",
        "lines[5].override.places 8: places 8: 0 to 6 are allowed");
    refused(
        "\"expiry\":\"2027-03-31\"",
        "\"expiry\":\"spring\"",
        "lines[9].lot.expiry spring: allowed is a day such as 2026-11-03");
    refused(
        "\"treatment\":\"exempt\"",
        "\"treatment\":\"none\"",
        "taxes[4].treatment none: allowed are taxed, exempt, outside");
  }

  @Test
  void whatIsWrongWithADiscountIsNamed() {
    refused(
        "\"percent\":\"10\",\"reason\"",
        "\"percent\":\"101\",\"reason\"",
        "lines[9].discounts[0] Display model: discount of 101 %: at most 100 is allowed");
    refused(
        "\"amount\":50,\"reason\"",
        "\"amount\":0,\"reason\"",
        "lines[4].discounts[0] Dented lid: discount of no % and 0 minor units:"
            + " a part, or an amount above 0, is allowed");
    refused(
        "\"amount\":300,",
        "",
        "discounts[0] Birthday: discount of no % and 0 minor units:"
            + " a part, or an amount above 0, is allowed");
  }

  @Test
  void whatIsWrongWithGoodsThatComeBackIsNamed() {
    refused(
        "\"quantity\":\"3\"",
        "\"quantity\":\"some\"",
        "lines[14].back.quantity some:"
            + " quantity some: a number with at most 3 decimals is allowed");
    refused(
        "\"returned\":\"1\"",
        "\"returned\":\"4\"",
        "lines[14].back.returned 4: returned 4 of 3 that were sold");
    refused(
        "\"prices\":\"tax-included\"",
        "\"prices\":\"free\"",
        "lines[14].back.prices free: allowed are tax-included, tax-added");
    refused(
        "\"source\":\"line-discount\"",
        "\"source\":\"luck\"",
        "lines[14].back.reductions[0].source luck:"
            + " allowed are promotion, line-discount, basket-discount");
    refused(
        "\"gross\":699",
        "\"gross\":700",
        "lines[14].back.gross 700: line: net and taxes are 699, gross is 700");
    refused(
        "\"voided\":false}],\"discounts\"",
        "\"label\":5,\"voided\":false}],\"discounts\"",
        "lines[14].quantity 2:"
            + " goods that come back have the price they were sold at, and no other: 4012345002041");
  }

  private static void refused(String there, String instead, String why) {
    int at = DRAFT.indexOf(there);
    assertThat(at).as(there).isNotNegative();
    String changed = DRAFT.substring(0, at) + instead + DRAFT.substring(at + there.length());
    assertThatThrownBy(() -> Drafts.read(changed.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedException.class)
        .hasMessage(why);
  }
}
