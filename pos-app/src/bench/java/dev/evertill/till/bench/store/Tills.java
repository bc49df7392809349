package dev.evertill.till.bench.store;

import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.Slips;
import dev.evertill.till.store.Rescue;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.store.TillInUseException;
import dev.evertill.till.store.TillStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Directories of tills: opened, weighed, copied, removed. Functions only. */
public final class Tills {
  public static final String TILL = "03";

  private Tills() {}

  public static TillStore open(Path directory)
      throws IOException, TillInUseException, NotRecordedException {
    return TillStore.open(
        settings(directory), new Slips(Locale.ROOT), Clock.systemUTC(), new Random(1), Rescue.NONE);
  }

  /** The witness goes with the directory: a copy of a till is no till restored. */
  public static StoreSettings settings(Path directory) {
    return StoreSettings.of(
        TILL,
        directory,
        directory.resolveSibling(directory.getFileName() + ".witness"),
        "the machine of the benchmark");
  }

  /** Opened, with its names in memory, as a till has them soon after its start. */
  public static TillStore openToSearch(Path directory)
      throws IOException, TillInUseException, NotRecordedException {
    TillStore store = open(directory);
    Deque<Runnable> work = new ArrayDeque<>();
    store.lookAfterCatalogue(work::add);
    while (!work.isEmpty()) {
      work.remove().run();
    }
    return store;
  }

  /** The bytes of all files in it. */
  public static long size(Path directory) throws IOException {
    long size = 0;
    for (Path file : files(directory)) {
      size += Files.isDirectory(file) ? 0 : Files.size(file);
    }
    return size;
  }

  /** Copies a till that is closed. */
  public static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Files.copy(file, to.resolve(from.relativize(file).toString()));
    }
  }

  public static void remove(Path directory) throws IOException {
    if (Files.exists(directory)) {
      List<Path> files = files(directory);
      for (int i = files.size() - 1; i >= 0; i--) {
        Files.delete(files.get(i));
      }
    }
  }

  /** A directory stands before what is in it. */
  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.toList();
    }
  }
}
