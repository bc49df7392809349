package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.checkout.Trouble.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Slips;
import dev.evertill.till.store.Rescue;
import dev.evertill.till.store.Room;
import dev.evertill.till.store.SmallDisk;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.store.TillStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads of the room of a real store. */
class UpkeepTest {
  private static final long KIBIBYTE = 1024;
  private static final Duration LOOK = Duration.ofSeconds(10);

  @TempDir private Path directory;
  private Instant now = CommandLineTill.NOON.instant();
  private final List<List<Trouble>> said = new ArrayList<>();

  private TillStore open(Path data, long mostKilobytes, Room.Limits limits) throws Exception {
    return TillStore.open(
        new StoreSettings(
            "03", data, directory.resolve("witness"), "a machine", 92, mostKilobytes, limits),
        new Slips(Locale.ROOT),
        CommandLineTill.NOON,
        new Random(1),
        Rescue.NONE);
  }

  private List<Trouble> looked(Upkeep upkeep) {
    upkeep.look();
    return said.get(said.size() - 1);
  }

  @Test
  void aDiskThatFillsUpIsSaidInTwoStepsAndForgottenWhenThereIsRoom() throws Exception {
    try (SmallDisk disk = new SmallDisk(directory.resolve("disk"), 8 * 1024);
        TillStore store =
            open(
                disk.place().resolve("till"),
                1024 * 1024,
                new Room.Limits(4096 * KIBIBYTE, 2048 * KIBIBYTE, 0))) {
      Upkeep upkeep = new Upkeep(store, () -> now, said::add);
      assertThat(looked(upkeep)).isEmpty();

      disk.fillUpTo(3500 * KIBIBYTE);
      now = now.plus(LOOK);
      assertThat(looked(upkeep)).containsExactly(Trouble.of(Kind.DISK_LOW, "3"));
      disk.fillUpTo(1500 * KIBIBYTE);
      now = now.plus(LOOK);
      assertThat(looked(upkeep)).containsExactly(Trouble.of(Kind.DISK_SHORT, "1"));
      disk.fillUpTo(0);
      now = now.plus(LOOK);
      assertThat(looked(upkeep)).containsExactly(Trouble.of(Kind.DISK_SHORT, "0"));

      disk.clear();
      now = now.plus(LOOK);
      assertThat(looked(upkeep)).isEmpty();
    }
  }

  @Test
  void aJournalThatFillsUpIsSaidWithItsPerCent() throws Exception {
    try (TillStore store = open(directory.resolve("till"), 600, new Room.Limits(0, 0, 0))) {
      Upkeep upkeep = new Upkeep(store, () -> now, said::add);
      assertThat(looked(upkeep)).isEmpty();
      fill(store, Room.Level.LOW);
      now = now.plus(LOOK);
      assertThat(looked(upkeep)).containsExactly(Trouble.of(Kind.STORE_LOW, "60"));
      fill(store, Room.Level.SHORT);
      now = now.plus(LOOK);
      assertThat(looked(upkeep)).containsExactly(Trouble.of(Kind.STORE_SHORT, "80"));
    }
  }

  @Test
  void aShortDiskAndAFullJournalAreBothSaid() throws Exception {
    long more = Long.MAX_VALUE;
    try (TillStore store = open(directory.resolve("till"), 600, new Room.Limits(more, 0, 0))) {
      fill(store, Room.Level.SHORT);
      assertThat(looked(new Upkeep(store, () -> now, said::add)))
          .extracting(Trouble::kind)
          .containsExactly(Kind.DISK_LOW, Kind.STORE_SHORT);
    }
  }

  private static void fill(TillStore store, Room.Level level) throws Exception {
    while (store.room().storeLevel().compareTo(level) < 0) {
      store.ledger().append(place -> Posting.voided("x", 1, new byte[4096]));
    }
  }

  @Test
  void itLooksEveryTenSecondsWhateverTheClockDoes() throws Exception {
    try (TillStore store = open(directory.resolve("till"), 600, new Room.Limits(0, 0, 0))) {
      Upkeep upkeep = new Upkeep(store, () -> now, said::add);
      upkeep.look();
      upkeep.look();
      assertThat(said).as("it has just looked").hasSize(1);
      now = now.plus(Duration.ofDays(3));
      upkeep.look();
      assertThat(said).as("three days ahead").hasSize(2);
      now = now.minus(Duration.ofDays(6));
      upkeep.look();
      assertThat(said).as("three days behind").hasSize(3);
      now = now.plus(LOOK);
      upkeep.look();
      assertThat(said).hasSize(4);
    }
  }
}
