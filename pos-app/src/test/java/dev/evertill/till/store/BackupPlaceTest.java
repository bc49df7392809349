package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a running till makes a backup, and where it does not. */
class BackupPlaceTest {
  @TempDir private Path places;
  private Path data;
  private OpenTill till;

  @BeforeEach
  void open() throws Exception {
    data = places.resolve("till");
    till = new OpenTill(data);
  }

  @AfterEach
  void close() throws Exception {
    till.close();
  }

  private void isRefused(Path to, String why) {
    assertThatThrownBy(() -> till.store().backup(to))
        .isInstanceOf(IOException.class)
        .hasMessage(why);
  }

  @Test
  void whatSomebodyCalledPartIsNotDeletedForABackup() throws Exception {
    Path photos = places.resolve("photos.part");
    Files.createDirectory(photos);
    Files.writeString(photos.resolve("1.jpg"), "a photo");

    isRefused(
        places.resolve("photos"),
        photos + " is there and is no unfinished backup; move it away, or choose another name");
    assertThat(photos.resolve("1.jpg")).hasContent("a photo");
    assertThat(places.resolve("photos")).doesNotExist();
  }

  @Test
  void aBackupThatWasNeverFinishedIsBegunAnew() throws Exception {
    Path unfinished = places.resolve("copy.part/journal");
    Files.createDirectories(unfinished);
    Files.writeString(unfinished.resolve("data.mdb"), "half of it");

    assertThat(till.store().backup(places.resolve("copy"))).isEqualTo(1);
    assertThat(places.resolve("copy.part")).doesNotExist();
    assertThat(ClosedJournal.verified(places.resolve("copy")).isWhole()).isTrue();
  }

  /** There it would be taken for a price list, or removed with a journal of before. */
  @Test
  void noBackupIsMadeInTheTillsOwnData() throws Exception {
    Path link = Files.createSymbolicLink(places.resolve("link"), data);
    for (Path to :
        new Path[] {
          data.resolve("catalogue.2"),
          data.resolve("journal/copy"),
          link.resolve("journal.next"),
          data.resolve("logs/../journal.old")
        }) {
      Files.createDirectories(data.resolve("logs"));
      isRefused(
          to, to + " is in the till's data; a directory outside is expected, best on another disk");
      assertThat(to).doesNotExist();
    }
  }

  @Test
  void noDirectoryIsMadeWhereAStickIsNotInItsPlace() {
    Path to = places.resolve("stick/copy");

    isRefused(
        to,
        to
            + ": the directory "
            + places.resolve("stick")
            + " is not there, and a backup makes its own only");
    assertThat(places.resolve("stick")).doesNotExist();
  }

  /** The store's file of locks is mapped: without room for it the system ends the program. */
  @Test
  void aStickWithoutAnyRoomEndsNoTill() throws Exception {
    try (SmallDisk stick = new SmallDisk(places.resolve("stick"), 64)) {
      stick.fillUpTo(0);
      Path to = stick.place().resolve("copy");

      assertThatThrownBy(() -> till.store().backup(to)).isInstanceOf(IOException.class);
      stick.clear();
      stick.fillUpTo(4 * 1024);
      assertThatThrownBy(() -> till.store().backup(to))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              "the journal was not copied into "
                  + stick.place().resolve("copy.part/journal")
                  + ": its disk has 4 KiB left, allowed is ");
      assertThat(stick.place().resolve("copy.part")).doesNotExist();
    }
    assertThat(till.store().backup(places.resolve("copy"))).isEqualTo(1);
  }
}
