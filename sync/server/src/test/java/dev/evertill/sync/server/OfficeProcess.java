package dev.evertill.sync.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Head office as its own process, for tests that end it. Confined to the test's thread. */
final class OfficeProcess implements AutoCloseable {
  private static final int STARTS_WITHIN_MS = 60_000;

  private final Path directory;
  private final Process process;
  private final int port;

  OfficeProcess(Path directory, String... more) throws IOException, InterruptedException {
    this.directory = directory;
    Path portFile = directory.resolve("port");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", // as bin/head-office starts it
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--data",
                directory.resolve("data").toString(),
                "--port-file",
                portFile.toString()));
    command.addAll(List.of(more));
    Files.deleteIfExists(portFile);
    process =
        new ProcessBuilder(command)
            .redirectError(directory.resolve("err").toFile())
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    for (int waited = 0; !Files.exists(portFile); waited += 50) {
      if (!process.isAlive() || waited > STARTS_WITHIN_MS) {
        throw new IOException("it did not start: " + err());
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    port = Integer.parseInt(Files.readString(portFile).strip());
  }

  int port() {
    return port;
  }

  /** What it logged. */
  String err() throws IOException {
    return Files.readString(directory.resolve("err"));
  }

  String out() throws IOException {
    return Files.readString(directory.resolve("out"));
  }

  /** Asks it to end, as a system that shuts down does. */
  void ask() {
    process.destroy();
  }

  /** Its exit code. */
  int ended() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
