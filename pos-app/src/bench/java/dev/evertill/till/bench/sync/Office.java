package dev.evertill.till.bench.sync;

import dev.evertill.sync.client.Enrolment;
import dev.evertill.sync.client.IdentityFile;
import dev.evertill.sync.server.BareOffice;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import dev.evertill.sync.server.OfficeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A head office in a process of its own, over TLS. It stands for a machine elsewhere: it leaves the
 * processors to the till, when both want them. Confined to the main thread.
 */
final class Office implements AutoCloseable {
  private static final int STARTS_WITHIN_S = 60;

  private final Process process;
  private final int port;

  private Office(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param storage null for the file in the data directory
   * @param port 0 for any free one
   */
  static Office serve(Path data, String storage, int port) throws Exception {
    Path file = data.resolveSibling(data.getFileName() + ".port");
    List<String> command = java(data, Main.class);
    command.addAll(List.of("serve", "--data", data.toString(), "--name", "127.0.0.1"));
    command.addAll(List.of("--port", Integer.toString(port), "--port-file", file.toString()));
    if (storage != null) {
      command.addAll(List.of("--storage", storage));
    }
    return started(command, file);
  }

  /** It takes the same bytes over the same line, and keeps nothing. */
  static Office bare(Path data) throws Exception {
    Path file = data.resolveSibling(data.getFileName() + ".port");
    List<String> command = java(data, BareOffice.class);
    command.addAll(List.of(data.toString(), file.toString()));
    return started(command, file);
  }

  private static List<String> java(Path data, Class<?> program) {
    List<String> command = new ArrayList<>(List.of("nice", "-n", "10"));
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Dlogback.configurationFile=logback-headoffice.xml", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), program.getName()));
    return command;
  }

  private static Office started(List<String> command, Path portFile) throws Exception {
    Files.deleteIfExists(portFile);
    Path log = portFile.resolveSibling(portFile.getFileName() + ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // also when a run fails
    for (long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_WITHIN_S);
        !Files.exists(portFile); ) {
      if (!process.isAlive() || System.nanoTime() > until) {
        process.destroy();
        throw new IOException("head office did not start: " + Files.readString(log));
      }
      Thread.sleep(20);
    }
    return new Office(process, Integer.parseInt(Files.readString(portFile).strip()));
  }

  /** Before it serves. */
  static void enrol(Path data, String storage, String till, Path keys) throws IOException {
    OfficeSettings settings = OfficeSettings.in(data).storage(storage).names(List.of("127.0.0.1"));
    try (HeadOfficeServer server = new HeadOfficeServer(settings).start()) {
      String code = server.enrolmentCode(till).text();
      Enrolment.enrol(server.url(), code, new IdentityFile(keys));
    }
  }

  int port() {
    return port;
  }

  String url() {
    return "https://127.0.0.1:" + port + "/";
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
