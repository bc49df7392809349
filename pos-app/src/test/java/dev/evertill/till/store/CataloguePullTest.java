package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.client.CatalogueSink;
import dev.evertill.sync.client.Pull;
import dev.evertill.sync.client.UnusableCatalogueException;
import dev.evertill.sync.client.WrongDigestException;
import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.till.Seeds;
import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.record.Kind;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.code.Barcode;
import io.objectbox.Box;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A price list as head office has it, and a till that pulls it. */
class CataloguePullTest {
  private static final String MILK = "4012345001877";

  @TempDir private Path directory;
  private final Map<String, CatalogueRow> office = new LinkedHashMap<>();
  private OpenTill till;

  @BeforeEach
  void open() {
    till = new OpenTill(directory);
    DemoCatalogue.rows().forEach(this::publish);
  }

  @AfterEach
  void close() {
    till.close();
  }

  // Head office

  private CatalogueRow publish(CatalogueRow row) {
    if (row.deleted()) {
      office.remove(Goods.key(row.kind(), row.key()));
    } else {
      office.put(Goods.key(row.kind(), row.key()), row);
    }
    return row;
  }

  private static CatalogueRow item(String sku, String code, String name, long price) {
    return CatalogueRow.of(
        CatalogueRow.ITEM,
        sku,
        Wire.raw(ItemValue.of(name, code, "Misc", price, "B", ItemValue.PIECE, null)));
  }

  private CatalogueRow price(long price) {
    return publish(item(MILK, "0" + MILK, "Whole milk 3.5% 1 l", price));
  }

  private CatalogueRow gone(String sku) {
    return publish(CatalogueRow.deleted(CatalogueRow.ITEM, sku));
  }

  private static String digest(Collection<CatalogueRow> rows) {
    CatalogueDigest digest = CatalogueDigest.EMPTY;
    for (CatalogueRow row : rows) {
      digest = digest.plus(row);
    }
    return digest.hex();
  }

  // The till

  private CatalogueSink sink() {
    return till.store().catalogueSink();
  }

  private Catalogue catalogue() {
    return till.store().catalogue();
  }

  private Optional<Item> milk() {
    return catalogue().find(new Barcode.Gtin("0" + MILK));
  }

  private Money price() {
    return milk().orElseThrow().price().rounded(Rounding.HALF_UP);
  }

  private void complete(long target) throws WrongDigestException, UnusableCatalogueException {
    sink().complete(target, office.size(), digest(office.values()));
  }

  private void pullAll(long version) throws WrongDigestException, UnusableCatalogueException {
    sink().page(new Pull(0, version, "end"), List.copyOf(office.values()));
    complete(version);
  }

  private void pullDelta(long since, long version, CatalogueRow... rows)
      throws WrongDigestException, UnusableCatalogueException {
    sink().page(new Pull(since, version, "end"), List.of(rows));
    complete(version);
  }

  @Test
  void aTillThatNeverPulledHasNothing() {
    assertThat(catalogue().version()).isZero();
    assertThat(milk()).isEmpty();
    assertThat(catalogue().find("101")).isEmpty();
    assertThat(catalogue().search("milk", 10)).isEmpty();
    assertThat(catalogue().staff()).isEmpty();
    assertThat(catalogue().quickKeys()).isEmpty();
    assertThat(sink().unfinished()).isEmpty();
    assertThat(sink().version()).isZero();
  }

  @Test
  void afterAFullPullEverythingIsThere() throws Exception {
    pullAll(7);

    assertThat(sink().version()).isEqualTo(7);
    assertThat(price()).isEqualTo(Money.of(139));
    assertThat(catalogue().find("101").orElseThrow().name()).isEqualTo("Bread roll");
    assertThat(catalogue().find("4012345001532").orElseThrow().minimumAge()).isEqualTo(18);
    assertThat(catalogue().shop().name()).isEqualTo("Evertill Demo Market");
    assertThat(catalogue().shop().currency().code()).isEqualTo("EUR");
    assertThat(catalogue().staff()).extracting("name").contains("Anna K.", "Clara S.");
    assertThat(catalogue().quickKeys()).isNotEmpty();
    assertThat(till.store().itemNumbers()).hasSize(70).contains("101", MILK).isSorted();
    assertThat(sink().unfinished()).isEmpty();
  }

  @Test
  void aVersionInForceStaysInForceOverAStop() throws Exception {
    pullAll(7);
    till.reopened();

    assertThat(catalogue().version()).isEqualTo(7);
    assertThat(price()).isEqualTo(Money.of(139));
    assertThat(catalogue().shop().name()).isEqualTo("Evertill Demo Market");
  }

  @Test
  void takingAPriceListOverIsAnEntry() throws Exception {
    pullAll(7);

    var entry = till.ledger().last(Kind.CATALOGUE_ACTIVE).orElseThrow().entry();
    assertThat(new String(entry.document(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"format\":\"evertill.catalogue-active/1\",\"at\":\"2026-11-16T13:32:07Z\","
                + "\"version\":7,\"digest\":\""
                + digest(office.values())
                + "\"}");
  }

  @Test
  void aDeltaChangesWhatItNamesAndNothingElse() throws Exception {
    pullAll(7);
    pullDelta(7, 8, price(149), gone("101"), publish(item("900", null, "Honey", 599)));

    assertThat(price()).isEqualTo(Money.of(149));
    assertThat(catalogue().find("101")).isEmpty();
    assertThat(catalogue().search("bread roll", 10)).isEmpty();
    assertThat(catalogue().find("900").orElseThrow().price()).isEqualTo(UnitPrice.ofMinor(599));
    assertThat(catalogue().find("102").orElseThrow().price()).isEqualTo(UnitPrice.ofMinor(65));
    assertThat(till.store().itemNumbers()).hasSize(70).contains("900").doesNotContain("101");
  }

  @Test
  void noPriceOfAHalfPulledVersionIsSeen() throws Exception {
    pullAll(7);
    CatalogueRow dearer = price(149);
    sink().page(new Pull(7, 8, "half"), List.of(dearer, gone("101")));

    assertThat(price()).isEqualTo(Money.of(139));
    assertThat(catalogue().find("101")).isPresent();
    assertThat(catalogue().search("whole milk", 5).get(0).price())
        .isEqualTo(UnitPrice.ofMinor(139));
    assertThat(till.reopened().store().catalogue().version()).isEqualTo(7);
    assertThat(price()).isEqualTo(Money.of(139));

    complete(8);
    assertThat(price()).isEqualTo(Money.of(149));
    assertThat(catalogue().find("101")).isEmpty();
  }

  @Test
  void aPageThatComesTwiceCountsOnce() throws Exception {
    pullAll(7);
    List<CatalogueRow> page =
        List.of(price(149), gone("101"), publish(item("900", null, "Honey", 599)));
    sink().page(new Pull(7, 8, "one"), page);
    sink().page(new Pull(7, 8, "one"), page);
    complete(8);

    assertThat(catalogue().version()).isEqualTo(8);
    assertThat(price()).isEqualTo(Money.of(149));
  }

  @Test
  void aPullThatWasCutGoesOnWhereItWas() throws Exception {
    List<CatalogueRow> rows = List.copyOf(office.values());
    sink().page(new Pull(0, 7, "place 40"), rows.subList(0, 40));
    till.reopened();

    assertThat(sink().unfinished()).contains(new Pull(0, 7, "place 40"));
    assertThat(catalogue().version()).isZero();
    assertThat(milk()).isEmpty();
    sink().page(new Pull(0, 7, "end"), rows.subList(40, rows.size()));
    complete(7);
    assertThat(price()).isEqualTo(Money.of(139));
    assertThat(sink().unfinished()).isEmpty();
  }

  @Test
  void anEmptyLastPageIsKeptToo() throws Exception {
    sink().page(new Pull(0, 7, "one"), List.copyOf(office.values()));
    sink().page(new Pull(0, 7, "end"), List.of());

    assertThat(sink().unfinished()).contains(new Pull(0, 7, "end"));
    complete(7);
    assertThat(catalogue().version()).isEqualTo(7);
  }

  @Test
  void aPageLongerThanOneTransactionArrivesWhole() throws Exception {
    for (int i = 0; i < 1_200; i++) {
      publish(item("x" + i, null, "Thing " + i, i));
    }
    pullAll(7);

    assertThat(till.store().itemNumbers()).hasSize(70 + 1_200);
    assertThat(catalogue().find("x1199").orElseThrow().price()).isEqualTo(UnitPrice.ofMinor(1_199));
  }

  @Test
  void aWrongDigestKeepsTheVersionBefore() throws Exception {
    pullAll(7);
    CatalogueRow dearer = price(149);
    CatalogueRow garbled = item(MILK, "0" + MILK, "Whole milk 3.5% 1 l", 148);
    sink().page(new Pull(7, 8, "end"), List.of(garbled));
    String right = digest(office.values());

    assertThatThrownBy(() -> complete(8))
        .isInstanceOf(WrongDigestException.class)
        .hasMessageMatching(
            "catalogue 8: digest [0-9a-f]{64} over \\d+, head office has "
                + right
                + " over "
                + office.size()
                + " rows");
    assertThat(catalogue().version()).isEqualTo(7);
    assertThat(price()).isEqualTo(Money.of(139));
    sink().discard();
    assertThat(sink().unfinished()).isEmpty();
    assertThat(till.reopened().store().catalogue().version()).isEqualTo(7);
    assertThat(price()).isEqualTo(Money.of(139));
    pullDelta(7, 8, dearer);
    assertThat(price()).isEqualTo(Money.of(149));
  }

  @Test
  void aRowThatIsMissingIsNoticedByTheCount() throws Exception {
    sink().page(new Pull(0, 7, "end"), List.copyOf(office.values()).subList(1, office.size()));

    assertThatThrownBy(() -> complete(7)).isInstanceOf(WrongDigestException.class);
    assertThat(catalogue().version()).isZero();
  }

  @Test
  void aVersionNobodyPulledCannotBeTakenOver() {
    assertThatThrownBy(() -> sink().complete(9, 0, CatalogueDigest.EMPTY.hex()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no pull of version 9 is under way");
  }

  @Test
  void aCodeMovesFromOneItemToAnother() throws Exception {
    pullAll(7);
    pullDelta(
        7,
        8,
        publish(item(MILK, null, "Whole milk, old bottle", 139)),
        publish(item("900", "0" + MILK, "Whole milk, new bottle", 159)));

    assertThat(milk().orElseThrow().sku()).isEqualTo("900");
    assertThat(catalogue().find(MILK).orElseThrow().code()).isEmpty();
  }

  @Test
  void aFullPullHidesWhatItDoesNotName() throws Exception {
    pullAll(7);
    gone("101");
    price(149);
    sink().discard();
    pullAll(12);

    assertThat(catalogue().find("101")).isEmpty();
    assertThat(price()).isEqualTo(Money.of(149));
    assertThat(till.store().itemNumbers()).hasSize(69);
    assertThat(till.store().goodsStore().boxFor(GoodsRow.class).count())
        .as("and takes it off the disk")
        .isEqualTo(office.size());
  }

  @Test
  void anotherVersionThatComesInBetweenBeginsAnew() throws Exception {
    pullAll(7);
    sink().page(new Pull(7, 8, "half"), List.of(price(149)));
    pullDelta(7, 9, price(159));

    assertThat(catalogue().version()).isEqualTo(9);
    assertThat(price()).isEqualTo(Money.of(159));
  }

  @Test
  void aStopRightAfterTheNewPricesCameIntoForceKeepsThem() throws Exception {
    pullAll(7);
    sink().page(new Pull(7, 8, "end"), List.of(price(149)));
    PullRow asItWas = till.store().goodsStore().boxFor(PullRow.class).get(1);
    complete(8);
    till.store().goodsStore().boxFor(PullRow.class).put(asItWas);
    till.reopened();

    sink().discard();
    assertThat(sink().unfinished()).isEmpty();
    assertThat(catalogue().version()).isEqualTo(8);
    assertThat(price()).isEqualTo(Money.of(149));
  }

  @Test
  void whatCannotBeSoldComesAlongAndIsLeftOut() throws Exception {
    publish(
        CatalogueRow.of(
            CatalogueRow.ITEM,
            "901",
            Wire.raw(ItemValue.of("Odd", null, "Misc", 1, "Q", ItemValue.PIECE, null))));
    publish(
        CatalogueRow.of(
            CatalogueRow.ITEM,
            "902",
            RawJson.of("{\"name\":\"No price\"}".getBytes(StandardCharsets.UTF_8))));
    pullAll(7);

    assertThat(catalogue().version()).isEqualTo(7);
    assertThat(catalogue().find("901")).as("no such tax class").isEmpty();
    assertThat(catalogue().find("902")).as("no price").isEmpty();
    assertThat(catalogue().find("101")).isPresent();
  }

  @Test
  void theCatalogueCanBeThrownAwayAndPulledAgain() throws Exception {
    pullAll(7);
    throwAway("catalogue");
    assertThat(milk()).isEmpty();
    pullAll(8);
    assertThat(price()).isEqualTo(Money.of(139));
  }

  @Test
  void aStopWhileAThrownAwayCatalogueIsPulledAgainPutsNoHalfOfItIntoForce() throws Exception {
    pullAll(7);
    throwAway("catalogue");
    List<CatalogueRow> rows = List.copyOf(office.values());
    sink().page(new Pull(0, 7, "place 40"), rows.subList(0, 40));
    till.reopened();

    assertThat(sink().version()).isZero();
    assertThat(sink().unfinished()).contains(new Pull(0, 7, "place 40"));
    assertThat(till.store().itemNumbers()).isEmpty();
    assertThat(catalogue().staff()).isEmpty();
    sink().page(new Pull(0, 7, "end"), rows.subList(40, rows.size()));
    complete(7);
    hasWhatHeadOfficeHas();
    assertThat(till.reopened().store().catalogue().version()).isEqualTo(7);
    hasWhatHeadOfficeHas();
  }

  private void throwAway(String store) throws Exception {
    till.close();
    try (var files = Files.list(directory.resolve(store))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    till = new OpenTill(directory);
  }

  @Test
  void aHeadOfficeRestoredFromAnOlderCopyIsBelieved() throws Exception {
    publish(item("900", null, "Honey", 599));
    pullAll(9);
    gone("900");
    price(129);
    sink().discard();
    pullAll(7);

    assertThat(sink().version()).isEqualTo(7);
    assertThat(price()).isEqualTo(Money.of(129));
    assertThat(catalogue().search("honey", 5)).isEmpty();
    hasWhatHeadOfficeHas();
    assertThat(rowsOnDisk()).isEqualTo(office.size());
    pullDelta(7, 8, price(149));
    assertThat(till.reopened().store().catalogue().version()).isEqualTo(8);
    hasWhatHeadOfficeHas();
  }

  private long rowsOnDisk() {
    return till.store().goodsStore().boxFor(GoodsRow.class).count();
  }

  @Test
  void aRestoredHeadOfficeMayGiveOtherPricesTheSameNumber() throws Exception {
    pullAll(7);
    gone("101");
    price(129);
    List<CatalogueRow> rows = List.copyOf(office.values());
    sink().page(new Pull(0, 7, "half"), rows.subList(0, 60));
    till.reopened();
    sink().page(new Pull(0, 7, "end"), rows.subList(60, rows.size()));

    assertThat(price()).as("until it is whole").isEqualTo(Money.of(139));
    complete(7);
    hasWhatHeadOfficeHas();
    assertThat(rowsOnDisk()).isEqualTo(office.size());
  }

  @Test
  void forgettingAPullOfAnOlderVersionLeavesThePricesInForce() throws Exception {
    pullAll(9);
    List<CatalogueRow> rows = List.copyOf(office.values());
    for (long older : List.of(9L, 8L)) {
      sink().page(new Pull(0, older, "half"), rows.subList(0, 60));
      assertThat(sink().unfinished()).contains(new Pull(0, older, "half"));
      sink().discard();
    }

    assertThat(sink().version()).isEqualTo(9);
    assertThat(rowsOnDisk()).isEqualTo(office.size());
    till.reopened();
    hasWhatHeadOfficeHas();
  }

  @Test
  void aStopWhileAPullIsForgottenLeavesNoneOfItsPrices() throws Exception {
    pullAll(7);
    sink().page(new Pull(7, 8, "half"), List.of(item(MILK, "0" + MILK, "Whole milk", 149)));
    till.store().goodsStore().boxFor(PullRow.class).removeAll();
    till.reopened();

    pullDelta(7, 9, publish(item("900", null, "Honey", 599)));
    hasWhatHeadOfficeHas();
    assertThat(rowsOnDisk()).isEqualTo(office.size());
  }

  @Test
  void aStopBeforeTheOldPricesWereRemovedDoesNotBringThemBack() throws Exception {
    publish(item("900", null, "Honey", 599));
    pullAll(9);
    gone("900");
    price(129);
    sink().page(new Pull(0, 7, "end"), List.copyOf(office.values()));
    List<GoodsRow> asTheyWere = till.store().goodsStore().boxFor(GoodsRow.class).getAll();
    PullRow asItWas = till.store().goodsStore().boxFor(PullRow.class).get(1);
    complete(7);
    till.store().goodsStore().boxFor(GoodsRow.class).put(asTheyWere);
    till.store().goodsStore().boxFor(PullRow.class).put(asItWas);
    till.reopened();

    assertThat(catalogue().version()).isEqualTo(7);
    hasWhatHeadOfficeHas();
    assertThat(sink().unfinished()).isEmpty();
    hasWhatHeadOfficeHas();
    assertThat(rowsOnDisk()).isEqualTo(office.size());
  }

  @Test
  void aRowThatCannotBeReadIsNamedAndTheOldPricesStay() throws Exception {
    pullAll(7);
    refuses(setting("currency.decimals", "two"), "setting currency.decimals two: ");
    refuses(setting("currency.decimals", "1"), "setting currency.decimals 1: ");
    refuses(row(CatalogueRow.SETTING, "store.name", "{}"), "setting store.name: value is missing");
    refuses(row(CatalogueRow.TAX, "B", "{'name':'VAT','percent':'much'}"), "tax B: percent much: ");
    refuses(
        row(CatalogueRow.TAX, "B", "{'name':'VAT','percent':'9.9999999'}"),
        "tax B: percent 9.9999999: ");
    refuses(row(CatalogueRow.TAX, "B", "{'name':'VAT','percent':'-5'}"), "tax B: percent -5: ");
    refuses(row(CatalogueRow.STAFF, "1", "{'name':'Anna'}"), "staff 1: role is missing: ");
    refuses(
        row(
            CatalogueRow.QUICK_KEY,
            "p/0",
            "{'page':'p','pageOrder':1,'position':0,'sku':'101','label':'','colour':'red'}"),
        "quickkey p/0: position 0: ");
    refuses(row(CatalogueRow.QUICK_KEY, "p/1", "[]"), "quickkey p/1: ");
    pullDelta(7, 9, price(149));
    hasWhatHeadOfficeHas();
  }

  private static CatalogueRow setting(String name, String value) {
    return row(CatalogueRow.SETTING, name, "{'value':'" + value + "'}");
  }

  private static CatalogueRow row(String kind, String key, String json) {
    return CatalogueRow.of(
        kind, key, RawJson.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private void refuses(CatalogueRow bad, String why) throws Exception {
    long before = till.store().head().entry().number();
    Map<String, CatalogueRow> good = new LinkedHashMap<>(office);
    CatalogueRow dearer = price(149);
    sink().page(new Pull(7, 8, "end"), List.of(dearer, publish(bad)));

    assertThatThrownBy(() -> complete(8))
        .isInstanceOf(UnusableCatalogueException.class)
        .hasMessageStartingWith("catalogue 8 is not used: " + why);
    assertThat(price()).isEqualTo(Money.of(139));
    assertThat(till.store().head().entry().number()).as("nothing was recorded").isEqualTo(before);
    till.reopened();
    assertThat(sink().version()).isEqualTo(7);
    assertThat(sink().unfinished()).contains(new Pull(7, 8, "end"));
    sink().discard();
    office.clear();
    office.putAll(good);
    hasWhatHeadOfficeHas();
  }

  @Test
  void aTillWhosePriceListCannotBeReadOpensWithNoneAndPullsItAgain() throws Exception {
    pullAll(7);
    damage("tax/B");
    till.reopened();

    assertThat(sink().version()).isZero();
    assertThat(till.store().itemNumbers()).isEmpty();
    List<CatalogueRow> rows = List.copyOf(office.values());
    sink().page(new Pull(0, 7, "half"), rows.subList(0, 40));
    assertThat(till.reopened().store().catalogue().version()).isZero();
    sink().page(new Pull(0, 7, "end"), rows.subList(40, rows.size()));
    complete(7);
    hasWhatHeadOfficeHas();
    till.reopened();
    hasWhatHeadOfficeHas();
  }

  @Test
  void whatWasPulledOntoAPriceListThatCannotBeReadIsForgottenWithIt() throws Exception {
    pullAll(7);
    sink().page(new Pull(7, 8, "half"), List.of(price(149)));
    damage("tax/B");
    till.reopened();
    sink().discard();
    till.reopened();

    assertThat(sink().version()).isZero();
    assertThat(till.store().itemNumbers()).isEmpty();
    pullAll(8);
    hasWhatHeadOfficeHas();
  }

  private void damage(String key) {
    Box<GoodsRow> box = till.store().goodsStore().boxFor(GoodsRow.class);
    GoodsRow row =
        box.getAll().stream().filter(each -> each.rowKey.equals(key)).findFirst().orElseThrow();
    row.value = "{".getBytes(StandardCharsets.UTF_8);
    box.put(row);
  }

  @Test
  void manyVersionsLaterTheTillHasWhatHeadOfficeHas() {
    Seeds.each(
        3,
        chance -> {
          try (OpenTill other = new OpenTill(directory.resolve("seed" + chance.nextInt()))) {
            OpenTill before = till;
            till = other;
            pullAll(1);
            long version = 1;
            for (int i = 0; i < 12; i++) {
              boolean restored = chance.nextInt(4) == 0;
              List<CatalogueRow> changes = changes(chance);
              List<CatalogueRow> rows = restored ? List.copyOf(office.values()) : changes;
              long since = restored ? 0 : version;
              version = restored ? 1 + chance.nextInt(9) : version + 1;
              int cut = chance.nextInt(rows.size() + 1);
              sink().page(new Pull(since, version, "cut"), rows.subList(0, cut));
              if (chance.nextBoolean()) {
                till.reopened();
              }
              if (chance.nextInt(3) == 0) {
                sink().discard();
                cut = 0;
              }
              sink().page(new Pull(since, version, "end"), rows.subList(cut, rows.size()));
              complete(version);
              hasWhatHeadOfficeHas();
            }
            till = before;
          }
        });
  }

  private List<CatalogueRow> changes(Random chance) {
    Map<String, CatalogueRow> changes = new LinkedHashMap<>();
    for (int i = 1 + chance.nextInt(30); i > 0; i--) {
      String sku = "s" + chance.nextInt(40);
      boolean known = office.containsKey(Goods.key(CatalogueRow.ITEM, sku));
      CatalogueRow row =
          known && chance.nextInt(3) == 0
              ? CatalogueRow.deleted(CatalogueRow.ITEM, sku)
              : item(sku, null, "Thing " + sku, chance.nextInt(1_000));
      // Head office never says of one key in one version that it changed and that it went.
      changes.putIfAbsent(sku, row);
    }
    List<CatalogueRow> published = new ArrayList<>(changes.values());
    published.forEach(this::publish);
    return published;
  }

  private void hasWhatHeadOfficeHas() throws Exception {
    List<String> skus =
        office.values().stream()
            .filter(row -> row.kind().equals(CatalogueRow.ITEM))
            .map(CatalogueRow::key)
            .sorted()
            .toList();
    assertThat(till.store().itemNumbers()).isEqualTo(skus);
    for (String sku : skus) {
      assertThat(catalogue().find(sku).orElseThrow().price().value())
          .isEqualTo(Wire.item(office.get(Goods.key(CatalogueRow.ITEM, sku)).value()).price());
    }
  }
}
