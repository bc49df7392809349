package dev.evertill.till.campaign;

import dev.evertill.sync.client.CatalogueSink;
import dev.evertill.sync.client.Pull;
import dev.evertill.sync.protocol.CatalogueRow;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Pulls the next version of the price list, and goes on with one that a kill cut off. Confined to
 * the sync thread.
 */
final class PriceList implements Chore {
  private static final String PHASE = "catalogue";
  private static final int PAGE = 600;

  private final OfficePrices office;
  private final CatalogueSink sink;

  PriceList(OfficePrices office, CatalogueSink sink) {
    this.office = Objects.requireNonNull(office);
    this.sink = Objects.requireNonNull(sink);
  }

  @Override
  public void run(Telling telling, RandomGenerator chance) throws Exception {
    Pull pull = sink.unfinished().orElseGet(() -> next(sink.version()));
    List<CatalogueRow> rows = office.delta(pull.since(), pull.target());
    // A kill inside the first page leaves a pull without a cursor.
    int page = pull.cursor() == null ? 0 : Integer.parseInt(pull.cursor());
    for (int from = page * PAGE; from < rows.size(); from += PAGE) {
      List<CatalogueRow> some = rows.subList(from, Math.min(rows.size(), from + PAGE));
      page++;
      Pull after = new Pull(pull.since(), pull.target(), Integer.toString(page));
      telling.during(PHASE, "page", () -> sink.page(after, some));
    }
    List<CatalogueRow> all = office.all(pull.target());
    telling.during(
        PHASE,
        "activation",
        () -> sink.complete(pull.target(), all.size(), OfficePrices.digest(all)));
  }

  private static Pull next(long version) {
    return new Pull(version, version + 1, "0");
  }
}
