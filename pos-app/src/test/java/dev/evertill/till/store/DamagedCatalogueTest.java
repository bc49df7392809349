package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.record.Slips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A price list on the disk that nobody can open: it is pulled again, and the journal is whole. */
class DamagedCatalogueTest {
  @TempDir private Path directory;

  private TillStore opened() throws Exception {
    return TillStore.open(
        OpenTill.settings(directory, "03"),
        new Slips(Locale.ROOT),
        Clock.systemUTC(),
        new Random(1),
        Rescue.NONE);
  }

  @Test
  void aPriceListThatCannotBeOpenedIsSetAsideAndTheTillOpens() throws Exception {
    opened().close();
    byte[] rubbish = new byte[8192];
    new Random(2).nextBytes(rubbish);
    Files.write(directory.resolve("catalogue/data.mdb"), rubbish);

    try (TillStore store = opened()) {
      assertThat(store.catalogue().version()).isZero();
      assertThat(store.catalogueSink().unfinished()).isEmpty();
      assertThat(store.head().number().number()).isEqualTo(1);
    }
    assertThat(directory.resolve("catalogue.damaged/data.mdb")).hasBinaryContent(rubbish);
  }

  @Test
  void whatIsNotDamagedIsNotSetAside() throws Exception {
    opened().close();
    Path file = directory.resolve("catalogue/data.mdb");
    Path kept = Files.move(file, directory.resolve("kept"));
    Files.createDirectory(file);

    assertThatThrownBy(this::opened)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the till's store in " + directory + " cannot be opened: ");
    assertThat(directory.resolve("catalogue.damaged")).doesNotExist();

    Files.delete(file);
    Files.move(kept, file);
    opened().close();
  }

  @Test
  void aFileWhereADirectoryBelongsIsNamed() throws IOException {
    Path file = Files.createFile(directory.resolve("a-file"));

    assertThatThrownBy(
            () ->
                TillStore.open(
                    OpenTill.settings(file, "03"),
                    new Slips(Locale.ROOT),
                    Clock.systemUTC(),
                    new Random(1),
                    Rescue.NONE))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is a file; a directory for the till's data is expected");
  }
}
