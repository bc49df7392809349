package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskTest {
  @TempDir Path directory;

  @Test
  void aDiskSaysWhatIsLeftOnIt() throws IOException {
    assertThat(Disk.left(directory))
        .isPositive()
        .isLessThanOrEqualTo(directory.toFile().getTotalSpace());
  }

  @Test
  void aDiskThatCannotBeAskedIsNotAFullOne() {
    Path gone = directory.resolve("gone");

    assertThatThrownBy(() -> Disk.left(gone))
        .isInstanceOf(IOException.class)
        .hasMessage(gone + ": its disk cannot be asked");
  }
}
