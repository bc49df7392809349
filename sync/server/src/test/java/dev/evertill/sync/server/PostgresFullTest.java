package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database on a small disk in memory that gets full. Only the machine's administrator can mount
 * one; for others the test is skipped.
 */
@Timeout(60)
class PostgresFullTest {
  private static final String SIZE = "size=64m";

  @TempDir Path directory;
  private final PostgresServer server = PostgresServer.shared();
  private final Jdbi owner = server.owner("postgres");
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    // Where the server's user can reach it, which need not be so in the build's directory.
    disk = Files.createTempDirectory(Path.of("/tmp"), "evertill-small-disk");
    boolean mounted = run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString());
    if (!mounted) {
      Files.delete(disk);
    }
    Assumptions.assumeTrue(mounted, "a small disk can only be mounted by root, on Linux");
    String data =
        owner.withHandle(
            handle -> handle.createQuery("show data_directory").mapTo(String.class).one());
    Files.setOwner(disk, Files.getOwner(Path.of(data)));
    owner.useHandle(
        handle -> {
          handle.execute("create tablespace small location '" + disk + "'");
          handle.execute("create database small tablespace small");
        });
  }

  @AfterEach
  void unmount() throws Exception {
    if (Files.exists(disk)) {
      owner.useHandle(
          handle -> {
            handle.execute("drop database if exists small with (force)");
            handle.execute("drop tablespace if exists small");
          });
      assertThat(run("umount", disk.toString())).isTrue();
      Files.delete(disk);
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  @Test
  void whatDoesNotFitIsNotKeptAndIsTakenWhenThereIsRoomAgain() throws Exception {
    Journal journal = new Journal("e1").sell(300).sell(120);
    byte[] tooLong = new byte[1024 * 1024];
    new Random(1).nextBytes(tooLong);
    journal.write("note", tooLong);
    try (HeadOfficeServer office =
        new HeadOfficeServer(OfficeSettings.in(directory).storage(server.url("small"))).start()) {
      assertThat(post(office, journal, 1, 1).statusCode()).isEqualTo(200);
      fill();
      HttpResponse<byte[]> refused = post(office, journal, 2, 3);
      assertThat(Wire.problem(refused.body()))
          .isEqualTo(
              new Problem(
                  "/problems/away",
                  "Head office's disk is full",
                  503,
                  "try again later; what was kept of it will be known",
                  null,
                  null));
      Files.delete(disk.resolve("filler"));
      HttpResponse<byte[]> taken = post(office, journal, 2, 3);
      assertThat(Wire.held(taken.body()).number()).isEqualTo(3);
    }
  }

  private void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
      byte[] page = new byte[4096];
      while (disk.toFile().getUsableSpace() > 0) {
        filler.write(page);
      }
    }
  }

  private static HttpResponse<byte[]> post(
      HeadOfficeServer office, Journal journal, long first, long last) throws Exception {
    byte[] body = Journal.body(journal.lines(first, last));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(office.url() + "v1/tills/0117-03/epochs/e1/journal"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }
}
