package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Health;
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
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data directory on a small disk in memory that gets full. Only the machine's administrator can
 * mount one; for others the test is skipped.
 */
@Timeout(60)
class SqliteFullTest {
  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  @BeforeEach
  void mount() throws Exception {
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", directory.toString()),
        "a small disk can only be mounted by root, on Linux");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", directory.toString());
  }

  private void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(directory.resolve("filler"))) {
      byte[] page = new byte[4096];
      while (directory.toFile().getUsableSpace() > 0) {
        filler.write(page);
      }
    }
  }

  private HttpResponse<byte[]> post(HeadOfficeServer office, Journal journal, long first, long last)
      throws Exception {
    byte[] body = Journal.body(journal.lines(first, last));
    return http.send(
        HttpRequest.newBuilder(URI.create(office.url() + "v1/tills/0117-03/epochs/e1/journal"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> page(HeadOfficeServer office, String path, String key)
      throws Exception {
    now = now.plusSeconds(1); // So long an answer of health is good.
    return http.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + office.pagePort().orElseThrow() + path))
            .header("Authorization", key)
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void aFullDiskIsSaidToTillsAndToWhoWatches() throws Exception {
    Journal journal = new Journal("e1").sell(300).sell(120);
    byte[] large = new byte[1024 * 1024];
    new Random(1).nextBytes(large);
    journal.write("note", large);
    OfficeSettings settings =
        OfficeSettings.in(directory).clock(() -> now).page(PageSettings.NONE.at(0));
    try (HeadOfficeServer office = new HeadOfficeServer(settings).start()) {
      String key = PageKeys.of(directory);
      assertThat(post(office, journal, 1, 1).statusCode()).isEqualTo(200);
      String well = "{\"status\":\"ok\",\"database\":\"ok\",\"version\":\"0.1.0\"}";
      assertThat(page(office, "/health", key).body()).asString().isEqualTo(well);
      assertThat(room(office, key)).isGreaterThan(HealthRoutes.LEAST_ROOM);
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
      assertThat(refused.headers().firstValue("Retry-After")).contains("5");
      HttpResponse<byte[]> health = page(office, "/health", key);
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body())
          .asString()
          .isEqualTo(
              "{\"status\":\"failing\",\"database\":\"its disk is full: 0 bytes are left, needed"
                  + " are 16777216\",\"version\":\"0.1.0\"}");
      assertThat(room(office, key)).isZero();
      Files.delete(directory.resolve("filler"));
      assertThat(page(office, "/health", key).body()).asString().contains(Health.OK);
      assertThat(Wire.held(post(office, journal, 2, 3).body()).number()).isEqualTo(3);
    }
  }

  private double room(HeadOfficeServer office, String key) throws Exception {
    HttpResponse<byte[]> said = page(office, "/metrics", key);
    return new Exposition(new String(said.body(), UTF_8)).value("evertill_disk_free_bytes{}");
  }
}
