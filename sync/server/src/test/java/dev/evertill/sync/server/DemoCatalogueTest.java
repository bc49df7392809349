package dev.evertill.sync.server;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.PromotionValue;
import dev.evertill.sync.protocol.QuickKeyValue;
import dev.evertill.sync.protocol.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {
  private final Map<String, List<CatalogueRow>> kinds =
      DemoCatalogue.rows().stream().collect(groupingBy(CatalogueRow::kind));

  private Map<String, ItemValue> items() throws MalformedException {
    Map<String, ItemValue> items = new TreeMap<>();
    for (CatalogueRow row : kinds.get(CatalogueRow.ITEM)) {
      items.put(row.key(), Wire.item(row.value()));
    }
    return items;
  }

  private Set<String> keys(String kind) {
    return kinds.get(kind).stream().map(CatalogueRow::key).collect(Collectors.toSet());
  }

  @Test
  void noKeyComesTwice() {
    Set<String> keys = new HashSet<>();
    DemoCatalogue.rows()
        .forEach(row -> assertThat(keys.add(row.kind() + " " + row.key())).as(row.key()).isTrue());
  }

  @Test
  void checkDigitsAreRight() throws MalformedException {
    items()
        .forEach(
            (sku, item) -> {
              if (item.code() != null) {
                assertThat(Barcode.read(item.code()).barcode())
                    .isEqualTo(new Barcode(sku, item.code()));
              }
            });
  }

  @Test
  void everyItemHasATaxClassThatIsThere() throws MalformedException {
    assertThat(keys(CatalogueRow.TAX)).containsExactlyInAnyOrder("A", "B", "C");
    assertThat(items().values())
        .allSatisfy(item -> assertThat(keys(CatalogueRow.TAX)).contains(item.tax()));
    for (CatalogueRow tax : kinds.get(CatalogueRow.TAX)) {
      Wire.tax(tax.value());
    }
  }

  @Test
  void everyQuickKeyNamesAnItemAndAPageHasTwelveAtMost() throws MalformedException {
    for (CatalogueRow row : kinds.get(CatalogueRow.QUICK_KEY)) {
      QuickKeyValue key = Wire.quickKey(row.value());
      assertThat(items()).containsKey(key.sku());
      assertThat(key.position()).isBetween(1, 12);
      assertThat(key.colour()).isIn("amber", "green", "violet", "blue", "red", "grey");
    }
  }

  @Test
  void theShopHasWhatADemoNeeds() throws MalformedException {
    assertThat(items()).hasSizeBetween(55, 80);
    assertThat(items().values().stream().filter(i -> i.unit().equals(ItemValue.KG)))
        .hasSizeGreaterThanOrEqualTo(5);
    assertThat(items().values()).anyMatch(i -> i.minAge() != null && i.minAge() == 18);
    assertThat(items().values().stream().filter(i -> Boolean.TRUE.equals(i.fixedPrice())))
        .extracting(ItemValue::name)
        .containsExactlyInAnyOrder("Newspaper", "Postage stamp", "Gift card 20");
    assertThat(items()).as("what a scale prints labels for").containsKeys("501", "502");
    assertThat(keys(CatalogueRow.STAFF)).containsExactlyInAnyOrder("1", "2", "9");
    assertThat(keys(CatalogueRow.SETTING))
        .containsExactlyInAnyOrder(
            "store.id",
            "store.name",
            "store.address",
            "store.taxId",
            "country",
            "currency",
            "currency.decimals",
            "receipt.footer");
  }

  @Test
  void thePromotionsAreForGoodsThatAreThere() throws MalformedException {
    assertThat(keys(CatalogueRow.PROMOTION))
        .containsExactlyInAnyOrder(
            "bread-rolls", "chocolate-3-for-2", "drink-and-snack", "fruit-coupon", "big-basket");
    for (CatalogueRow row : kinds.get(CatalogueRow.PROMOTION)) {
      PromotionValue promotion = Wire.promotion(row.value());
      assertThat(skus(promotion.offer())).as(row.key()).isSubsetOf(items().keySet());
    }
  }

  private static List<String> skus(PromotionValue.Offer offer) {
    List<PromotionValue.Goods> goods = new ArrayList<>();
    if (offer.goods() != null) {
      goods.add(offer.goods());
    }
    if (offer.parts() != null) {
      offer.parts().forEach(part -> goods.add(part.goods()));
    }
    return goods.stream().flatMap(some -> some.skus().stream()).toList();
  }

  @Test
  void theScriptedDayDoesNotDependOnItsTime() throws MalformedException {
    for (CatalogueRow row : kinds.get(CatalogueRow.PROMOTION)) {
      PromotionValue promotion = Wire.promotion(row.value());
      assertThat(
              Arrays.asList(
                  promotion.from(),
                  promotion.until(),
                  promotion.days(),
                  promotion.hoursFrom(),
                  promotion.hoursUntil()))
          .as(row.key())
          .containsOnlyNulls();
    }
  }

  @Test
  void theCouponIsABarcodeOfItsOwn() throws MalformedException {
    String coupon = "9912345000106";
    assertThat(Barcode.read(coupon).barcode().code()).isEqualTo("0" + coupon);
    for (CatalogueRow row : kinds.get(CatalogueRow.PROMOTION)) {
      PromotionValue promotion = Wire.promotion(row.value());
      assertThat(promotion.coupon())
          .as(row.key())
          .isEqualTo(
              row.key().equals("fruit-coupon")
                  ? new PromotionValue.Coupon(coupon, null, null)
                  : null);
    }
  }
}
