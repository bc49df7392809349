package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.till.Seeds;
import dev.evertill.till.sale.Item;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goods are found in the store as long as their names are not in memory, and then there. */
class SearchTest {
  private static final String HONEY_CODE = "04006381333931";

  @TempDir private Path directory;
  private PricedTill till;

  @BeforeEach
  void pull() throws Exception {
    till = new PricedTill(directory);
    till.publish(DemoCatalogue.rows());
    till.publish(
        List.of(
            PricedTill.item("900", "Crème fraîche 200 g"),
            PricedTill.item("901", "CAFÉ au lait"),
            PricedTill.item("902", "Süßstoff"),
            PricedTill.item("903", "STRAẞENKREIDE"),
            PricedTill.item("904", "Instant café"),
            PricedTill.item("905", HONEY_CODE, "Honey 500 g", 599),
            PricedTill.item("AB-17", "Sugar-free decaf"),
            PricedTill.item("906", "Μουσακάς"),
            PricedTill.item("907", "حَلِيب طازج"),
            PricedTill.item("908", "パン屋のパン"),
            PricedTill.item("909", "우유 1L"),
            PricedTill.item("910", "Чёрный чай"),
            PricedTill.item("911", "Isırgan çayı"),
            PricedTill.item("w-last", "Tonic water, sugar free")));
    List<CatalogueRow> bottles = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      bottles.add(PricedTill.item("w" + i, "Water bottle no. " + i));
    }
    till.publish(bottles);
    till.pullAll();
  }

  @AfterEach
  void close() {
    till.close();
  }

  /** The same from the store and from memory. */
  private List<String> found(String words, int most) {
    List<Item> fromStore = till.store().catalogue().search(words, most);
    till.lookedAfter();
    assertThat(till.store().catalogue().search(words, most)).isEqualTo(fromStore);
    return PricedTill.names(fromStore);
  }

  @Test
  void accentsAndCaseDoNotMatter() {
    assertThat(found("creme FRAICHE", 5)).containsExactly("Crème fraîche 200 g");
    assertThat(found("crème", 5)).containsExactly("Crème fraîche 200 g");
    assertThat(found("sussstoff", 5)).containsExactly("Süßstoff");
    assertThat(found("süß", 5)).containsExactly("Süßstoff");
    assertThat(found("strassen", 5)).containsExactly("STRAẞENKREIDE");
  }

  @Test
  void namesAreFoundInAnyScript() {
    assertThat(found("ΜΟΥΣΑΚΑΣ", 5)).containsExactly("Μουσακάς");
    assertThat(found("حليب", 5)).containsExactly("حَلِيب طازج");
    assertThat(found("طازج", 5)).containsExactly("حَلِيب طازج");
    assertThat(found("ﾊﾟﾝ", 5)).containsExactly("パン屋のパン");
    assertThat(found("屋", 5)).containsExactly("パン屋のパン");
    assertThat(found("우유", 5)).containsExactly("우유 1L");
    assertThat(found("ЧАЙ черный", 5)).containsExactly("Чёрный чай");
    assertThat(found("ISIRGAN ÇAYI", 5)).containsExactly("Isırgan çayı");
  }

  @Test
  void namesThatBeginSoComeBeforeWordsThatBeginSoBeforeNamesThatContainIt() {
    assertThat(found("cafe", 5)).containsExactly("CAFÉ au lait", "Instant café");
    assertThat(found("ca", 99))
        .startsWith("CAFÉ au lait", "Cappuccino to go", "Carrier bag", "Carrots", "Gift card 20")
        .containsSubsequence("Instant café", "Isırgan çayı", "Slice of plum cake")
        .endsWith("Sugar-free decaf");
    assertThat(found("afe", 5))
        .containsExactly("CAFÉ au lait", "Hazelnut wafers 125 g", "Instant café");
    assertThat(found("roll", 5))
        .containsExactly("Bread roll", "Cheese roll", "Kitchen roll 4", "Poppy seed roll");
    assertThat(found("free", 5))
        .containsExactly("Eggs free range 10", "Sugar-free decaf", "Tonic water, sugar free");
  }

  @Test
  void allTheWordsMustBeThereInAnyOrder() {
    assertThat(found("milk whole", 5)).containsExactly("Whole milk 3.5% 1 l");
    assertThat(found("  whole   MILK ", 5)).containsExactly("Whole milk 3.5% 1 l");
    assertThat(found("whole wine", 5)).isEmpty();
  }

  @Test
  void aRareWordBehindACommonOneIsFound() {
    assertThat(found("water sugar", 5)).containsExactly("Tonic water, sugar free");
    assertThat(found("water", 5))
        .containsExactly(
            "Water bottle no. 0",
            "Water bottle no. 1",
            "Water bottle no. 10",
            "Water bottle no. 100",
            "Water bottle no. 101");
  }

  @Test
  void digitsFindBarcodesAndItemNumbersByTheirBeginning() {
    assertThat(found("4006381333931", 5)).containsExactly("Honey 500 g");
    assertThat(found("04006381333931", 5)).containsExactly("Honey 500 g");
    assertThat(found("400638", 5)).containsExactly("Honey 500 g");
    assertThat(found("905", 5)).containsExactly("Honey 500 g");
    assertThat(found("90", 9)).startsWith("CAFÉ au lait", "Crème fraîche 200 g", "Honey 500 g");
    assertThat(found("638133", 5)).as("the middle of a barcode").isEmpty();
    assertThat(found("honey 4006", 5)).containsExactly("Honey 500 g");
    assertThat(found("ab-17", 5)).containsExactly("Sugar-free decaf");
  }

  @Test
  void theVeryNumberComesFirst() {
    assertThat(found("101", 3)).containsExactly("Bread roll", "Water bottle no. 101");
    assertThat(found("w1", 2)).containsExactly("Water bottle no. 1", "Water bottle no. 10");
  }

  @Test
  void nothingAskedIsNothingFound() {
    assertThat(found("", 5)).isEmpty();
    assertThat(found("  ", 5)).isEmpty();
    assertThat(found("no such thing", 5)).isEmpty();
    assertThat(found("%_*", 5)).isEmpty();
    assertThat(found("water", 0)).isEmpty();
  }

  @Test
  void changesAreFoundAtOnceAndStayFound() throws Exception {
    till.lookedAfter();
    till.pullChanges(
        PricedTill.item("901", "Tea with milk"),
        PricedTill.item("999", "Café crème"),
        CatalogueRow.deleted(CatalogueRow.ITEM, "904"));

    assertThat(till.found("cafe", 5)).as("from the store").containsExactly("Café crème");
    till.work();
    assertThat(till.found("cafe", 5)).as("from memory").containsExactly("Café crème");
    assertThat(till.found("tea with", 5)).containsExactly("Tea with milk");
  }

  @Test
  void memoryAndStoreFindTheSameWhateverChanges() {
    Seeds.each(
        3,
        chance -> {
          Path place = Files.createDirectory(directory.resolve("till" + chance.nextInt()));
          try (PricedTill random = new PricedTill(place)) {
            random.publish(DemoCatalogue.rows());
            random.pullAll();
            random.lookedAfter();
            for (int i = 0; i < 6; i++) {
              List<CatalogueRow> changes = changes(random, chance);
              if (chance.nextInt(4) == 0) {
                random.publish(changes);
                random.pullAll();
              } else {
                random.pullChanges(changes.toArray(CatalogueRow[]::new));
              }
              if (chance.nextInt(3) > 0) {
                findsTheSame(random, chance);
              }
            }
          }
        });
  }

  private static void findsTheSame(PricedTill till, Random chance) {
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      asked.add(asked(chance));
    }
    List<List<Item>> few = asked.stream().map(words -> search(till, words, 7)).toList();
    List<List<Item>> all = asked.stream().map(words -> search(till, words, 1_000)).toList();
    till.work();
    for (int i = 0; i < asked.size(); i++) {
      String words = asked.get(i);
      assertThat(search(till, words, 1_000)).as(words).isEqualTo(all.get(i));
      assertThat(search(till, words, 7)).as(words).isEqualTo(few.get(i));
      assertThat(few.get(i)).isEqualTo(all.get(i).subList(0, Math.min(7, all.get(i).size())));
    }
  }

  private static List<Item> search(PricedTill till, String words, int most) {
    return till.store().catalogue().search(words, most);
  }

  private static final String[] PARTS = {
    "Café", "ca", "CA-FE", "mil", "Milk", "1", "12", "0", "ß", "ς", "Σ", "パ", "우", "ل", "لَ", "-",
    "."
  };

  private static String asked(Random chance) {
    StringBuilder words = new StringBuilder();
    for (int i = chance.nextInt(3); i >= 0; i--) {
      words.append(PARTS[chance.nextInt(PARTS.length)]).append(chance.nextInt(3) == 0 ? "" : " ");
    }
    return words.toString();
  }

  private static List<CatalogueRow> changes(PricedTill till, Random chance) {
    List<CatalogueRow> changes = new ArrayList<>();
    int step = 1 + chance.nextInt(3);
    for (int i = chance.nextInt(step); i < 60; i += step) {
      String sku = (i % 5 == 0 ? "A" : "") + (100_000 + i);
      boolean known = till.office.containsKey(Goods.key(CatalogueRow.ITEM, sku));
      String code = chance.nextBoolean() ? null : "%014d".formatted(chance.nextInt(20_000_000));
      changes.add(
          known && chance.nextInt(3) == 0
              ? CatalogueRow.deleted(CatalogueRow.ITEM, sku)
              : PricedTill.item(sku, code, asked(chance), chance.nextInt(1_000)));
    }
    return changes;
  }
}
