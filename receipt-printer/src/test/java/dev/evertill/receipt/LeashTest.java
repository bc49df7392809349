package dev.evertill.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeashTest {
  /** Says who it is and whom it started, and ends no sooner than that. */
  private static final List<String> PROGRAM =
      List.of("sh", "-c", "sleep 1000 & echo $$ $!; wait $!; exit 3");

  @Test
  void aProgramEndsWithTheJvmThatStartedItAndSoDoesWhatItStarted() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName())
            .start();
    try (BufferedReader said = holder.inputReader()) {
      List<ProcessHandle> programs = named(said.readLine());
      assertThat(programs).hasSize(2).allMatch(ProcessHandle::isAlive);

      holder.destroyForcibly();

      for (ProcessHandle program : programs) {
        assertThat(program.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
      }
    }
  }

  /** Starts the program and waits for it. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      new ProcessBuilder(Leash.held(PROGRAM))
          .redirectOutput(ProcessBuilder.Redirect.INHERIT)
          .start()
          .waitFor();
    }
  }

  @Test
  void aProgramThatEndsTakesWithItWhatItStartedAndItsCodeIsKnown() throws Exception {
    Process shell =
        new ProcessBuilder(Leash.held(List.of("sh", "-c", "sleep 1000 & echo $$ $!; exit 3")))
            .start();
    try (BufferedReader said = shell.inputReader()) {
      List<ProcessHandle> programs = named(said.readLine());

      assertThat(shell.waitFor()).isEqualTo(3);
      for (ProcessHandle program : programs) {
        assertThat(program.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
      }
    }
  }

  /** Those that have ended are left out. */
  private static List<ProcessHandle> named(String line) {
    return Stream.of(line.split(" "))
        .flatMap(number -> ProcessHandle.of(Long.parseLong(number)).stream())
        .toList();
  }

  @Test
  void lettingGoEndsItAndTheProgramIsFoundBehindItsShell() throws Exception {
    Process shell =
        new ProcessBuilder(Leash.held(List.of("bash", "-c", "echo $$; sleep 1000; true"))).start();
    try (BufferedReader said = shell.inputReader()) {
      long pid = Long.parseLong(said.readLine());
      assertThat(Leash.program(shell).pid()).isEqualTo(pid);

      shell.getOutputStream().close();

      assertThat(shell.waitFor()).as("killed").isEqualTo(128 + 9);
    }
  }
}
