package dev.evertill.sync.protocol.carry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
  @TempDir Path directory;

  @Test
  void ofTwoWhoWriteAFileAtOnceEachWritesItWholeAndTheLastToEndWins() throws IOException {
    Path file = directory.resolve("sales.csv");
    DurableFile.writeBesideOthers(
        file,
        out -> {
          out.write("the first, ".getBytes(UTF_8));
          DurableFile.writeBesideOthers(file, other -> other.write("the second".getBytes(UTF_8)));
          assertThat(file).hasContent("the second");
          out.write("which took longer".getBytes(UTF_8));
        });
    assertThat(file).hasContent("the first, which took longer");
    assertThat(directory.toFile().list()).containsExactly("sales.csv");
  }

  @Test
  void ofAFileThatBreaksOffNothingIsLeft() throws IOException {
    Path file = directory.resolve("sales.csv");
    DurableFile.writeBesideOthers(file, out -> out.write("yesterday".getBytes(UTF_8)));
    assertThatThrownBy(
            () ->
                DurableFile.writeBesideOthers(
                    file,
                    out -> {
                      out.write("today".getBytes(UTF_8));
                      throw new IOException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(file).hasContent("yesterday");
    assertThat(directory.toFile().list()).containsExactly("sales.csv");
  }
}
