package dev.evertill.till.app.demo;

import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Which goods a name in a basket stands for, by a fixed rule: of all item numbers in order, the one
 * at (CRC-32 of the name's UTF-8 bytes) modulo their count. What is weighed weighs 0.200 kg plus
 * the same CRC modulo 1,800 grams. Immutable.
 */
record Assortment(List<String> skus, Catalogue catalogue) {

  /** What a cashier does for one name: perhaps a weight, then a code. */
  record Wish(Item item, Optional<Quantity> weight) {
    /** What a scanner reads or a hand types. */
    String code() {
      if (item.code().isEmpty()) {
        return item.sku();
      }
      return item.code().startsWith("0") ? item.code().substring(1) : item.code();
    }
  }

  Wish of(String name) throws DemoFailedException {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    String sku = skus.get((int) (crc.getValue() % skus.size()));
    Item item =
        catalogue
            .find(sku)
            .orElseThrow(() -> new DemoFailedException("item " + sku + " cannot be sold"));
    return new Wish(
        item,
        item.unit() == Unit.KILOGRAM
            ? Optional.of(new Quantity(200 + crc.getValue() % 1_800))
            : Optional.empty());
  }
}
