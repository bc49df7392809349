package dev.evertill.till.bench.store;

import dev.evertill.sync.client.CatalogueSink;
import dev.evertill.sync.client.Pull;
import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.till.store.TillStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * Sales, one right after another, while head office's new prices are written on the sync thread.
 * Confined to the measuring thread.
 */
final class DeltaSales {
  private static final int MOST_SALES = 1_000_000;
  private static final int SALES_ALONE = 500;

  private final TillStore till;
  private final ManyGoods goods;
  private final int changed;
  private final DemoSale sale = new DemoSale(2);
  private int version = 1;
  private CatalogueDigest digest;

  /**
   * @param till with version 1 of the goods
   * @param digest of all rows of version 1
   * @param changed how many goods get another price each time
   */
  DeltaSales(TillStore till, ManyGoods goods, CatalogueDigest digest, int changed) {
    this.till = till;
    this.goods = goods;
    this.digest = digest;
    this.changed = changed;
  }

  void measure(Figures figures, int runs) throws Exception {
    List<Times> sales = new ArrayList<>();
    List<Times> without = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      List<List<CatalogueRow>> pages = nextPrices();
      without.add(sellAlone());
      long begun = System.nanoTime();
      Times times = sellWhile(() -> pull(pages));
      seconds.add((System.nanoTime() - begun) * 1.0);
      counts.add((double) times.count());
      sales.add(times);
    }
    figures.put("delta.sale", sales);
    figures.put("delta.without", without);
    figures.put("delta.sales", Times.median(counts));
    figures.put("delta.took", Times.median(seconds));
    figures.put("delta.rows", changed);
  }

  /** Made before anything is measured. Spread over all goods. */
  private List<List<CatalogueRow>> nextPrices() {
    List<List<CatalogueRow>> pages = new ArrayList<>();
    List<CatalogueRow> page = new ArrayList<>();
    for (int i = 0; i < changed; i++) {
      int number = (int) ((long) i * goods.count() / changed);
      CatalogueRow next = goods.row(number, version + 1);
      digest = digest.minus(goods.row(number, version)).plus(next);
      page.add(next);
      if (page.size() == KeptTill.PAGE || i == changed - 1) {
        pages.add(page);
        page = new ArrayList<>();
      }
    }
    version++;
    return pages;
  }

  private void pull(List<List<CatalogueRow>> pages) throws Exception {
    CatalogueSink sink = till.catalogueSink();
    for (int i = 0; i < pages.size(); i++) {
      sink.page(new Pull(version - 1, version, Integer.toString(i)), pages.get(i));
    }
    sink.complete(version, (long) goods.count() + DemoCatalogue.rows().size(), digest.hex());
  }

  /** In the moment before, while nothing else is written by this till. */
  private Times sellAlone() throws Exception {
    Times times = new Times(SALES_ALONE);
    for (int i = 0; i < SALES_ALONE; i++) {
      sell(times);
    }
    return times;
  }

  private void sell(Times times) throws Exception {
    till.ledger().keep(sale.draft());
    times.time(() -> till.ledger().append(place -> sale.posting()));
  }

  private Times sellWhile(Times.Work pull) throws Exception {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              pull.run();
              return null;
            });
    Thread sync = till.thread(task);
    sync.setName("sync");
    Times times = new Times(MOST_SALES);
    sync.start();
    while (!task.isDone()) {
      sell(times);
    }
    sync.join();
    task.get();
    return times;
  }
}
