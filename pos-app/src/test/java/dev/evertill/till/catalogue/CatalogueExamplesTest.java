package dev.evertill.till.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueExamplesTest {
  @Test
  void settingsSayHowTheShopCounts() {
    assertThat(CatalogueExamples.kinds()).containsOnlyKeys("settings", "row");
    assertThat(
            CatalogueExamples.kinds()
                .get("settings")
                .compute(
                    List.of("country   AT", "cash.step 0.05", "barcode.layout.1 28IIIIIWWWWWK")))
        .containsExactly(
            "currency EUR, 2",
            "amounts half-up",
            "tax tax-included, document, tax-first, half-up",
            "cash 0.05, half-up",
            "scale 28IIIIIWWWWWK decimals=3 key=item");
    assertThat(CatalogueExamples.kinds().get("settings").compute(List.of("cash.step much")))
        .containsExactly(
            "refused: setting cash.step much:"
                + " amount much: a number with at most 2 decimals is allowed");
  }

  @Test
  void aRowIsReadOrRefused() {
    assertThat(
            CatalogueExamples.kinds()
                .get("row")
                .compute(
                    List.of(
                        "item  101 {'name':'Roll','group':'Bakery','price':45,'tax':'B','unit':'piece'}",
                        "tax A {'name':'VAT 20 %','percent':'20','from':'2027-01-01'}",
                        "promotion p1 {'name':'x','priority':1,'offer':{'kind':'gift'}}")))
        .containsExactly(
            "item 101: Roll, 0.45 a piece",
            "tax A: VAT 20 %, taxed, taxes 1, from 2027-01-01",
            "promotion p1: refused: offer.kind gift:"
                + " allowed are each, for-price, bundle, buy-get, cheapest, tiers, basket");
  }
}
