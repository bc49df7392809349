package dev.evertill.till.store;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.store.NameSegment.Named;
import dev.evertill.till.store.StoredCatalogue.InForce;
import io.objectbox.exception.FileCorruptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the price list in the background: validates its pages after a start, reads each row
 * of a version once and compares number and digest with head office's, and keeps the names in
 * memory for the search. Damage that it finds ends the price list. In pieces of a few hundredths of
 * a second, so that others have their turn. Confined to the work thread, unless said otherwise.
 */
final class CatalogueCare {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueCare.class);
  private static final int ROWS_A_PIECE = 1_000;

  private final StoredCatalogue catalogue;
  private final Executor work;

  /** Safe from any thread, like its construction. */
  CatalogueCare(StoredCatalogue catalogue, Executor work) {
    this.catalogue = catalogue;
    this.work = work;
  }

  /** Begins with what was found at the start. Safe from any thread. */
  void start() {
    next(this::validate);
  }

  /** Another version is in force. Safe from any thread. */
  void changed() {
    next(this::follow);
  }

  private void next(Runnable piece) {
    try {
      work.execute(piece);
    } catch (RejectedExecutionException e) {
      LOG.debug("the till closes; the next start looks after the price list", e);
    }
  }

  private void validate() {
    InForce now = catalogue.inForce();
    if (!now.isNone()) {
      guarded(now, () -> LOG.debug("{} pages are well", now.goods().store().validate(0, true)));
    }
    next(this::follow);
  }

  private void guarded(InForce now, Runnable piece) {
    try {
      piece.run();
    } catch (FileCorruptException e) {
      catalogue.damaged(now.goods(), e.getMessage());
    }
  }

  /** From the names in memory to those of the version in force. */
  private void follow() {
    InForce now = catalogue.inForce();
    NameIndex names = catalogue.names();
    ActiveVersion known = names.version();
    if (now.isNone()) {
      catalogue.useNames(NameIndex.NONE);
    } else if (known.equals(now.active())) {
      LOG.debug("the names of price list {} are known", known.version());
    } else if (known.floor() == now.active().floor()
        && known.generation() < now.active().generation()
        && !names.isWorn()) {
      guarded(now, () -> new Changes(now, names).run());
    } else {
      guarded(now, () -> new Reading(now).run());
    }
  }

  private static Optional<Named> named(GoodsRow row, CatalogueRow value) {
    if (row.deleted || row.table != null) {
      return Optional.empty();
    }
    try {
      ItemValue item = Wire.item(value.value());
      if (!Objects.equals(item.code(), row.code)) {
        throw new FileCorruptException(
            "item " + value.key() + " is found by " + row.code + ", expected " + item.code());
      }
      return Optional.of(
          new Named(
              SearchWords.bytes(Folded.of(item.name())),
              SearchWords.number(value.key()),
              item.code() == null ? "" : SearchWords.code(item.code()),
              row.id));
    } catch (MalformedException e) {
      return Optional.empty(); // it came so, cannot be sold, and was told of when it came
    }
  }

  /** Packs names as they are read: a million of them one by one would take all the memory. */
  private static final class Segments {
    private final List<NameSegment> packed = new ArrayList<>();
    private List<Named> names = new ArrayList<>();

    void add(Named name) {
      names.add(name);
      if (names.size() == NameIndex.SEGMENT) {
        pack();
      }
    }

    private void pack() {
      packed.add(NameSegment.of(names));
      names = new ArrayList<>();
    }

    List<NameSegment> all() {
      if (!names.isEmpty()) {
        pack();
      }
      return packed;
    }
  }

  /** Reads a whole version. */
  private final class Reading implements Runnable {
    private final InForce now;
    private final long[] rows;
    private final boolean isTidy;
    private final Segments segments = new Segments();
    private CatalogueDigest digest = CatalogueDigest.EMPTY;
    private long live;
    private int at;

    Reading(InForce now) {
      this.now = now;
      rows = now.goods().rows();
      isTidy = now.active().floor() == now.active().generation() || now.goods().pulls().isEmpty();
    }

    @Override
    public void run() {
      int to = Math.min(rows.length, at + ROWS_A_PIECE);
      List<GoodsRow> piece = now.goods().box().get(Arrays.copyOfRange(rows, at, to));
      if (catalogue.inForce() != now) {
        return; // the one that is in force now is looked after by itself
      }
      piece.forEach(this::read);
      at = to;
      if (at < rows.length) {
        next(() -> guarded(now, this));
      } else {
        compare();
      }
    }

    private void read(GoodsRow row) {
      if (row.deleted || !counts(row)) {
        return;
      }
      CatalogueRow value = Goods.value(row);
      digest = digest.plus(value);
      live++;
      named(row, value).ifPresent(segments::add);
    }

    /** What was superseded is gone, unless a stop came before it was removed. */
    private boolean counts(GoodsRow row) {
      return isTidy
          ? row.generation >= now.active().floor() && row.generation <= now.active().generation()
          : now.goods().isLive(row, now.active());
    }

    private void compare() {
      ActiveVersion active = now.active();
      if (live != active.rows() || !digest.hex().equals(active.digest())) {
        throw new FileCorruptException(
            "price list "
                + active.version()
                + " has the digest "
                + digest.hex()
                + " over "
                + live
                + " rows, expected "
                + active.digest()
                + " over "
                + active.rows());
      }
      catalogue.useNames(NameIndex.of(active, segments.all()));
      if (catalogue.inForce() != now) {
        next(CatalogueCare.this::follow);
      }
    }
  }

  /** Reads what pulls have changed since the names were read. */
  private final class Changes implements Runnable {
    private final InForce now;
    private final NameIndex before;
    private final Segments added = new Segments();
    private final LongStream.Builder gone = LongStream.builder();
    private final long[] rows;
    private int at;

    Changes(InForce now, NameIndex before) {
      this.now = now;
      this.before = before;
      long first = before.version().generation() + 1;
      rows =
          LongStream.rangeClosed(first, now.active().generation())
              .flatMap(generation -> Arrays.stream(now.goods().rowsOf(generation)))
              .toArray();
    }

    @Override
    public void run() {
      if (catalogue.inForce() != now) {
        return;
      }
      int to = Math.min(rows.length, at + ROWS_A_PIECE);
      now.goods().box().get(Arrays.copyOfRange(rows, at, to)).forEach(this::read);
      at = to;
      if (at < rows.length) {
        next(() -> guarded(now, this));
      } else {
        long[] rowsGone = gone.build().toArray();
        catalogue.useNames(before.changed(now.active(), added.all(), rowsGone));
      }
    }

    /** A row of before that is removed already is not found by its number either. */
    private void read(GoodsRow row) {
      now.goods().before(row).forEach(old -> gone.add(old.id));
      named(row, Goods.value(row)).ifPresent(added::add);
    }
  }
}
