package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes: a second till is another Java that opens the same directory. */
class ProcessLockTest {
  @TempDir private Path directory;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
  }

  /** Starts a till of its own on the directory; what it says first is its answer. */
  private Process another() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.library.path=" + System.getProperty("java.library.path"),
                "-cp",
                System.getProperty("java.class.path"),
                AnotherTill.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    started.add(process);
    return process;
  }

  private static String says(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line; (line = out.readLine()) != null; ) {
      if (line.startsWith(AnotherTill.ANSWER)) {
        return line.substring(AnotherTill.ANSWER.length());
      }
    }
    return "nothing";
  }

  /** Process, start and user as the system tells them. */
  private String refusal(long holder) {
    return "the till in "
        + directory
        + " is open in "
        + Holder.of(Long.toString(holder)).text()
        + "; close it there first, two would overwrite each other's sales";
  }

  @Test
  void aSecondProcessIsRefusedAndToldWhoHasIt() throws Exception {
    try (OpenTill till = new OpenTill(directory)) {
      assertThat(says(another())).isEqualTo(refusal(ProcessHandle.current().pid()));
      assertThat(till.store().head().position()).isEqualTo(1);
    }
    assertThat(says(another())).isEqualTo("open");
  }

  @Test
  void askingTwiceInOneProcessGivesNothingAway() throws Exception {
    try (OpenTill till = new OpenTill(directory)) {
      assertThatThrownBy(() -> ProcessLock.take(directory, ProcessHandle.current().pid()))
          .isInstanceOf(TillInUseException.class)
          .hasMessage(refusal(ProcessHandle.current().pid()));
      assertThat(says(another()))
          .as("the lock is still held")
          .isEqualTo(refusal(ProcessHandle.current().pid()));
      assertThat(till.store().head().position()).isEqualTo(1);
    }
  }

  @Test
  void aLockFileThatSomebodyDeletedLetsNobodyIn() throws Exception {
    try (OpenTill till = new OpenTill(directory)) {
      Files.delete(directory.resolve("till.lock"));
      assertThat(says(another())).isEqualTo(refusal(ProcessHandle.current().pid()));
      assertThat(says(another()))
          .as("the file that the refused one made is no way in either")
          .isEqualTo(refusal(ProcessHandle.current().pid()));
      assertThat(till.store().head().position()).isEqualTo(1);
    }
    assertThat(says(another())).isEqualTo("open");
  }

  @Test
  void aKilledProcessLeavesNoLockBehind() throws Exception {
    Process other = another();
    assertThat(says(other)).isEqualTo("open");
    assertThatThrownBy(() -> ProcessLock.take(directory, ProcessHandle.current().pid()))
        .isInstanceOfSatisfying(
            TillInUseException.class,
            e -> assertThat(e.holder().process()).isEqualTo(Long.toString(other.pid())))
        .hasMessage(refusal(other.pid()));

    other.destroyForcibly().waitFor(20, TimeUnit.SECONDS);

    try (OpenTill till = new OpenTill(directory)) {
      assertThat(till.store().head().position()).as("its journal is here").isEqualTo(1);
    }
  }
}
