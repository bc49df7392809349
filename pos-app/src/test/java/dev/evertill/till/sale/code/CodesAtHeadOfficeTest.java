package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.client.CataloguePage;
import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import dev.evertill.till.sale.code.Barcode.Gtin;
import dev.evertill.till.sale.code.Barcode.Plu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Head office imports what chance made up; what it takes and refuses, the till reads alike. */
class CodesAtHeadOfficeTest {
  private static final long SEED = 20261122;

  @TempDir private Path directory;

  @Test
  void whatHeadOfficeTakesTheTillFindsUnderTheSameCode() throws Exception {
    Set<String> codes = codes(new Random(SEED));
    Map<String, String> taken = imported(codes);

    int read = 0;
    for (String code : codes) {
      Barcode barcode = Barcode.read(code);
      String why = "code " + code + ", seed " + SEED;
      if (barcode instanceof Gtin gtin && gtin.digits().endsWith(code)) {
        assertThat(taken.get(sku(code))).as(why).isEqualTo(gtin.digits());
        read++;
      } else if (barcode instanceof Plu plu) {
        assertThat(taken).as(why).containsEntry(plu.digits(), "");
        read++;
      } else {
        assertThat(barcode).as(why).isNotInstanceOf(Plu.class);
        assertThat(taken).as(why).doesNotContainKey(sku(code)); // a UPC-E has its long form there
      }
    }
    assertThat(taken).hasSize(read);
    assertThat(read).isBetween(500, 2_500);
  }

  /** Four digits or more, since head office takes no shorter ones; of each number only one form. */
  private static Set<String> codes(Random chance) {
    Map<String, String> bySku = new HashMap<>();
    while (bySku.size() < 3_000) {
      StringBuilder digits = new StringBuilder(chance.nextInt(3) == 0 ? "0" : "");
      for (int i = 4 + chance.nextInt(12); i > 0; i--) {
        digits.append(chance.nextInt(10));
      }
      String code =
          chance.nextInt(3) == 0
              ? digits.toString() + Barcode.checkDigit(digits.toString())
              : digits.toString();
      bySku.putIfAbsent(sku(code), code);
    }
    return new LinkedHashSet<>(bySku.values());
  }

  private static String sku(String code) {
    return code.replaceFirst("^0+", "");
  }

  private Map<String, String> imported(Set<String> codes) throws IOException {
    Path goods = directory.resolve("goods.txt");
    Files.write(goods, codes.stream().map(code -> code + "\tThing").toList());
    String data = directory.resolve("office").toString();
    assertThat(Main.run("import", "--data", data, "--goods", goods.toString(), "--invent-prices"))
        .isZero();
    Map<String, String> taken = new HashMap<>();
    try (HeadOfficeServer office = new HeadOfficeServer(Path.of(data), 0).start()) {
      HttpHeadOffice asked = new HttpHeadOffice("http://127.0.0.1:" + office.port(), "03");
      String cursor = null;
      CataloguePage page;
      do {
        page = asked.catalogue(0, cursor);
        cursor = page.next();
        for (CatalogueRow row : List.copyOf(page.rows())) {
          if (row.kind().equals(CatalogueRow.ITEM)) {
            taken.put(row.key(), code(row));
          }
        }
      } while (page.more());
    }
    return taken;
  }

  private static String code(CatalogueRow row) {
    try {
      String code = Wire.item(row.value()).code();
      return code == null ? "" : code;
    } catch (dev.evertill.sync.protocol.MalformedException e) {
      throw new AssertionError(row.toString(), e);
    }
  }
}
