package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What strangers send, byte by byte; two at once have a place. */
@Timeout(60)
class SmallBodiesTest {
  private Duration within = Duration.ofMinutes(1);
  private SmallBodies bodies;
  private Javalin http;

  @BeforeEach
  void start() {
    bodies = new SmallBodies(request -> true, within, 2);
    http =
        Javalin.create(
                config -> {
                  config.jetty.modifyServer(server -> server.insertHandler(bodies));
                  config.routes.before(SmallBodies::requireWhole);
                  config.routes.post("/", context -> context.result("<" + context.body() + ">"));
                  config.routes.get("/", context -> context.result("nothing was sent"));
                  new Routes(List.of()).addTo(config.routes);
                })
            .start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    http.stop();
  }

  private Socket sends(String raw) throws IOException {
    Socket line = new Socket("127.0.0.1", http.port());
    line.setSoTimeout(20_000);
    more(line, raw);
    return line;
  }

  private static void more(Socket line, String raw) throws IOException {
    line.getOutputStream().write(raw.getBytes(ISO_8859_1));
    line.getOutputStream().flush();
  }

  private static String post(int length, String body) {
    return "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
        + length
        + "\r\n\r\n"
        + body;
  }

  private static String answer(Socket line) throws IOException {
    return new String(line.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Test
  void aBodyIsHandedOnWholeHoweverItComes() throws Exception {
    try (Socket once = sends(post(5, "whole"));
        Socket parts = sends(post(5, "who"));
        Socket none = sends("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Socket chunks =
            sends(
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n3\r\nwho\r\n")) {
      assertThat(answer(once)).startsWith("HTTP/1.1 200 ").endsWith("<whole>");
      assertThat(answer(none)).startsWith("HTTP/1.1 200 ").endsWith("nothing was sent");
      more(parts, "le");
      assertThat(answer(parts)).startsWith("HTTP/1.1 200 ").endsWith("<whole>");
      more(chunks, "2\r\nle\r\n0\r\n\r\n");
      assertThat(answer(chunks)).startsWith("HTTP/1.1 200 ").endsWith("<whole>");
    }
  }

  @Test
  void aConnectionGoesOnToItsNextRequest() throws Exception {
    try (Socket line =
        sends("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\none" + post(3, "two"))) {
      assertThat(answer(line)).contains("<one>").endsWith("<two>");
    }
  }

  @Test
  void whereAllPlacesAreTakenTheNextIsToldToComeBackAtOnce() throws Exception {
    try (Socket one = sends(post(9, "o"));
        Socket two = sends(post(9, "t"))) {
      while (bodies.reading() < 2) {
        // The other end of a connection begins on a thread of its own.
        Thread.onSpinWait();
      }
      String busy;
      try (Socket three = sends(post(9, "x"))) {
        busy = answer(three);
      }
      assertThat(busy)
          .startsWith("HTTP/1.1 503 ")
          .contains("Retry-After: 5\r\n")
          .endsWith(
              "{\"type\":\"/problems/busy\",\"title\":\"Many are sending\",\"status\":503,"
                  + "\"detail\":\"2 at once are read: try again\"}");
      more(one, "12345678");
      assertThat(answer(one)).endsWith("<o12345678>");
      try (Socket whole = sends(post(5, "whole"))) {
        assertThat(answer(whole)).as("what comes whole needs no place").endsWith("<whole>");
      }
      more(two, "12345678");
      assertThat(answer(two)).endsWith("<t12345678>");
    }
  }

  @Test
  void whatIsTooLargeIsNotWaitedFor() throws Exception {
    String large = "x".repeat(SmallBodies.MOST + 1);
    String chunked =
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(large.length())
            + "\r\n"
            + large
            + "\r\n";
    for (String raw : List.of(post(SmallBodies.MOST + 1, "begins"), chunked)) {
      try (Socket line = sends(raw)) {
        assertThat(answer(line))
            .startsWith("HTTP/1.1 413 ")
            .endsWith(
                "{\"type\":\"/problems/too-large\",\"title\":\"The request is too large\","
                    + "\"status\":413,\"detail\":\"allowed are 65536 bytes\"}");
      }
    }
    try (Socket line = sends(post(SmallBodies.MOST, "x".repeat(SmallBodies.MOST)))) {
      assertThat(answer(line)).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void whatDoesNotComeInTimeIsCut() throws Exception {
    stop();
    within = Duration.ofMillis(100);
    start();
    try (Socket line = sends(post(9, "o").replace("Connection: close\r\n", ""))) {
      assertThat(answer(line))
          .startsWith("HTTP/1.1 408 ")
          .contains("Connection: close\r\n")
          .contains(
              "{\"type\":\"/problems/slow\",\"title\":\"The request came too slowly\","
                  + "\"status\":408,\"detail\":\"1 bytes came in time: send it again\"}");
    }
  }

  @Test
  void aLineThatIsCutIsNoFaultOfHeadOffice() throws Exception {
    ListAppender<ILoggingEvent> written = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(Routes.class);
    written.start();
    log.addAppender(written);
    try (Socket line = sends(post(9, "o"))) {
      line.shutdownOutput();
      assertThat(answer(line))
          .startsWith("HTTP/1.1 400 ")
          .contains("the line was cut after 1 bytes: send it again");
    } finally {
      log.detachAppender(written);
    }
    assertThat(written.list).isEmpty();
  }
}
