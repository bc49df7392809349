package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.client.Pull;
import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.till.sale.Item;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
  @TempDir private Path directory;
  private OpenTill till;

  @BeforeEach
  void pull() throws Exception {
    till = new OpenTill(directory);
    List<CatalogueRow> rows = new ArrayList<>(DemoCatalogue.rows());
    rows.add(item("900", "Crème fraîche 200 g"));
    rows.add(item("901", "CAFÉ au lait"));
    rows.add(item("902", "Süßstoff"));
    rows.add(item("903", "STRAẞENKREIDE"));
    rows.add(item("904", "Instant café"));
    for (int i = 0; i < 300; i++) {
      rows.add(item("w" + i, "Water bottle no. " + i));
    }
    rows.add(item("w-last", "Tonic water, sugar free"));
    CatalogueDigest digest = CatalogueDigest.EMPTY;
    for (CatalogueRow row : rows) {
      digest = digest.plus(row);
    }
    till.store().catalogueSink().page(new Pull(0, 1, ""), rows);
    till.store().catalogueSink().complete(1, rows.size(), digest.hex());
  }

  private static CatalogueRow item(String sku, String name) {
    return CatalogueRow.of(
        CatalogueRow.ITEM,
        sku,
        Wire.raw(ItemValue.of(name, null, "Misc", 100, "B", ItemValue.PIECE, null)));
  }

  @AfterEach
  void close() {
    till.close();
  }

  private List<String> found(String words, int most) {
    return till.store().catalogue().search(words, most).stream().map(Item::name).toList();
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
  void namesThatBeginSoComeBeforeNamesThatContainIt() {
    assertThat(found("cafe", 5)).containsExactly("CAFÉ au lait", "Instant café");
    assertThat(found("roll", 5))
        .containsExactly("Bread roll", "Cheese roll", "Kitchen roll 4", "Poppy seed roll");
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
    assertThat(found("water", 5)).hasSize(5).allMatch(name -> name.startsWith("Water bottle"));
  }

  @Test
  void nothingAskedIsNothingFound() {
    assertThat(found("", 5)).isEmpty();
    assertThat(found("  ", 5)).isEmpty();
    assertThat(found("no such thing", 5)).isEmpty();
    assertThat(found("%_*", 5)).isEmpty();
  }
}
