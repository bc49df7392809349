package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.CatalogueRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A draft into which files are imported, and the catalogue it is for. */
abstract class ImportedDraft {
  static final InstantSource NOON = () -> Instant.parse("2026-01-01T12:00:00Z");
  static final String TAXES = "class,name,percent\nA,VAT 20 %,20\nB,VAT 10 %,10\n";
  static final String GOODS =
      "sku,name,group,tax,price,unit\n"
          + "101,Bread roll,Bakery,B,0.45,piece\n"
          + "4011,Bananas,Fruit,B,1.79,kg\n";

  @TempDir Path directory;
  Catalogue catalogue;
  Drafts drafts;

  abstract Database database();

  @BeforeEach
  void open() {
    catalogue = new Catalogue(database(), NOON);
    drafts = new Drafts(database(), catalogue, NOON);
  }

  SheetFile file(String sheet, String text, boolean complete) throws IOException {
    boolean json = text.startsWith("{");
    Path file = Files.createTempFile(directory, sheet, json ? ".ndjson" : ".csv");
    Files.write(file, text.getBytes(UTF_8));
    return new SheetFile(
        sheet + (json ? ".ndjson" : ".csv"),
        file,
        Sheets.named(sheet).orElseThrow(),
        SheetFile.format(file),
        complete);
  }

  Drafts.Imported take(String sheet, String... lines) throws Exception {
    return drafts.take("spring", List.of(file(sheet, String.join("\n", lines) + "\n", false)));
  }

  Drafts.Imported takeAll(String sheet, String... lines) throws Exception {
    return drafts.take("spring", List.of(file(sheet, String.join("\n", lines) + "\n", true)));
  }

  void faults(String sheet, String text, String... expected) throws IOException {
    SheetFile file = file(sheet, text, false);
    assertThatThrownBy(() -> drafts.take("spring", List.of(file)))
        .isInstanceOf(FaultsException.class)
        .hasMessage(String.join("\n", expected));
  }

  void publishTheShop() throws Exception {
    drafts.take("spring", List.of(file("taxes", TAXES, false), file("goods", GOODS, false)));
    assertThat(drafts.publish("spring", false)).contains(new Catalogue.Published(1, 4, 0, 0, 0));
  }

  Map<String, String> live(String till) {
    Map<String, String> live = new TreeMap<>();
    for (CatalogueRow row : catalogue.page(till, 0, null).orElseThrow().rows()) {
      live.put(row.kind() + " " + row.key(), row.value().toString());
    }
    return live;
  }

  List<String> diff() {
    List<String> said = new ArrayList<>();
    for (Changes.Change change : drafts.diff("spring", null, 100).orElseThrow().rows()) {
      said.add(change.what() + " " + change.list() + " " + change.kind() + " " + change.key());
    }
    return said;
  }
}
