package dev.evertill.till.store;

import dev.evertill.sync.protocol.CatalogueRow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * The price list in force as lines, for a checker that shares no code with the till: version, then
 * kind, key and value of each row, the last two in base64. Functions only.
 */
public final class CatalogueLines {
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private CatalogueLines() {}

  /**
   * Every row that a look-up could find, read one by one; nothing is taken from what was summed.
   */
  public static void each(TillStore store, Consumer<String> line) {
    StoredCatalogue.InForce now = ((StoredCatalogue) store.catalogue()).inForce();
    line.accept("version " + now.active().version());
    if (now.isNone()) {
      return;
    }
    Goods goods = now.goods();
    Arrays.stream(goods.rows())
        .mapToObj(goods.box()::get)
        .filter(row -> !row.deleted && goods.isLive(row, now.active()))
        .map(Goods::value)
        .map(CatalogueLines::text)
        .forEach(line);
  }

  private static String text(CatalogueRow row) {
    String key = BASE64.encodeToString(row.key().getBytes(StandardCharsets.UTF_8));
    return row.kind() + " " + key + " " + BASE64.encodeToString(row.value().bytes());
  }
}
