package dev.evertill.till.store;

import dev.evertill.till.HandClock;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.Slips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;

/**
 * A till's stores in a directory, closed and opened again as often as a test likes. Confined to the
 * test's thread.
 */
final class OpenTill implements AutoCloseable {
  static final String TILL = "03";
  private static final String BEFORE = "the machine of before";

  /** Kilobytes: more than any test writes. */
  static final long ROOMY = 1024 * 1024;

  final HandClock clock = new HandClock(Instant.parse("2026-11-16T13:32:07Z"), ZoneOffset.UTC);
  private final StoreSettings settings;
  private long seed = 1;
  private TillStore store;

  /** What the next opening finds. */
  String machine;

  int keptDays;
  Rescue rescue = Rescue.NONE;

  OpenTill(Path directory) {
    this(directory, ROOMY);
  }

  OpenTill(Path directory, long mostKilobytes) {
    this(settings(directory, StoreSettings.KEPT_DAYS, mostKilobytes, Room.Limits.USUAL));
  }

  OpenTill(StoreSettings settings) {
    this.settings = settings;
    machine = settings.machine();
    keptDays = settings.keptDays();
    open();
  }

  /** Outside the data; the name of a test's directory is never used twice. */
  static Path witnessOf(Path directory) {
    return Path.of("target", "witness", directory.toAbsolutePath().toString().replace('/', '_'));
  }

  /** What a till of that name in a directory is opened with. */
  static StoreSettings settings(Path directory, String till) {
    return StoreSettings.of(till, directory, witnessOf(directory), BEFORE);
  }

  static StoreSettings settings(
      Path directory, int keptDays, long mostKilobytes, Room.Limits limits) {
    return new StoreSettings(
        TILL, directory, witnessOf(directory), BEFORE, keptDays, mostKilobytes, limits);
  }

  /** After {@link #close}. */
  void open() {
    try {
      store =
          TillStore.open(
              new StoreSettings(
                  settings.till(),
                  settings.directory(),
                  settings.witness(),
                  machine,
                  keptDays,
                  settings.mostKilobytes(),
                  settings.limits()),
              new Slips(Locale.ROOT),
              clock,
              chance(),
              rescue);
    } catch (IOException | TillInUseException | NotRecordedException e) {
      throw new IllegalStateException("the till did not open", e);
    }
  }

  /** Chance that is the same in every run, and never twice the same in one. */
  Random chance() {
    return new Random(seed++);
  }

  TillStore store() {
    return store;
  }

  ObjectBoxLedger ledger() {
    return (ObjectBoxLedger) store.ledger();
  }

  /** Closes the stores and opens them again, as a till that was stopped does. */
  OpenTill reopened() {
    close();
    open();
    return this;
  }

  @Override
  public void close() {
    try {
      store.close();
    } catch (IOException e) {
      throw new IllegalStateException("the till did not close", e);
    }
  }
}
