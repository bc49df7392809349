package dev.evertill.till.store;

import dev.evertill.sync.client.Pull;
import dev.evertill.sync.client.UnusableCatalogueException;
import dev.evertill.sync.client.WrongDigestException;
import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.sale.Item;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * A till, and the rows that head office has; the work thread's work is done when a test says so.
 */
final class PricedTill implements AutoCloseable {
  final Map<String, CatalogueRow> office = new LinkedHashMap<>();
  final Queue<Runnable> work = new ArrayDeque<>();
  final OpenTill till;
  private long version;

  PricedTill(Path directory) {
    till = new OpenTill(directory);
  }

  static CatalogueRow item(String sku, String code, String name, long price) {
    return CatalogueRow.of(
        CatalogueRow.ITEM,
        sku,
        Wire.raw(ItemValue.of(name, code, "Misc", price, "B", ItemValue.PIECE, null)));
  }

  static CatalogueRow item(String sku, String name) {
    return item(sku, null, name, 100);
  }

  /** Head office has these rows from its next version on. */
  List<CatalogueRow> publish(List<CatalogueRow> rows) {
    for (CatalogueRow row : rows) {
      if (row.deleted()) {
        office.remove(Goods.key(row.kind(), row.key()));
      } else {
        office.put(Goods.key(row.kind(), row.key()), row);
      }
    }
    return rows;
  }

  void pullAll() throws WrongDigestException, UnusableCatalogueException {
    pull(0, List.copyOf(office.values()));
  }

  /** Publishes changes and pulls them. */
  void pullChanges(CatalogueRow... rows) throws WrongDigestException, UnusableCatalogueException {
    pull(version, publish(List.of(rows)));
  }

  private void pull(long since, List<CatalogueRow> rows)
      throws WrongDigestException, UnusableCatalogueException {
    version++;
    store().catalogueSink().unfinished(); // as each round of sync begins
    CatalogueDigest digest = CatalogueDigest.EMPTY;
    for (CatalogueRow row : office.values()) {
      digest = digest.plus(row);
    }
    store().catalogueSink().page(new Pull(since, version, "end"), rows);
    store().catalogueSink().complete(version, office.size(), digest.hex());
  }

  TillStore store() {
    return till.store();
  }

  /** From now on the price list is looked after, as far as {@link #work()} goes. */
  PricedTill lookedAfter() {
    store().lookAfterCatalogue(work::add);
    work();
    return this;
  }

  /** Does what waits for the work thread. */
  void work() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  List<String> found(String words, int most) {
    return names(store().catalogue().search(words, most));
  }

  static List<String> names(List<Item> items) {
    return items.stream().map(Item::name).toList();
  }

  @Override
  public void close() {
    till.close();
  }
}
