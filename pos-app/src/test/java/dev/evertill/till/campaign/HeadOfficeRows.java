package dev.evertill.till.campaign;

import dev.evertill.sync.client.CatalogueSink;
import dev.evertill.sync.client.Pull;
import dev.evertill.sync.client.UnusableCatalogueException;
import dev.evertill.sync.client.WrongDigestException;
import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.DemoCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The price list as head office has it, version after version, and how a till pulls it. Confined to
 * the sync thread.
 */
final class HeadOfficeRows {
  private static final int GOODS_OF_A_DELTA = 1_100;
  private static final int PAGE = 400;

  private final Map<String, CatalogueRow> live = new LinkedHashMap<>();
  private final Announcements announcements;
  private long version;

  HeadOfficeRows(Announcements announcements) {
    this.announcements = announcements;
  }

  /** The demo's price list, whole. */
  void first(CatalogueSink sink) throws WrongDigestException, UnusableCatalogueException {
    pull(sink, 0, DemoCatalogue.rows());
  }

  /** A new price for as many goods as take several transactions. */
  void delta(CatalogueSink sink) throws WrongDigestException, UnusableCatalogueException {
    List<CatalogueRow> rows = new ArrayList<>();
    for (int i = 0; i < GOODS_OF_A_DELTA; i++) {
      String name = "Seasonal goods no. " + i;
      rows.add(
          CatalogueRow.of(
              CatalogueRow.ITEM,
              "S" + i,
              Wire.raw(
                  ItemValue.of(
                      name, "", "Season", 100 + version + i, "B", ItemValue.PIECE, null))));
    }
    pull(sink, version, rows);
  }

  private void pull(CatalogueSink sink, long since, List<CatalogueRow> rows)
      throws WrongDigestException, UnusableCatalogueException {
    version++;
    rows.forEach(row -> live.put(row.kind() + "\n" + row.key(), row));
    for (int from = 0; from < rows.size(); from += PAGE) {
      int to = Math.min(rows.size(), from + PAGE);
      sink.page(new Pull(since, version, "row " + to), rows.subList(from, to));
    }
    String digest = digest();
    announcements.begin("sync", "catalogue");
    sink.complete(version, live.size(), digest);
    announcements.done("sync", "catalogue", version);
  }

  private String digest() {
    CatalogueDigest digest = CatalogueDigest.EMPTY;
    for (CatalogueRow row : live.values()) {
      digest = digest.plus(row);
    }
    return digest.hex();
  }
}
