package dev.evertill.till.campaign;

import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.till.carry.Mirror;
import dev.evertill.till.carry.MirrorState;
import dev.evertill.till.carry.ToldMirror;
import dev.evertill.till.store.TillStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What a till does while it sells, each on its thread: prices come, entries go into the mirror, the
 * journal is backed up and written anew. Confined to the till thread.
 */
final class Beside {
  private static final String MIRROR = "mirror";
  private static final int MOST_PAUSE_OF_SYNC_MILLIS = 30;
  private static final int MOST_PAUSE_OF_WORK_MILLIS = 400;

  private final TillStore store;
  private final Telling telling;
  private final Path directory;
  private final Chores sync;
  private final Chores work;
  private final Mirror mirror;
  private boolean started;

  /**
   * @param directory has the mirror's and the backups' directory
   */
  Beside(
      TillStore store, OfficePrices office, Telling telling, Path directory, Clock clock, long seed)
      throws IOException {
    this.store = Objects.requireNonNull(store);
    this.telling = Objects.requireNonNull(telling);
    this.directory = Objects.requireNonNull(directory);
    Chore prices = new PriceList(office, store.catalogueSink());
    sync = chores("sync", List.of(prices), MOST_PAUSE_OF_SYNC_MILLIS, seed);
    String run = String.format(Locale.ROOT, "%012d", seed);
    Chore backups = new Backups(store, Files.createDirectories(directory.resolve("backups")), run);
    work =
        chores("work", List.of(backups, new Rebuilds(store)), MOST_PAUSE_OF_WORK_MILLIS, seed + 1);
    mirror =
        ToldMirror.on(
            directory.resolve(MIRROR),
            SellingTill.TILL,
            store.ledger(),
            CarryKeys.in(directory.resolve("keys")),
            clock,
            this::mirrored,
            store::thread,
            files());
  }

  private Chores chores(String thread, List<Chore> chores, int mostPauseMillis, long seed) {
    return new Chores(thread, store, chores, mostPauseMillis, telling, new Random(seed));
  }

  private ToldMirror.Listener files() {
    return new ToldMirror.Listener() {
      @Override
      public void begins(String file) {
        telling.begin(MIRROR, file);
      }

      @Override
      public void isDone(String file) {
        telling.done(MIRROR, file);
      }
    };
  }

  private void mirrored(MirrorState state) {
    if (state.state() == MirrorState.State.LOST) {
      telling.fault("the mirror: " + state);
    }
  }

  /** The price list comes before the first sale; its changes come meanwhile. */
  void bringPrices() {
    sync.start();
  }

  void start() {
    started = true;
    work.start();
    mirror.start();
  }

  /** An entry was committed. */
  void written() {
    store.keepWitness();
    if (started) {
      mirror.wake();
    }
  }

  boolean isMirrored(long position) {
    String end = String.format(Locale.ROOT, "-%012d_", position);
    try (Stream<Path> files = Files.list(directory.resolve(MIRROR))) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.contains(end) && name.endsWith(".age"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No more prices and copies; the mirror goes on until the till is closed. */
  void stop() throws InterruptedException {
    sync.stop();
    if (started) {
      work.stop();
    }
  }

  /** After the last entry is in the mirror. */
  void close() {
    mirror.close();
  }
}
