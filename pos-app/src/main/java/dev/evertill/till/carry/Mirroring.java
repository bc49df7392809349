package dev.evertill.till.carry;

import dev.evertill.sync.protocol.carry.Carried;
import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.sync.protocol.carry.CarryWriter;
import dev.evertill.sync.protocol.carry.DurableFile;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a ledger's entries onto a stick, step by step. It remembers nothing: what is there is read
 * from the names on the stick each time, so that another stick, or one that was away, is brought up
 * like the first. Confined to the mirror thread.
 *
 * <p>A batch goes into one file. A hundred files of one size become one: of less than 100 entries,
 * then of less than 10,000. The large one is whole before the small ones go, and small ones that a
 * crash left behind go the next time.
 */
final class Mirroring {
  static final int BATCH = 500;
  static final int GATHERED = 100;

  private static final long[] SIZES = {100, 10_000};
  private static final int MOST_MERGED = 200;
  private static final Logger LOG = LoggerFactory.getLogger(Mirroring.class);

  private final String till;
  private final Ledger ledger;
  private final Stick stick;
  private final CarryKeys keys;
  private final Supplier<Optional<String>> headOffice;
  private final InstantSource clock;
  private final Set<Long> damaged = new HashSet<>();

  /**
   * @param headOffice its recipient; empty before the till first heard it, then the till alone can
   *     read what is written
   */
  Mirroring(
      String till,
      Ledger ledger,
      Stick stick,
      CarryKeys keys,
      Supplier<Optional<String>> headOffice,
      InstantSource clock) {
    this.till = till;
    this.ledger = ledger;
    this.stick = stick;
    this.keys = keys;
    this.headOffice = headOffice;
    this.clock = clock;
  }

  /**
   * Writes the next batch, and after the last one tidies up.
   *
   * @return how many positions are still to be written; 0 when all is there and tidy
   */
  long step() throws IOException {
    TreeSet<MirrorFile> files = files();
    List<Anchor> anchors = ledger.anchors();
    List<Recorded> batch = next(files, anchors);
    if (!batch.isEmpty()) {
      files.add(write(batch));
      long last = batch.get(batch.size() - 1).position();
      long behind = end(last, anchors) - last;
      if (behind > 0) {
        return behind;
      }
    }
    removeNeedless(files, anchors);
    for (int size = 0; size < SIZES.length; size++) {
      gather(files, size);
    }
    return 0;
  }

  /** What of this till is there, by position; what a crash left unfinished is removed. */
  private TreeSet<MirrorFile> files() throws IOException {
    TreeSet<MirrorFile> files = new TreeSet<>();
    String ours = MirrorFile.inName(till);
    for (String name : stick.names()) {
      boolean part = name.endsWith(DurableFile.PART);
      String whole = part ? name.substring(0, name.length() - DurableFile.PART.length()) : name;
      Optional<MirrorFile> file =
          MirrorFile.parse(whole).filter(parsed -> parsed.till().equals(ours));
      if (file.isPresent() && part) {
        stick.remove(name);
      } else {
        file.ifPresent(files::add);
      }
    }
    return files;
  }

  // What is to be written

  /** The first entries that are not there: of one epoch, without a gap. */
  private List<Recorded> next(TreeSet<MirrorFile> files, List<Anchor> anchors) {
    long position = 1;
    while (true) {
      Optional<Recorded> there = ledger.at(position);
      if (there.isEmpty()) {
        Optional<Anchor> hole = covering(position, anchors);
        if (hole.isEmpty()) {
          return List.of();
        }
        position = hole.get().lastPosition() + 1;
        continue;
      }
      Optional<MirrorFile> holder = holder(there.get(), files);
      if (holder.isPresent()) {
        position = holder.get().last() + 1;
      } else if (isDamaged(there.get())) {
        position++;
      } else {
        return batch(there.get(), files);
      }
    }
  }

  private List<Recorded> batch(Recorded first, TreeSet<MirrorFile> files) {
    List<Recorded> batch = new ArrayList<>();
    Optional<Recorded> next = Optional.of(first);
    while (next.isPresent()
        && batch.size() < BATCH
        && follows(batch, next.get())
        && holder(next.get(), files).isEmpty()
        && !isDamaged(next.get())) {
      batch.add(next.get());
      next = ledger.at(next.get().position() + 1);
    }
    return batch;
  }

  private static boolean follows(List<Recorded> batch, Recorded next) {
    if (batch.isEmpty()) {
      return true;
    }
    Recorded before = batch.get(batch.size() - 1);
    return next.entry().header().epoch().equals(before.entry().header().epoch())
        && next.entry().number() == before.entry().number() + 1;
  }

  private static Optional<MirrorFile> holder(Recorded recorded, TreeSet<MirrorFile> files) {
    return files.stream().filter(file -> file.holds(recorded)).findFirst();
  }

  /** A damaged entry stops no other; {@code till verify} names it, and recovery mends it. */
  private boolean isDamaged(Recorded recorded) {
    if (recorded.entry().isAuthentic()) {
      return false;
    }
    if (damaged.add(recorded.position())) {
      LOG.warn("position {} is damaged and not mirrored: {}", recorded.position(), recorded);
    }
    return true;
  }

  private static Optional<Anchor> covering(long position, List<Anchor> anchors) {
    return anchors.stream()
        .filter(a -> a.firstPosition() <= position && position <= a.lastPosition())
        .findFirst();
  }

  /** The last position that is an entry's or an anchor's, from one that is, in strides. */
  private long end(long from, List<Anchor> anchors) {
    long there = from;
    long stride = 1;
    while (isWritten(there + stride, anchors)) {
      there += stride;
      stride *= 2;
    }
    for (; stride > 0; stride /= 2) {
      if (isWritten(there + stride, anchors)) {
        there += stride;
      }
    }
    return there;
  }

  private boolean isWritten(long position, List<Anchor> anchors) {
    return covering(position, anchors).isPresent() || ledger.at(position).isPresent();
  }

  // Writing

  private MirrorFile write(List<Recorded> batch) throws IOException {
    MirrorFile file = MirrorFile.of(batch.get(0), batch.get(batch.size() - 1));
    stick.write(
        file.name(),
        out -> {
          CarryWriter writer = writer(out);
          for (Recorded recorded : batch) {
            writer.write(new Carried(recorded.position(), recorded.entry()));
          }
          writer.finish();
        });
    return file;
  }

  private CarryWriter writer(OutputStream out) throws IOException {
    return new CarryWriter(
        out, till, clock.millis(), keys.signing(), keys.recipients(headOffice.get().orElse(null)));
  }

  // Tidying

  private void removeNeedless(TreeSet<MirrorFile> files, List<Anchor> anchors) throws IOException {
    for (MirrorFile file : List.copyOf(files)) {
      if (files.stream().anyMatch(other -> other.covers(file)) || isPruned(file, anchors)) {
        stick.remove(file.name());
        files.remove(file);
      }
    }
  }

  private static boolean isPruned(MirrorFile file, List<Anchor> anchors) {
    return anchors.stream()
        .anyMatch(
            anchor ->
                anchor.cause() == Anchor.Cause.PRUNED
                    && anchor.epoch().equals(file.epoch())
                    && anchor.firstPosition() <= file.first()
                    && anchor.lastPosition() >= file.last());
  }

  /** Files of one size, one after the other, become one where they are enough. */
  private void gather(TreeSet<MirrorFile> files, int size) throws IOException {
    List<MirrorFile> run = new ArrayList<>();
    for (MirrorFile file : List.copyOf(files)) {
      boolean goesOn = run.isEmpty() || run.get(run.size() - 1).isFollowedBy(file);
      if (!goesOn || run.size() == MOST_MERGED || !isOf(size, file)) {
        merge(run, files);
        run.clear();
      }
      if (isOf(size, file)) {
        run.add(file);
      }
    }
    merge(run, files);
  }

  private static boolean isOf(int size, MirrorFile file) {
    return file.entries() < SIZES[size] && (size == 0 || file.entries() >= SIZES[size - 1]);
  }

  /**
   * Written anew from the ledger, for whom is to read it now. Where the ledger has not all of it
   * any more, the small files stay.
   */
  private void merge(List<MirrorFile> run, TreeSet<MirrorFile> files) throws IOException {
    if (run.size() < GATHERED) {
      return;
    }
    MirrorFile first = run.get(0);
    MirrorFile merged =
        new MirrorFile(
            first.till(),
            first.first(),
            run.get(run.size() - 1).last(),
            first.epoch(),
            first.firstNumber());
    if (!isWhole(merged)) {
      return;
    }
    stick.write(
        merged.name(),
        out -> {
          CarryWriter writer = writer(out);
          for (long position = merged.first(); position <= merged.last(); position++) {
            Recorded recorded =
                ledger
                    .at(position)
                    .orElseThrow(() -> new IOException("an entry went while it was copied"));
            writer.write(new Carried(position, recorded.entry()));
          }
          writer.finish();
        });
    files.add(merged);
    for (MirrorFile file : run) {
      stick.remove(file.name());
      files.remove(file);
    }
  }

  private boolean isWhole(MirrorFile file) {
    for (long position = file.first(); position <= file.last(); position++) {
      Optional<Recorded> there = ledger.at(position);
      if (there.isEmpty() || !file.holds(there.get()) || !there.get().entry().isAuthentic()) {
        return false;
      }
    }
    return true;
  }
}
