package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.PriceValue;
import dev.evertill.sync.protocol.SettingValue;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage promises of the prices of zones and stores. */
abstract class PriceListsContract {
  private static final int PAGE = 3;
  private static final String NORTH = "zone:north";
  private static final String STORE_1 = "store:1";

  private Catalogue catalogue;
  private Stores stores;

  abstract Database database();

  @BeforeEach
  void open() {
    catalogue = new Catalogue(database(), InstantSource.system(), PAGE);
    stores = new Stores(database(), catalogue);
  }

  static CatalogueRow item(String sku, long price) {
    return CatalogueRow.of(
        CatalogueRow.ITEM,
        sku,
        Wire.raw(ItemValue.of("Item " + sku, null, "Misc", price, "A", ItemValue.PIECE, null)));
  }

  private static CatalogueRow price(String sku, long price) {
    return CatalogueRow.of(ListPrices.KIND, sku, Wire.raw(new ListPrices(price, null, null)));
  }

  private static CatalogueRow noPrice(String sku) {
    return CatalogueRow.deleted(ListPrices.KIND, sku);
  }

  private static CatalogueRow setting(String key, String value) {
    return CatalogueRow.of(CatalogueRow.SETTING, key, Wire.raw(new SettingValue(value)));
  }

  private long publish(String list, CatalogueRow... rows) throws IOException {
    return catalogue
        .publish(
            edition -> {
              for (CatalogueRow row : rows) {
                edition.put(list, row);
              }
            })
        .version();
  }

  /** Till 1 in store 1 of the north, till 2 in store 2 of no zone. */
  private void place() throws IOException {
    stores.putStore("1", "north");
    stores.putTill("1", "1");
    stores.putTill("2", "2");
  }

  private List<CatalogueRow> pulled(String till, long since) {
    List<CatalogueRow> rows = new ArrayList<>();
    Catalogue.Cursor cursor = null;
    for (boolean more = true; more; ) {
      Catalogue.Page page = catalogue.page(till, since, cursor).orElseThrow();
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(PAGE);
      rows.addAll(page.rows());
      cursor = Catalogue.Cursor.parse(page.next()).orElseThrow();
      more = page.more();
    }
    return rows;
  }

  /** What a till that has everything is told that it has. */
  private void hasAll(String till, CatalogueRow... rows) {
    assertThat(pulled(till, 0)).containsExactlyInAnyOrder(rows);
    CatalogueDigest digest = CatalogueDigest.EMPTY;
    for (CatalogueRow row : rows) {
      digest = digest.plus(row);
    }
    assertThat(catalogue.page(till, 0, null).orElseThrow().target())
        .isEqualTo(new Catalogue.Version(catalogue.current().version(), rows.length, digest));
  }

  @Test
  void theMostSpecificPriceWins() throws IOException {
    place();
    publish("", item("1", 100), item("2", 200), item("3", 300));
    publish(NORTH, price("1", 90), price("2", 180));
    publish(STORE_1, price("2", 170));
    hasAll("1", item("1", 90), item("2", 170), item("3", 300));
    hasAll("2", item("1", 100), item("2", 200), item("3", 300));
    hasAll("9", item("1", 100), item("2", 200), item("3", 300));
    hasAll(null, item("1", 100), item("2", 200), item("3", 300));
  }

  @Test
  void aSpecificPriceThatEndsGivesTheOneBelowBack() throws IOException {
    place();
    publish("", item("1", 100));
    publish(NORTH, price("1", 90));
    long before = publish(STORE_1, price("1", 80));
    publish(STORE_1, noPrice("1"));
    assertThat(pulled("1", before)).containsExactly(item("1", 90));
    hasAll("1", item("1", 90));
    long again = publish(NORTH, noPrice("1"));
    assertThat(pulled("1", again - 1)).containsExactly(item("1", 100));
    hasAll("1", item("1", 100));
  }

  @Test
  void goodsThatGoHaveNoPriceAnywhere() throws IOException {
    place();
    publish("", item("1", 100), item("2", 200));
    long before = publish(NORTH, price("1", 90));
    publish("", CatalogueRow.deleted(CatalogueRow.ITEM, "1"));
    assertThat(pulled("1", before)).containsExactly(CatalogueRow.deleted(CatalogueRow.ITEM, "1"));
    hasAll("1", item("2", 200));
    publish("", item("1", 110));
    hasAll("1", item("1", 90), item("2", 200));
  }

  @Test
  void goodsThatAreCalledOtherwiseAreSoInEveryList() throws IOException {
    place();
    publish("", item("1", 100));
    long before = publish(NORTH, price("1", 90));
    ItemValue renamed = ItemValue.of("Renamed", null, "Misc", 100, "A", ItemValue.PIECE, null);
    publish("", CatalogueRow.of(CatalogueRow.ITEM, "1", Wire.raw(renamed)));
    CatalogueRow expected =
        CatalogueRow.of(
            CatalogueRow.ITEM,
            "1",
            Wire.raw(ItemValue.of("Renamed", null, "Misc", 90, "A", ItemValue.PIECE, null)));
    assertThat(pulled("1", before)).containsExactly(expected);
    hasAll("1", expected);
  }

  @Test
  void whatChangesUnderASpecificRowIsNoNewsToTheStore() throws IOException {
    place();
    publish("", setting("store.name", "Chain"), setting("country", "AT"));
    long before = publish(STORE_1, setting("store.name", "Market Street"));
    publish("", setting("store.name", "The chain"));
    assertThat(pulled("1", before)).isEmpty();
    hasAll("1", setting("store.name", "Market Street"), setting("country", "AT"));
    hasAll("2", setting("store.name", "The chain"), setting("country", "AT"));
  }

  @Test
  void aTillThatIsMovedPullsEverything() throws IOException {
    place();
    publish("", item("1", 100));
    long before = publish(NORTH, price("1", 90));
    long moved = stores.putTill("1", "2");
    assertThat(moved).isEqualTo(before + 1);
    assertThat(catalogue.page("1", before, null)).isEmpty();
    hasAll("1", item("1", 100));
    assertThat(pulled("2", before)).as("others have nothing to pull").isEmpty();
    assertThat(pulled("1", moved)).isEmpty();
  }

  @Test
  void aStoreThatIsMovedTakesItsTillsAlong() throws IOException {
    place();
    publish("", item("1", 100), item("2", 200));
    publish(NORTH, price("1", 90), price("2", 180));
    long before = publish(STORE_1, price("1", 80));
    stores.putStore("1", "south");
    assertThat(catalogue.page("1", before, null)).isEmpty();
    hasAll("1", item("1", 80), item("2", 200));
    publish("zone:south", price("2", 150));
    hasAll("1", item("1", 80), item("2", 150));
    assertThat(stores.all())
        .containsExactly(
            new Stores.Store("1", "south", List.of("1")), new Stores.Store("2", "", List.of("2")));
  }

  @Test
  void aPullThatIsUnderWayEndsWhereItBegan() throws IOException {
    place();
    publish("", item("1", 1), item("2", 2), item("3", 3), item("4", 4));
    publish(NORTH, price("4", 44));
    Catalogue.Page first = catalogue.page("1", 0, null).orElseThrow();
    Catalogue.Cursor cursor = Catalogue.Cursor.parse(first.next()).orElseThrow();
    Catalogue.Page second = catalogue.page("1", 0, cursor).orElseThrow();
    stores.putTill("1", "2");
    publish(NORTH, price("4", 45));
    assertThat(catalogue.page("1", 0, cursor)).contains(second);
    assertThat(second.rows()).containsExactly(item("4", 44));
  }

  @Test
  void movingNowhereIsNoVersion() throws IOException {
    place();
    long version = catalogue.current().version();
    assertThat(stores.putTill("1", "1")).isEqualTo(version);
    assertThat(stores.putStore("1", "north")).isEqualTo(version);
  }

  @Test
  void pricesOfSeveralListsOnSeveralDaysAreLookedAtInTheirOrder() throws IOException {
    place();
    ItemValue bread = ItemValue.of("Bread", null, "Bakery", 300, "A", ItemValue.PIECE, null);
    ListPrices common = ListPrices.of(bread).with(new PriceValue(250, null, "2026-12-01", null));
    publish(
        "", CatalogueRow.of(CatalogueRow.ITEM, "1", Wire.raw(common.in(bread))), item("2", 200));
    ListPrices zone =
        ListPrices.NONE
            .with(280L, null)
            .with(new PriceValue(240, null, "2026-12-24", "2026-12-26"));
    publish(NORTH, CatalogueRow.of(ListPrices.KIND, "1", Wire.raw(zone)));
    ListPrices store = ListPrices.NONE.with(new PriceValue(199, null, "2026-12-24", "2026-12-24"));
    publish(STORE_1, CatalogueRow.of(ListPrices.KIND, "1", Wire.raw(store)));
    assertThat(pulled("1", 0).stream().filter(row -> row.key().equals("1")).toList())
        .extracting(row -> row.value().toString())
        .containsExactly(
            "{\"name\":\"Bread\",\"group\":\"Bakery\",\"price\":280,\"tax\":\"A\",\"unit\":\"piece\","
                + "\"prices\":[{\"price\":199,\"from\":\"2026-12-24\",\"until\":\"2026-12-24\"},"
                + "{\"price\":240,\"from\":\"2026-12-24\",\"until\":\"2026-12-26\"}]}");
  }

  @Test
  void anEarlierVersionIsPublishedAgain() throws IOException {
    place();
    publish("", item("1", 100), item("2", 200));
    long good = publish(NORTH, price("1", 90));
    publish("", item("1", 111), CatalogueRow.deleted(CatalogueRow.ITEM, "2"), item("3", 300));
    publish(NORTH, price("1", 99));
    long before = publish(STORE_1, price("1", 70));
    Catalogue.Published again = catalogue.republish(good).orElseThrow();
    assertThat(again).isEqualTo(new Catalogue.Published(before + 1, 1, 2, 2, 0));
    hasAll("1", item("1", 90), item("2", 200));
    hasAll("2", item("1", 100), item("2", 200));
    assertThat(catalogue.diff(good, again.version(), null, 10).orElseThrow().rows()).isEmpty();
    assertThat(catalogue.republish(good).orElseThrow().version()).isEqualTo(again.version());
    assertThat(catalogue.republish(99)).isEmpty();
    assertThat(catalogue.versions(Long.MAX_VALUE, 1))
        .extracting(Catalogue.Release::version, Catalogue.Release::note)
        .containsExactly(tuple(again.version(), "version " + good + " again"));
  }

  @Test
  void whatIsDifferentIsSaidFieldByFieldBothWays() throws IOException {
    place();
    long from = publish("", item("1", 100), item("2", 200), item("3", 300));
    publish(NORTH, price("1", 90));
    long to =
        publish("", item("1", 111), CatalogueRow.deleted(CatalogueRow.ITEM, "2"), item("4", 400));
    publish("", item("3", 301));
    long last = publish("", item("3", 300));
    Changes first = catalogue.diff(from, last, null, 2).orElseThrow();
    Changes rest = catalogue.diff(from, last, first.next(), 2).orElseThrow();
    List<Changes.Change> all = new ArrayList<>(first.rows());
    all.addAll(rest.rows());
    assertThat(rest.next()).isNull();
    assertThat(all)
        .extracting(change -> change.what() + " " + change.list() + " " + change.key())
        .containsExactly("changed  1", "removed  2", "added  4", "added zone:north 1");
    assertThat(all.get(0).fields()).containsExactly(new Changes.Field("price", "100", "111"));
    assertThat(catalogue.diffCounts(from, last)).contains(new Changes.Counts(2, 1, 1));
    assertThat(catalogue.diffCounts(last, from)).contains(new Changes.Counts(1, 1, 2));
    assertThat(catalogue.diff(last, from, null, 9).orElseThrow().rows().get(0).fields())
        .containsExactly(new Changes.Field("price", "111", "100"));
    assertThat(catalogue.diff(from, 99, null, 9)).isEmpty();
    assertThat(to).isLessThan(last);
  }

  // Whatever chance brings

  private static final int SEEDS = 15;
  private static final int STEPS = 12;
  private static final List<String> DAYS =
      List.of("2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04");

  @Test
  void everyTillHasTheRowsOfItsStoreWhateverIsPublishedAndWhereverAPullIsCut() throws IOException {
    PriceListsModel model = new PriceListsModel();
    List<ModelTill> tills = List.of(new ModelTill("t1"), new ModelTill("t2"), new ModelTill("t3"));
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random chance = new Random(seed);
      for (int step = 0; step < STEPS; step++) {
        model.change(chance, catalogue, stores);
        for (ModelTill till : tills) {
          if (chance.nextInt(3) == 0) {
            till.pull(chance, model, "seed " + seed + " step " + step + " " + till.name);
          }
        }
      }
    }
    assertThat(tills).allMatch(till -> till.deltas > 10);
    assertThat(tills).anyMatch(till -> till.moves > 10);
  }

  /** Pulls in pages, is cut off, goes on or begins anew, and counts what it has. */
  private final class ModelTill {
    private final String name;
    private Map<String, CatalogueRow> live = new TreeMap<>();
    private long version;
    private int deltas;
    private int moves;

    ModelTill(String name) {
      this.name = name;
    }

    void pull(Random chance, PriceListsModel model, String when) throws IOException {
      long since = version;
      if (catalogue.page(name, since, null).isEmpty()) {
        moves++;
        since = 0;
      } else if (since > 0) {
        deltas++;
      }
      Map<String, CatalogueRow> next = since == 0 ? new TreeMap<>() : new TreeMap<>(live);
      Catalogue.Cursor cursor = null;
      Catalogue.Page page;
      do {
        page = catalogue.page(name, since, cursor).orElseThrow();
        if (cursor != null && chance.nextInt(4) == 0) {
          model.change(chance, catalogue, stores);
          assertThat(catalogue.page(name, since, cursor)).as(when).contains(page);
        }
        for (CatalogueRow row : page.rows()) {
          if (row.deleted()) {
            next.remove(row.kind() + " " + row.key());
          } else {
            next.put(row.kind() + " " + row.key(), row);
          }
        }
        cursor = Catalogue.Cursor.parse(page.next()).orElseThrow();
        if (chance.nextInt(40) == 0) {
          return;
        }
      } while (page.more());
      live = next;
      version = page.target().version();
      check(model, page.target(), when);
    }

    private void check(PriceListsModel model, Catalogue.Version target, String when) {
      CatalogueDigest digest = CatalogueDigest.EMPTY;
      for (CatalogueRow row : live.values()) {
        digest = digest.plus(row);
      }
      assertThat(new Catalogue.Version(version, live.size(), digest)).as(when).isEqualTo(target);
      Map<String, String> told = new TreeMap<>();
      live.forEach((key, row) -> told.put(key, PriceListsModel.told(row, DAYS)));
      assertThat(told).as(when).isEqualTo(model.view(name, version, DAYS));
    }
  }
}
