package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.till.app.CommandLineTill.Said;
import dev.evertill.till.store.SmallDisk;
import dev.evertill.till.store.TillStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody at the command line reads when a file or a disk is not as it should be. */
class WhatACommandSaysOfFilesTest {
  @TempDir private Path directory;
  private Path data;
  private CommandLineTill till;

  @BeforeEach
  void makeTill() throws IOException {
    data = Files.createDirectory(directory.resolve("till"));
    till = new CommandLineTill(data);
  }

  private static Said couldNot(String why) {
    return new Said("", why + System.lineSeparator(), 2);
  }

  @Test
  void aFileThatIsNotThereIsSaidToBeMissing() throws Exception {
    till.sold(1);
    new TillKeys(data).made();
    Path missing = directory.resolve("unsent.age");

    assertThat(till.run("import", missing.toString()))
        .isEqualTo(couldNot(missing + ": there is no such file"));
    Path nowhere = directory.resolve("stick/unsent.age");
    String office = AgeIdentity.make().recipient();
    assertThat(till.run("export", "--to", nowhere.toString(), "--recipient", office))
        .isEqualTo(couldNot(nowhere + ".part: there is no such file"));
  }

  @Test
  void aStickThatIsFullIsNotCalledADamagedJournal() throws Exception {
    till.sold(3);
    try (SmallDisk stick = new SmallDisk(directory.resolve("stick"), 64)) {
      stick.fillUpTo(12 * 1024);
      Path copy = stick.place().resolve("copy");

      String why =
          "the journal was not copied into "
              + stick.place().resolve("copy.part").resolve("journal")
              + ": its disk has 12 KiB left, allowed is ";
      Said said = till.run("backup", "--to", copy.toString());
      assertThat(said.err()).startsWith(why).endsWith(" KiB or more" + System.lineSeparator());
      assertThat(said.code()).isEqualTo(2);
      assertThat(copy).doesNotExist();

      try (TillStore running = till.opened()) {
        long last = running.head().position();
        assertThatThrownBy(() -> running.backup(copy))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith(why);
        assertThat(running.head().position()).isEqualTo(last);
      }
    }
  }

  @Test
  void keysThatWereNeverMadeAreNotMadeToReadWith() throws Exception {
    till.sold(1);
    new TillKeys(data).heard(AgeIdentity.make().recipient());

    assertThat(till.run("import", directory.resolve("unsent.age").toString()))
        .isEqualTo(
            couldNot(
                data.resolve("keys/signing-key.pem")
                    + " is not there: without the till's keys its files cannot be read"));
    assertThat(data.resolve("keys"))
        .isDirectoryNotContaining(file -> !file.endsWith("head-office.txt"));
  }
}
