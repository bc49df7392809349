package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Head office says that there is another catalogue. Reading waits; the time-out is the patience.
 */
@Timeout(60)
class HintsTest {
  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();

  private BufferedReader listen(HeadOfficeServer server, String known) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "v1/hints"));
    if (known != null) {
      request.header("Last-Event-ID", known);
    }
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
  }

  private void publishAsAnotherProcessDoes(String barcode) throws IOException {
    Path goods = Files.writeString(directory.resolve("goods.tsv"), barcode + "\tGoods\n");
    assertThat(
            MainTest.run(
                    "import",
                    "--data",
                    directory.toString(),
                    "--goods",
                    goods.toString(),
                    "--invent-prices")
                .code())
        .isZero();
  }

  private static void hears(BufferedReader till, String... lines) {
    try {
      for (String line : lines) {
        assertThat(till.readLine()).isEqualTo(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyTillHearsOfWhatAnotherProcessPublishes() throws Exception {
    try (HeadOfficeServer server = new HeadOfficeServer(directory, 0).start();
        BufferedReader one = listen(server, null);
        BufferedReader other = listen(server, "0")) {
      hears(one, ":", "");
      hears(other, ":", "");
      publishAsAnotherProcessDoes("1000");
      hears(one, "event: catalogue", "id: 1", "data: 1", "");
      hears(other, "event: catalogue", "id: 1", "data: 1", "");
      publishAsAnotherProcessDoes("1001");
      hears(one, "event: catalogue", "id: 2", "data: 2", "");
      hears(other, "event: catalogue", "id: 2", "data: 2", "");
    }
  }

  @Test
  void aTillThatListensTooLateHearsOnlyOfWhatItDoesNotKnow() throws Exception {
    publishAsAnotherProcessDoes("1000");
    try (HeadOfficeServer server = new HeadOfficeServer(directory, 0).start();
        BufferedReader knowing = listen(server, "1");
        BufferedReader late = listen(server, "0")) {
      hears(late, ":", "", "event: catalogue", "id: 1", "data: 1", "");
      publishAsAnotherProcessDoes("1001");
      hears(knowing, ":", "", "event: catalogue", "id: 2", "data: 2", "");
    }
  }

  @Test
  void headOfficeStopsAlthoughTillsListen() throws Exception {
    HeadOfficeServer server = new HeadOfficeServer(directory, 0).start();
    try (BufferedReader till = listen(server, "0")) {
      hears(till, ":", "");
      server.close();
      assertThat(till.readLine()).isNull();
    }
  }

  /** Another version at each look, a megabyte of them unread: the one who reads hears on. */
  @Test
  void aTillThatDoesNotReadIsDroppedAndHoldsUpNobody() throws Exception {
    AtomicLong version = new AtomicLong();
    try (Hints hints = new Hints(version::incrementAndGet)) {
      Javalin server =
          Javalin.create(config -> config.routes.get("/v1/hints", hints::listen))
              .start("127.0.0.1", 0);
      try (Socket slow = slow(server.port());
          Socket reading = listening(server.port())) {
        assertThat(slow.isConnected()).isTrue();
        BufferedReader till =
            new BufferedReader(new InputStreamReader(reading.getInputStream(), UTF_8));
        while (!till.readLine().equals(":")) {
          // its headers
        }
        awaitListeners(hints, 2);
        while (hints.listeners() == 2) {
          hearsTheNext(hints, version, till);
        }
        assertThat(hints.listeners()).isEqualTo(1);
        hearsTheNext(hints, version, till);
      } finally {
        server.stop();
      }
    }
  }

  private static void hearsTheNext(Hints hints, AtomicLong version, BufferedReader till)
      throws IOException {
    hints.look();
    while (!till.readLine().equals("data: " + version.get())) {
      // the lines before
    }
  }

  /** The other end of a connection begins on a thread of its own. */
  private static void awaitListeners(Hints hints, int wanted) {
    while (hints.listeners() < wanted) {
      Thread.onSpinWait();
    }
  }

  private static Socket slow(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(1024);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    return asking(socket);
  }

  private static Socket listening(int port) throws IOException {
    return asking(new Socket("127.0.0.1", port));
  }

  private static Socket asking(Socket socket) throws IOException {
    socket.getOutputStream().write("GET /v1/hints HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
    socket.getOutputStream().flush();
    return socket;
  }
}
