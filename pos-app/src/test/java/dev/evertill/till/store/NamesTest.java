package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the names outlive a power cut is shown by {@code bin/campaign power}. */
class NamesTest {
  @TempDir private Path directory;

  @Test
  void allDirectoriesAboveAreMadeToo() throws Exception {
    Path deep = directory.resolve("shop").resolve("till");

    Names.make(deep);
    Names.make(deep);

    assertThat(deep).isDirectory();
    Names.keep(deep);
  }

  @Test
  void aFileInTheWayIsSaid() throws Exception {
    Path file = Files.createFile(directory.resolve("till"));

    assertThatThrownBy(() -> Names.make(file)).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void aDirectoryThatIsNotThereCannotBeKept() {
    Path gone = directory.resolve("gone");

    assertThatThrownBy(() -> Names.keep(gone))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(gone.toString());
  }
}
