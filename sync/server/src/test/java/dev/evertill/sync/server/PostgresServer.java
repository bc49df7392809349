package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * A real PostgreSQL, which ends with the JVM that started it: postgres.sh hangs on a pipe. Debian's
 * where it is installed, else one out of a jar. Confined to the test's thread.
 */
final class PostgresServer implements AutoCloseable {
  static final String PASSWORD = "not-to-be-seen";

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static PostgresServer shared;

  private final int port;
  private final Process process;
  private final Writer orders;
  private final BufferedReader answers;

  /** The one of this test JVM, which runs. */
  static synchronized PostgresServer shared() {
    if (shared == null) {
      shared = installed().orElseGet(PostgresServer::fromTheJar);
    }
    return shared;
  }

  private static Optional<PostgresServer> installed() {
    Path all = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(all)) {
      return versions
          .filter(version -> version.getFileName().toString().matches("[0-9]+"))
          .filter(version -> Files.isExecutable(version.resolve("bin/postgres")))
          .max(Comparator.comparingInt(path -> Integer.parseInt(path.getFileName().toString())))
          .map(version -> new PostgresServer(version.resolve("bin"), "runuser -u postgres --"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PostgresServer fromTheJar() {
    try (InputStream archive = PostgresServer.class.getResourceAsStream(ARCHIVE)) {
      // Where somebody else can read it, which the directory of a build need not be.
      Path file = Files.createTempFile(Path.of("/tmp"), "evertill-postgres", ".txz");
      file.toFile().deleteOnExit();
      Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      return new PostgresServer(file, "runuser -u nobody --");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param binaries their directory, or a packed archive of them
   * @param notAsRoot starts a program as somebody else: PostgreSQL refuses to run as root
   */
  private PostgresServer(Path binaries, String notAsRoot) {
    try (InputStream script = PostgresServer.class.getResourceAsStream("postgres.sh")) {
      port = freePort();
      List<String> command = new ArrayList<>();
      if (System.getProperty("user.name").equals("root")) {
        command.addAll(List.of(notAsRoot.split(" ")));
      }
      String text = new String(script.readAllBytes(), UTF_8);
      command.addAll(List.of("sh", "-c", text, "postgres.sh", binaries.toString()));
      command.addAll(List.of(Integer.toString(port), PASSWORD));
      process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .start();
      orders = process.outputWriter();
      answers = process.inputReader();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Takes connections when it returns. */
  void start() {
    order("start", "server started");
  }

  /** As if its machine had lost power, but for what the operating system holds. */
  void stop() {
    order("stop", "server stopped");
  }

  private void order(String order, String expected) {
    try {
      orders.write(order + "\n");
      orders.flush();
      String answer = answers.readLine();
      if (answer == null || !answer.contains(expected)) {
        throw new AssertionError(order + ": PostgreSQL says " + answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(order, e);
    }
  }

  int port() {
    return port;
  }

  /** For --storage. */
  String url(String database) {
    return url(database, "user=office&password=" + PASSWORD);
  }

  String url(String database, String query) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?" + query;
  }

  /** The server's owner, connected anew for each statement. */
  Jdbi owner(String database) {
    return Jdbi.create(url(database));
  }

  /** Makes an empty database, instead of one that was left. */
  void make(String database) {
    owner("postgres")
        .useHandle(
            handle -> {
              handle.execute("drop database if exists " + database + " with (force)");
              handle.execute("create database " + database);
            });
  }

  @Override
  public void close() throws IOException {
    orders.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
