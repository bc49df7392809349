package dev.evertill.sync.protocol.carry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void refused(Path file, String why) {
    assertThatThrownBy(
            () -> DurableFile.writeBesideOthers(file, out -> out.write("sales".getBytes(UTF_8))))
        .isInstanceOf(IOException.class)
        .hasMessage(file + why);
  }

  @Test
  void nothingButAPlainFileIsReplaced() throws Exception {
    Path target = Files.writeString(directory.resolve("target"), "kept");
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    String lost =
        ": it is a link, a pipe or a device, and would be lost; the name of a file is expected";
    refused(link, lost);
    refused(pipe, lost);
    refused(Path.of("/dev/null"), lost);
    refused(empty, ": it is a directory; the name of a file is expected");
    refused(directory.resolve("no/x.csv"), ": there is no directory " + directory.resolve("no"));
    assertThat(target).hasContent("kept");
    assertThat(link).isSymbolicLink();
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("target", "link", "empty", "pipe");
  }

  @Test
  void whatOthersMayReadIsWhatTheyAreMeantTo() throws IOException {
    Path sales = directory.resolve("sales.csv");
    DurableFile.writeBesideOthers(sales, out -> out.write(1));
    assertThat(rights(sales)).isEqualTo("rw-------");
    Path port = directory.resolve("port");
    DurableFile.writeForReaders(port, out -> out.write(1));
    Path usual = Files.createFile(directory.resolve("usual"));
    assertThat(rights(port)).isEqualTo(rights(usual));
    Path own = directory.resolve("own");
    DurableFile.createForOwner(own);
    assertThat(rights(own)).isEqualTo("rw-------");
    assertThat(DurableFile.takeFromOthers(own)).isNull();
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(DurableFile.takeFromOthers(own)).isEqualTo("rw-r--r--");
    assertThat(rights(own)).isEqualTo("rw-------");
  }
}
