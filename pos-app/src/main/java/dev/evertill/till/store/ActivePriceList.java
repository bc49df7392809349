package dev.evertill.till.store;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Uuid7;
import dev.evertill.till.store.StoredCatalogue.InForce;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.exception.FileCorruptException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which price list is in force: noted in the journal's store, in one transaction with the entry
 * that tells it, and beside the goods for a journal that has to be made anew. Safe from any thread.
 */
final class ActivePriceList {
  private static final Logger LOG = LoggerFactory.getLogger(ActivePriceList.class);
  private static final long ONLY = 1;

  private final BoxStore journal;
  private final ObjectBoxLedger ledger;
  private final CatalogueDirectory directory;
  private final StoredCatalogue catalogue;
  private final ShopFile shop;
  private final Clock clock;
  private final RandomGenerator chance;
  private volatile Runnable changed = () -> {};
  private volatile Optional<Instant> since = Optional.empty();

  ActivePriceList(
      BoxStore journal,
      ObjectBoxLedger ledger,
      CatalogueDirectory directory,
      StoredCatalogue catalogue,
      Path data,
      Clock clock,
      RandomGenerator chance) {
    this.journal = journal;
    this.ledger = ledger;
    this.directory = directory;
    this.catalogue = catalogue;
    shop = new ShopFile(data);
    this.clock = clock;
    this.chance = chance;
  }

  /** Somebody is told when another price list came into force. */
  void onChange(Runnable told) {
    changed = told;
  }

  /** A price list that cannot be read does not keep the till from opening: it is pulled again. */
  void use() {
    Goods goods = directory.goods();
    try {
      catalogue.use(catalogue.read(active(goods)));
    } catch (MalformedException e) {
      LOG.error("the price list is pulled again: {}", e.getMessage());
    } catch (FileCorruptException e) {
      catalogue.damaged(goods, e.getMessage());
    }
    if (catalogue.version() > 0) {
      since =
          ledger
              .entries()
              .lastOfFew(Kind.CATALOGUE_ACTIVE.text())
              .map(one -> Instant.ofEpochMilli(one.entry().header().tillTimeMillis()));
      keepShop();
    } else if (catalogue.trouble().isPresent()) {
      rememberShop();
    }
  }

  private void keepShop() {
    try {
      shop.keep(catalogue.inForce().rows());
    } catch (IOException e) {
      LOG.warn("the shop's rows are not kept beside the price list", e);
    }
  }

  private void rememberShop() {
    try {
      List<CatalogueRow> rows = shop.read();
      if (!rows.isEmpty()) {
        catalogue.remember(rows);
      }
    } catch (IOException | MalformedException e) {
      LOG.error("the shop is not known until its price list is back", e);
    }
  }

  /**
   * None also where the catalogue's store knows nothing of the pull that brought it, as when its
   * directory was thrown away: everything is pulled again.
   */
  private ActiveVersion active(Goods goods) {
    ActiveRow noted = journal.boxFor(ActiveRow.class).get(ONLY);
    ActiveRow beside = directory.goods().store().boxFor(ActiveRow.class).get(ONLY);
    // A journal that is new or was restored knows none or an older one; the goods know better.
    boolean newer = beside != null && (noted == null || beside.generation > noted.generation);
    ActiveRow row = newer ? beside : noted;
    return row == null || row.generation == 0 || row.generation > goods.lastGeneration()
        ? ActiveVersion.NONE
        : new ActiveVersion(row.version, row.generation, row.floor, row.rows, row.digest);
  }

  /** One transaction of the journal says that the version is in force, and is told as an entry. */
  void activate(InForce next) {
    ActiveVersion version = next.active();
    ZonedDateTime now = now();
    Box<ActiveRow> box = journal.boxFor(ActiveRow.class);
    ActiveRow row = new ActiveRow();
    row.id = ONLY;
    row.version = version.version();
    row.generation = version.generation();
    row.floor = version.floor();
    row.rows = version.rows();
    row.digest = version.digest();
    byte[] document = Documents.catalogueActive(version.version(), version.digest(), now);
    try {
      ledger.append(place -> plain(Kind.CATALOGUE_ACTIVE, now, document), () -> box.put(row));
      Transactions.run(
          directory.goods().store(),
          () -> directory.goods().store().boxFor(ActiveRow.class).put(row));
    } catch (NotRecordedException e) {
      throw new IllegalStateException("price list " + version.version() + " stays unused", e);
    }
    since = Optional.of(now.toInstant());
    catalogue.use(next);
    keepShop();
    changed.run();
  }

  /** Since when the price list is in force; empty where there is none, or its entry was removed. */
  Optional<Instant> since() {
    return catalogue.version() > 0 ? since : Optional.empty();
  }

  /** What stands beside goods that are damaged is thrown away with them. */
  void activateNone() {
    forgetActive(journal);
    try {
      forgetActive(directory.goods().store());
    } catch (FileCorruptException e) {
      LOG.warn("the price list's store is damaged and is not read any more", e);
    }
  }

  private static void forgetActive(BoxStore store) {
    Box<ActiveRow> box = store.boxFor(ActiveRow.class);
    if (box.contains(ONLY)) {
      Transactions.run(store, () -> box.remove(ONLY));
    }
  }

  private ZonedDateTime now() {
    return ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
  }

  private Posting plain(Kind kind, ZonedDateTime now, byte[] document) {
    long millis = now.toInstant().toEpochMilli();
    return Posting.plain(kind, Uuid7.at(millis, chance).toString(), millis, document);
  }
}
