package dev.evertill.till.store;

import dev.evertill.sync.client.CatalogueSink;
import dev.evertill.sync.client.Pull;
import dev.evertill.sync.client.UnusableCatalogueException;
import dev.evertill.sync.client.WrongDigestException;
import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.store.StoredCatalogue.InForce;
import io.objectbox.Box;
import io.objectbox.exception.FileCorruptException;
import io.objectbox.query.Query;
import io.objectbox.query.QueryBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a new version of the price list into the catalogue's store, unseen, and hands it over when
 * it is whole. Rows and the place where the pull stands are written together, a few hundred at a
 * time, so that a sale never waits long. Confined to the sync thread.
 */
final class CataloguePull implements CatalogueSink {
  private static final Logger LOG = LoggerFactory.getLogger(CataloguePull.class);
  private static final long ONLY = 1;

  /**
   * Rows a transaction while somebody is at the counter: a sale's commit waits for little on the
   * same disk.
   */
  private static final int FEW = 400;

  private static final int MANY = 500;

  /** So much is removed at once before the sales of the meantime are sent. */
  private static final int STEPS_A_ROUND = 100;

  private final CatalogueDirectory directory;
  private final StoredCatalogue catalogue;
  private final Consumer<InForce> activate;
  private final Runnable activateNone;

  private final CashierFirst cashier;
  private final Object steps = new Object();
  private Goods goods;

  /** Under the lock of the steps. */
  private boolean stopped;

  /** Of the version in force, the last row whose forerunners are removed. */
  private long cleanTo;

  /** No later generation than those in force, up to this one, has rows. */
  private long cleared;

  /**
   * @param activate makes the version the one in force, durably
   * @param activateNone durably forgets which one was in force
   * @param cashier goes first
   */
  CataloguePull(
      CatalogueDirectory directory,
      StoredCatalogue catalogue,
      Consumer<InForce> activate,
      Runnable activateNone,
      CashierFirst cashier) {
    this.directory = directory;
    this.catalogue = catalogue;
    goods = directory.goods();
    this.activate = activate;
    this.activateNone = activateNone;
    this.cashier = cashier;
  }

  @Override
  public long version() {
    return catalogue.version();
  }

  @Override
  public String digest() {
    return catalogue.active().digest();
  }

  /** What is found damaged is left, and an empty price list is begun in its place. */
  private <T> T written(Supplier<T> work) {
    if (goods.isDamaged()) {
      activateNone.run();
      goods = directory.renewed();
      cleared = 0;
      cleanTo = 0;
    }
    try {
      return work.get();
    } catch (FileCorruptException e) {
      catalogue.damaged(goods, e.getMessage());
      throw e;
    }
  }

  private void written(Runnable work) {
    written(
        () -> {
          work.run();
          return work;
        });
  }

  @Override
  public Optional<Pull> unfinished() {
    return written(this::left);
  }

  private Optional<Pull> left() {
    PullRow state = pulls().get(ONLY);
    if (isActive(state)) {
      end(state, STEPS_A_ROUND);
      return Optional.empty();
    }
    return Optional.ofNullable(state).map(row -> new Pull(row.since, row.target, row.place));
  }

  /** Its rows are in force: what they superseded may still be there. */
  private boolean isActive(PullRow state) {
    return state != null && state.generation == catalogue.active().generation();
  }

  private void endWhatIsActive() {
    PullRow state = pulls().get(ONLY);
    if (isActive(state)) {
      end(state, Integer.MAX_VALUE);
    }
  }

  private void end(PullRow state, int steps) {
    if (removeSuperseded(state.since == 0, steps)) {
      pulls().removeAll();
    }
  }

  /** One small transaction, after which a sale has the disk. */
  private void step(Runnable writes) {
    synchronized (steps) {
      if (stopped) {
        throw new IllegalStateException("the till closes; the price list is gone on with later");
      }
      Transactions.run(goods.store(), writes);
    }
    cashier.rest();
  }

  private int rowsAStep() {
    return cashier.isAtWork() ? FEW : MANY;
  }

  /** Returns when no transaction runs and none will. Safe from any thread. */
  void stop() {
    synchronized (steps) {
      stopped = true;
    }
  }

  @Override
  public void page(Pull pull, List<CatalogueRow> rows) {
    if (goods.isDamaged()) {
      unfinished();
      throw new IllegalStateException("the price list is damaged and begun anew");
    }
    written(() -> keep(pull, rows));
  }

  private void keep(Pull pull, List<CatalogueRow> rows) {
    endWhatIsActive();
    PullRow state = pulls().get(ONLY);
    if (state == null || state.since != pull.since() || state.target != pull.target()) {
      state = begun(pull);
    }
    String before = state.place;
    int few = rowsAStep();
    for (int from = 0; from < rows.size(); from += few) {
      int to = Math.min(rows.size(), from + few);
      state.place = to == rows.size() ? pull.cursor() : before;
      write(state, rows.subList(from, to));
    }
    if (rows.isEmpty()) {
      state.place = pull.cursor();
      pulls().put(state);
    }
  }

  private Box<PullRow> pulls() {
    return goods.pulls();
  }

  private PullRow begun(Pull pull) {
    if (pull.since() != 0 && pull.since() != catalogue.version()) {
      throw new IllegalStateException(
          "changes to price list "
              + pull.since()
              + " came, and "
              + catalogue.version()
              + " is here");
    }
    forget();
    PullRow state = new PullRow();
    state.id = ONLY;
    state.since = pull.since();
    state.target = pull.target();
    boolean whole = pull.since() == 0;
    state.rows = whole ? 0 : catalogue.active().rows();
    state.digest = whole ? CatalogueDigest.EMPTY.hex() : catalogue.active().digest();
    step(
        () -> {
          state.generation = goods.nextGeneration();
          pulls().put(state);
        });
    return state;
  }

  private void write(PullRow state, List<CatalogueRow> rows) {
    step(
        () -> {
          CatalogueDigest digest = CatalogueDigest.parse(state.digest);
          List<GoodsRow> put = new ArrayList<>(rows.size());
          for (CatalogueRow row : rows) {
            String key = Goods.key(row.kind(), row.key());
            Optional<GoodsRow> again = goods.inGeneration(key, state.generation);
            Optional<GoodsRow> old = again.isPresent() ? again : inForce(state, key);
            if (old.isPresent() && !old.get().deleted) {
              digest = digest.minus(Goods.value(old.get()));
              state.rows--;
            }
            if (!row.deleted()) {
              digest = digest.plus(row);
              state.rows++;
            }
            GoodsRow next = row(row, key, state.generation);
            again.ifPresent(same -> next.id = same.id);
            put.add(next);
          }
          goods.box().put(put);
          state.digest = digest.hex();
          pulls().put(state);
        });
  }

  private Optional<GoodsRow> inForce(PullRow state, String key) {
    return state.since == 0 ? Optional.empty() : goods.live(key, catalogue.active());
  }

  private static GoodsRow row(CatalogueRow row, String key, long generation) {
    GoodsRow next = new GoodsRow();
    next.rowKey = key;
    next.generation = generation;
    next.deleted = row.deleted();
    boolean isItem = row.kind().equals(CatalogueRow.ITEM);
    next.table = isItem ? null : row.kind();
    if (!row.deleted()) {
      next.value = row.value().bytes();
      if (isItem) {
        searchColumns(row, next);
      }
    }
    return next;
  }

  private static void searchColumns(CatalogueRow row, GoodsRow next) {
    try {
      ItemValue item = Wire.item(row.value());
      next.code = item.code();
      next.folded = Folded.of(item.name());
    } catch (MalformedException e) {
      LOG.warn("item {} came but cannot be sold: {}", row.key(), e.getMessage());
    }
  }

  @Override
  public void complete(long target, long rows, String digest)
      throws WrongDigestException, UnusableCatalogueException {
    PullRow state = written(() -> pulls().get(ONLY));
    if (state == null || state.target != target) {
      throw new IllegalStateException("no pull of version " + target + " is under way");
    }
    if (state.rows != rows || !state.digest.equals(digest)) {
      throw new WrongDigestException(
          target, digest + " over " + rows + " rows", state.digest + " over " + state.rows);
    }
    long floor = state.since == 0 ? state.generation : catalogue.active().floor();
    ActiveVersion version = new ActiveVersion(target, state.generation, floor, rows, digest);
    activate.accept(readable(version));
    written(() -> end(state, STEPS_A_ROUND));
  }

  private InForce readable(ActiveVersion version) throws UnusableCatalogueException {
    try {
      return catalogue.read(version);
    } catch (FileCorruptException e) {
      catalogue.damaged(goods, e.getMessage());
      throw e;
    } catch (MalformedException e) {
      throw new UnusableCatalogueException(version.version(), e.getMessage());
    }
  }

  /**
   * Removes what no version in force needs any more, in so many steps at most; whether it is all.
   */
  private boolean removeSuperseded(boolean whole, int steps) {
    ActiveVersion active = catalogue.active();
    if (whole) {
      return removeWhere(goods.box().query().less(GoodsRow_.generation, active.floor()), steps);
    }
    long[] rows = goods.rowsOf(active.generation());
    int from = Arrays.binarySearch(rows, cleanTo + 1);
    from = from < 0 ? -from - 1 : from;
    for (int done = 0; from < rows.length && done < steps; done++) {
      int to = Math.min(rows.length, from + rowsAStep());
      long[] few = Arrays.copyOfRange(rows, from, to);
      step(() -> goods.box().get(few).forEach(this::removeBefore));
      cleanTo = few[few.length - 1];
      from = to;
    }
    return from >= rows.length;
  }

  private void removeBefore(GoodsRow row) {
    goods.box().remove(goods.before(row));
    if (row.deleted) {
      goods.box().remove(row.id); // nothing is left that it would hide
    }
  }

  private boolean removeWhere(QueryBuilder<GoodsRow> old, int steps) {
    try (Query<GoodsRow> query = old.build()) {
      for (int done = 0; done < steps; done++) {
        long[] few = query.findIds(0, rowsAStep());
        if (few.length == 0) {
          return true;
        }
        step(() -> goods.box().remove(few));
      }
      return query.count() == 0;
    }
  }

  @Override
  public void discard() {
    written(this::forget);
  }

  private void forget() {
    endWhatIsActive();
    pulls().removeAll();
    removeUnseen();
  }

  /**
   * The pull is forgotten first: one that lost rows must never look as if it could go on. Only
   * equality uses the index of generations, a range would walk through all goods.
   */
  private void removeUnseen() {
    long inForce = catalogue.active().generation();
    long last = goods.lastGeneration();
    if (catalogue.active().equals(ActiveVersion.NONE)) {
      // A version that was found without its goods must not find the next ones after a stop.
      activateNone.run();
      removeWhere(goods.box().query(), Integer.MAX_VALUE);
    } else {
      for (long unseen = Math.max(inForce, cleared) + 1; unseen <= last; unseen++) {
        removeWhere(goods.box().query().equal(GoodsRow_.generation, unseen), Integer.MAX_VALUE);
      }
    }
    cleared = last;
  }
}
