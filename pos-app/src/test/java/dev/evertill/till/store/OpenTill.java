package dev.evertill.till.store;

import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.Slips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;

/** A till's stores in a directory, closed and opened again as often as a test likes. */
final class OpenTill implements AutoCloseable {
  static final String TILL = "03";

  private final Path directory;
  private final long mostKilobytes;
  private Instant now = Instant.parse("2026-11-16T13:32:07Z");
  private long seed = 1;
  private TillStore store;
  private final Path witness;

  /** What the next opening finds. */
  String machine = "the machine of before";

  int keptDays = StoreSettings.KEPT_DAYS;
  Rescue rescue = Rescue.NONE;

  OpenTill(Path directory) {
    this(directory, 1024 * 1024);
  }

  OpenTill(Path directory, long mostKilobytes) {
    this.directory = directory;
    witness = witnessOf(directory);
    this.mostKilobytes = mostKilobytes;
    open();
  }

  /** Outside the data; the name of a test's directory is never used twice. */
  static Path witnessOf(Path directory) {
    return Path.of("target", "witness", directory.toAbsolutePath().toString().replace('/', '_'));
  }

  /** What a till of that name in a directory is opened with. */
  static StoreSettings settings(Path directory, String till) {
    return StoreSettings.of(till, directory, witnessOf(directory), "the machine of before");
  }

  /** After {@link #close}. */
  void open() {
    try {
      store =
          TillStore.open(
              new StoreSettings(TILL, directory, witness, machine, keptDays, mostKilobytes),
              new Slips(Locale.ROOT),
              clock(),
              new Random(seed++),
              rescue);
    } catch (IOException | TillInUseException | NotRecordedException e) {
      throw new IllegalStateException("the till did not open", e);
    }
  }

  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a till stays where it is");
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  void pass(java.time.Duration time) {
    now = now.plus(time);
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
