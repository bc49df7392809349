package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.evertill.sync.protocol.CatalogueRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every storage promises of drafts. */
abstract class DraftsContract extends ImportedDraft {
  @Test
  void aDraftBecomesAVersionWhenItIsPublishedAndNotBefore() throws Exception {
    assertThat(drafts.take("spring", List.of(file("taxes", TAXES, false))))
        .isEqualTo(new Drafts.Imported("spring", 2, new Changes.Counts(2, 0, 0)));
    assertThat(take("goods", GOODS.split("\n")))
        .isEqualTo(new Drafts.Imported("spring", 2, new Changes.Counts(4, 0, 0)));
    long noon = NOON.millis();
    assertThat(drafts.all()).containsExactly(new Drafts.Draft("spring", 0, noon, noon, 2));
    assertThat(catalogue.current()).isEqualTo(Catalogue.Version.NONE);
    assertThat(drafts.publish("spring", false)).contains(new Catalogue.Published(1, 4, 0, 0, 0));
    assertThat(live(null))
        .isEqualTo(
            Map.of(
                "tax A",
                "{\"name\":\"VAT 20 %\",\"percent\":\"20\"}",
                "tax B",
                "{\"name\":\"VAT 10 %\",\"percent\":\"10\"}",
                "item 101",
                "{\"name\":\"Bread roll\",\"group\":\"Bakery\",\"price\":45,\"tax\":\"B\",\"unit\":\"piece\"}",
                "item 4011",
                "{\"name\":\"Bananas\",\"group\":\"Fruit\",\"price\":179,\"tax\":\"B\",\"unit\":\"kg\"}"));
    assertThat(drafts.all()).isEmpty();
    assertThat(catalogue.versions(Long.MAX_VALUE, 9))
        .extracting(Catalogue.Release::added, Catalogue.Release::note)
        .containsExactly(tuple(4L, "draft spring"));
  }

  @Test
  void columnsThatAreNotThereLeaveTheGoodsAsTheyAre() throws Exception {
    publishTheShop();
    take("goods", "name;SKU", "Banana, ripe;4011");
    assertThat(diff()).containsExactly("changed  item 4011");
    assertThat(drafts.diff("spring", null, 9).orElseThrow().rows().get(0).fields())
        .containsExactly(new Changes.Field("name", "\"Bananas\"", "\"Banana, ripe\""));
    take("goods", "sku;price", "4011;1,99");
    drafts.publish("spring", false);
    assertThat(live(null).get("item 4011"))
        .isEqualTo(
            "{\"name\":\"Banana, ripe\",\"group\":\"Fruit\",\"price\":199,\"tax\":\"B\",\"unit\":\"kg\"}");
  }

  @Test
  void pricesHaveDaysZonesAndStores() throws Exception {
    publishTheShop();
    Stores stores = new Stores(database(), catalogue);
    stores.putStore("0117", "north");
    stores.putTill("03", "0117");
    take(
        "prices",
        "sku,price,from,until,zone,store",
        "4011,1.99,2026-12-01,,,",
        "4011,1.49,2026-12-24,2026-12-24,north,",
        "4011,1.69,,,,0117",
        "101,0.40,,,north,");
    assertThat(diff())
        .containsExactly(
            "changed  item 4011",
            "added store:0117 price 4011",
            "added zone:north price 101",
            "added zone:north price 4011");
    drafts.publish("spring", false);
    String bananas = "{\"name\":\"Bananas\",\"group\":\"Fruit\",\"price\":";
    assertThat(live("03"))
        .containsEntry("item 4011", bananas + "169,\"tax\":\"B\",\"unit\":\"kg\"}")
        .containsEntry(
            "item 101",
            "{\"name\":\"Bread roll\",\"group\":\"Bakery\",\"price\":40,\"tax\":\"B\",\"unit\":\"piece\"}");
    assertThat(live(null))
        .containsEntry(
            "item 4011",
            bananas
                + "179,\"tax\":\"B\",\"unit\":\"kg\",\"prices\":[{\"price\":199,\"from\":\"2026-12-01\"}]}");
    take("prices", "sku,price,store,remove", "4011,,0117,yes");
    drafts.publish("spring", false);
    assertThat(live("03"))
        .containsEntry(
            "item 4011",
            bananas
                + "179,\"tax\":\"B\",\"unit\":\"kg\",\"prices\":["
                + "{\"price\":149,\"from\":\"2026-12-24\",\"until\":\"2026-12-24\"},"
                + "{\"price\":199,\"from\":\"2026-12-01\"}]}");
  }

  @Test
  void whatACompleteFileDoesNotNameIsRemoved() throws Exception {
    publishTheShop();
    take("staff", "number,name,role,store", "1,Anna,cashier,", "2,Ben,cashier,0117");
    takeAll("staff", "number,name,role", "3,Clara,manager");
    takeAll("goods", "sku,name", "101,Roll");
    assertThat(diff())
        .containsExactly(
            "changed  item 101",
            "removed  item 4011",
            "added  staff 3",
            "added store:0117 staff 2");
  }

  @Test
  void aCompleteFileOfPricesEndsTheOthersOfItsLists() throws Exception {
    publishTheShop();
    take(
        "prices",
        "sku,price,from,until,zone",
        "4011,1.99,2026-12-01,,north",
        "101,0.40,,,north",
        "101,0.39,,,south",
        "101,0.30,2026-12-01,,");
    drafts.publish("spring", false);
    takeAll(
        "prices",
        "sku,price,from,until,zone",
        "4011,1.89,2026-12-02,,north",
        "4011,1.79,2026-12-03,,north");
    assertThat(diff())
        .containsExactly("removed zone:north price 101", "changed zone:north price 4011");
    assertThat(drafts.diff("spring", null, 9).orElseThrow().rows().get(1).after())
        .hasToString(
            "{\"prices\":[{\"price\":179,\"from\":\"2026-12-03\"},{\"price\":189,\"from\":\"2026-12-02\"}]}");
  }

  @Test
  void aDraftOnAnEarlierVersionIsNotPublishedUnlessSomebodyInsists() throws Exception {
    publishTheShop();
    take("goods", "sku,price", "101,0.50");
    catalogue.publish(edition -> edition.put(CatalogueRow.deleted(CatalogueRow.ITEM, "4011")));
    String outdated =
        "draft spring was begun on version 1, and version 2 is current: discard it and import"
            + " again, or publish it anyway";
    assertThatThrownBy(() -> drafts.publish("spring", false))
        .isInstanceOf(OutdatedDraftException.class)
        .hasMessage(outdated);
    assertThatThrownBy(() -> take("goods", "sku,price", "101,0.51")).hasMessage(outdated);
    assertThat(drafts.publish("spring", true)).contains(new Catalogue.Published(3, 0, 1, 0, 0));
    assertThat(live(null)).containsOnlyKeys("item 101", "tax A", "tax B");
  }

  @Test
  void whatDoesNotFitToWhatWasPublishedMeanwhileIsNotPublishedAnyway() throws Exception {
    publishTheShop();
    take("taxes", "class,name,percent", "C,VAT 5 %,5");
    drafts.publish("spring", false);
    take("goods", "sku,name,group,tax,price,unit", "102,Pretzel,Bakery,C,0.95,piece");
    take("quickkeys", "page,position,sku,label,store", "Fruit,1,4011,Bananas,0117");
    drafts.take("other", List.of(file("taxes", "class,remove\nC,yes\n", false)));
    drafts.take("other", List.of(file("goods", "sku,remove\n4011,yes\n", false)));
    drafts.publish("other", false);
    assertThatThrownBy(() -> drafts.publish("spring", true))
        .isInstanceOf(FaultsException.class)
        .hasMessage(
            "draft spring: tax C: it is removed, and goods 102 have it\n"
                + "draft spring: sku 4011: the goods are removed, and quick key Fruit/1"
                + " (store 0117) is theirs");
    assertThat(catalogue.current().version()).isEqualTo(3);
  }

  @Test
  void whatDoesNotFitTogetherIsNotPublished() throws Exception {
    publishTheShop();
    take("quickkeys", "page,position,sku,label", "Fruit,1,4011,Bananas");
    drafts.publish("spring", false);
    take("taxes", "class,remove", "B,yes");
    take("goods", "sku,remove", "4011,yes");
    take("taxes", "class,name,percent,from", "A,VAT 21 %,21,2027-01-01");
    assertThatThrownBy(() -> drafts.publish("spring", false))
        .isInstanceOf(FaultsException.class)
        .hasMessage(
            "draft spring: tax A: two of its rows hold on the same day, allowed is one\n"
                + "draft spring: tax B: it is removed, and goods 101 have it\n"
                + "draft spring: sku 4011: the goods are removed, and quick key Fruit/1 is theirs");
    assertThat(drafts.all()).extracting(Drafts.Draft::name).containsExactly("spring");
    assertThat(drafts.discard("spring")).isTrue();
    assertThat(drafts.discard("spring")).isFalse();
    assertThat(drafts.diff("spring", null, 9)).isEmpty();
    assertThat(drafts.publish("spring", false)).isEmpty();
    assertThat(catalogue.current().version()).isEqualTo(2);
  }

  @Test
  void aSecondFileWithFaultsTakesNothingOfTheFirst() throws Exception {
    List<SheetFile> files =
        List.of(file("taxes", TAXES, false), file("staff", "number,name,role\n1,,x\n", false));
    assertThatThrownBy(() -> drafts.take("spring", files)).isInstanceOf(FaultsException.class);
    assertThat(drafts.all()).isEmpty();
  }
}
