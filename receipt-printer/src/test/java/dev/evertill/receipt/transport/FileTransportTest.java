package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.EscPosEncoder;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileTransportTest {
  @TempDir private Path folder;

  @Test
  void oneFileGetsOneJobAfterTheOther() throws Exception {
    Path paper = folder.resolve("paper.bin");
    for (int i = 1; i <= 2; i++) {
      try (Connection line = new FileTransport(paper.toString()).open()) {
        write(line, "Slip " + i + "\n");
        assertThat(line.endOfJob()).isTrue();
        assertThat(line.read(1)).isEmpty();
      }
    }

    assertThat(paper).hasContent("Slip 1\nSlip 2\n");
  }

  @Test
  void aDirectoryGetsAFileForEachJobThatIsWhole() throws Exception {
    Path jobs = folder.resolve("jobs");
    try (Connection line = new FileTransport(jobs + "/").open()) {
      write(line, "Slip ");
      assertThat(jobs).isDirectoryContaining(file -> file.endsWith("000001.begun"));
      write(line, "1\n");
      assertThat(line.endOfJob()).isTrue();
      write(line, "Slip 2\n");
      assertThat(line.endOfJob()).isTrue();
      write(line, "Slip 3, torn\n");
    }
    try (Connection line = new FileTransport(jobs.toString()).open()) {
      write(line, "Slip 4\n");
      assertThat(line.endOfJob()).isTrue();
      assertThat(line.endOfJob()).isTrue();
    }

    assertThat(jobs.resolve("000001.bin")).hasContent("Slip 1\n");
    assertThat(jobs.resolve("000002.bin")).hasContent("Slip 2\n");
    assertThat(jobs.resolve("000003.begun")).hasContent("Slip 3, torn\n");
    assertThat(jobs.resolve("000004.bin")).hasContent("Slip 4\n");
    assertThat(jobs.toFile().list()).hasSize(4);
  }

  /** As on a full disk, where each try would leave one. */
  @Test
  void aJobOfWhichNothingWasTakenLeavesNoFile() throws Exception {
    Path jobs = folder.resolve("jobs");
    try (Connection line = new FileTransport(jobs + "/").open()) {
      write(line, "");
      assertThat(jobs).isDirectoryContaining(file -> file.endsWith("000001.begun"));
    }

    assertThat(jobs).isEmptyDirectory();
  }

  @Test
  void twoProgramsInOneDirectoryTakeNoPaperFromEachOther() throws Exception {
    Path jobs = folder.resolve("jobs");
    List<CompletableFuture<Void>> programs = new ArrayList<>();
    List<String> papers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int program = i;
      programs.add(Aside.start("program " + i, () -> printMany(jobs, program)));
      for (int job = 0; job < 100; job++) {
        papers.add("Slip " + job + " of " + program);
      }
    }
    for (CompletableFuture<Void> program : programs) {
      program.get();
    }

    List<String> found = new ArrayList<>();
    for (Path file : Stream.of(jobs.toFile().listFiles()).map(File::toPath).toList()) {
      found.add(Files.readString(file));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(papers);
  }

  private static Void printMany(Path jobs, int program) throws PrinterException {
    for (int job = 0; job < 100; job++) {
      try (Connection line = new FileTransport(jobs + "/").open()) {
        write(line, "Slip " + job + " of " + program);
        line.endOfJob();
      }
    }
    return null;
  }

  @Test
  void aNumberTooHighToGoOnFromIsNamed() throws Exception {
    Path jobs = Files.createDirectory(folder.resolve("jobs"));
    Files.createFile(jobs.resolve("999999999.bin"));
    try (Connection line = new FileTransport(jobs.toString()).open()) {
      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> write(line, "Slip 1"));

      assertThat(failure)
          .hasMessage(jobs + " took 0 of 6 bytes: no number is left after 999999999");
    }
  }

  @Test
  void noDrawerOpensWhenAFileIsPrintedSomeDay() throws Exception {
    Path paper = folder.resolve("paper.bin");
    try (Connection line = new FileTransport(paper.toString()).open()) {
      byte[] kick = EscPosEncoder.drawerKick();
      line.write(kick, 0, kick.length);
      write(line, "Slip 1\n");
    }

    assertThat(paper).hasContent("Slip 1\n");
  }

  @Test
  void aFileCannotBeAskedAndVouchesForItself() {
    FileTransport transport = new FileTransport("/var/paper.bin");

    assertThat(transport.readsBack()).isFalse();
    assertThat(transport.confirms()).isTrue();
    assertThat(transport.describe()).isEqualTo("/var/paper.bin");
  }

  @Test
  void aFileInADirectoryThatIsNotThereSaysSo() {
    Path file = folder.resolve("nowhere/paper.bin");

    assertNotOpened(file.toString(), "its directory is not there");
  }

  @Test
  void aFileOneMayNotWriteSaysSo() {
    // The one file that not even the system's administrator may write.
    assertNotOpened("/proc/sys/kernel/osrelease", "permission to write is denied");
  }

  @Test
  void aDeviceIsNoFile() {
    assertNotOpened("/dev/null", "it is no file; device:/dev/null is allowed");
  }

  @Test
  void aFileIsNoDirectory() throws Exception {
    Path file = Files.createFile(folder.resolve("jobs"));

    assertNotOpened(file + "/", "a file of that name is no directory");
  }

  @Test
  void whatIsClosedTakesNothing() throws Exception {
    Path paper = folder.resolve("paper.bin");
    Connection line = new FileTransport(paper.toString()).open();
    line.close();

    PrinterException failure =
        catchThrowableOfType(PrinterException.class, () -> write(line, "Slip 1\n"));

    assertThat(failure).hasMessage(paper + " took 0 of 7 bytes: it is closed");
    assertThat(failure.anyByteAccepted()).isFalse();
  }

  private static void write(Connection line, String text) throws PrinterException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    line.write(bytes, 0, bytes.length);
  }

  private static void assertNotOpened(String path, String why) {
    PrinterException failure =
        catchThrowableOfType(PrinterException.class, new FileTransport(path)::open);
    assertThat(failure).hasMessage(path + " is not opened: " + why);
    assertThat(failure.anyByteAccepted()).isFalse();
  }
}
