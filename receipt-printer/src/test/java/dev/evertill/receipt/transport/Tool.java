package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Leash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A program of the system that a test cannot do without; it ends with the test, or with its JVM.
 * Confined to the test's thread.
 */
final class Tool implements AutoCloseable {
  private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Process process;
  private final String name;

  private Tool(Process process, String name) {
    this.process = process;
    this.name = name;
  }

  /**
   * Starts it; its output goes to a file.
   *
   * @param debianPackage who has it, for those who lack it
   */
  static Tool start(String debianPackage, Path log, Map<String, String> more, List<String> command)
      throws IOException {
    String program = command.get(0);
    assertThat(find(program))
        .as("%s is needed for this test; the package is %s", program, debianPackage)
        .isNotNull();
    List<String> found = new ArrayList<>(command);
    found.set(0, find(program).toString());
    ProcessBuilder builder = new ProcessBuilder(Leash.held(found));
    builder.environment().putAll(more);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Tool(builder.start(), program);
  }

  /** Starts it and waits for its end, which is a good one. */
  static void run(String debianPackage, Path log, Map<String, String> more, List<String> command)
      throws IOException, InterruptedException {
    try (Tool tool = start(debianPackage, log, more, command)) {
      assertThat(tool.process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
      assertThat(tool.process.exitValue()).as("%s: %s", command, Files.readString(log)).isZero();
    }
  }

  /** Where it is; the system's own programs are not on everybody's path. */
  static Path find(String program) {
    if (program.startsWith("/")) {
      return Path.of(program);
    }
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/sbin"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /** Waits for what it does first. */
  void ready(String what, BooleanSupplier done) {
    long end = System.nanoTime() + READY_NANOS;
    while (!done.getAsBoolean()) {
      assertThat(process.isAlive()).as("%s runs until %s", name, what).isTrue();
      assertThat(System.nanoTime() - end).as("%s: %s", name, what).isNegative();
      Thread.onSpinWait();
    }
  }

  long pid() {
    return Leash.program(process).pid();
  }

  /** Sends it a signal: {@code STOP}, {@code CONT}. */
  void signal(String signal) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + signal, "" + pid()).start().waitFor()).isZero();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " was not let go", e);
    }
    process.onExit().join();
  }
}
