package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process of head office is asked to end. */
@Timeout(120)
class StopTest {
  private static final Duration SOON = Duration.ofSeconds(6);

  @TempDir Path directory;
  private final Journal journal = new Journal("e1").sell(300).sell(120).sell(95);

  /** What is held after the process is gone. */
  private Head held() throws IOException {
    try (Database database = new Database(directory.resolve("data"))) {
      return new SqlSaleLog(database, InstantSource.system()).held(Journal.TILL, "e1");
    }
  }

  private static void say(Socket line, String text) throws IOException {
    line.getOutputStream().write(text.getBytes(UTF_8));
    line.getOutputStream().flush();
  }

  /** The head of an upload; its body comes later. */
  private void announce(Socket line, byte[] body) throws IOException {
    say(
        line,
        "POST /v1/tills/0117-03/epochs/e1/journal HTTP/1.1\r\nHost: office\r\nContent-Length: "
            + body.length
            + "\r\n\r\n");
  }

  private static Socket connected(OfficeProcess office) throws IOException {
    Socket line = new Socket("127.0.0.1", office.port());
    line.setSoTimeout(30_000);
    return line;
  }

  /** An answer with its head, whose body has a length or ends the connection. */
  private static String answer(Socket line) throws IOException {
    String head = upTo(line, "\r\n\r\n");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    said.writeBytes(head.getBytes(UTF_8));
    InputStream in = line.getInputStream();
    String length = head.replaceAll("(?is).*content-length: ([0-9]+).*", "$1");
    said.writeBytes(
        length.equals(head) ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length)));
    return said.toString(UTF_8);
  }

  private static String upTo(Socket line, String end) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    while (!said.toString(UTF_8).endsWith(end)) {
      int one = line.getInputStream().read();
      if (one < 0) {
        break;
      }
      said.write(one);
    }
    return said.toString(UTF_8);
  }

  @Test
  void anUploadInProgressIsAnsweredAndNothingNewIsTaken() throws Exception {
    byte[] body = Journal.body(journal.lines(1, 3));
    try (OfficeProcess office = new OfficeProcess(directory);
        Socket uploading = connected(office);
        Socket open = connected(office);
        Socket hints = connected(office)) {
      say(hints, "GET /v1/hints HTTP/1.1\r\nHost: office\r\n\r\n");
      assertThat((char) hints.getInputStream().read()).isEqualTo('H');
      announce(uploading, body);
      uploading.getOutputStream().write(Arrays.copyOfRange(body, 0, 1_000));
      uploading.getOutputStream().flush();
      waitUntilHeard(open);

      long begun = System.nanoTime();
      office.ask();
      // The lines of hints end before anything else is waited for.
      assertThat(upTo(hints, "\r\n0\r\n\r\n")).contains("text/event-stream");
      say(open, "GET /health HTTP/1.1\r\nHost: office\r\n\r\n");
      assertThat(answer(open))
          .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
          .contains("Retry-After: 5\r\n", "/problems/stopping");
      uploading.getOutputStream().write(Arrays.copyOfRange(body, 1_000, body.length));
      uploading.getOutputStream().flush();
      String answer = answer(uploading);
      assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
      byte[] said = answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(UTF_8);
      assertThat(Wire.held(said).number()).isEqualTo(3);
      assertThat(office.ended()).as("%s", office.err()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
      assertThat(office.err()).doesNotContain("WARN").doesNotContain("ERROR");
    }
    assertThat(held()).isEqualTo(new Head(3, journal.hashAt(3)));
  }

  /** An answer to what was asked later says that what was sent before has arrived. */
  private static void waitUntilHeard(Socket open) throws IOException {
    say(open, "GET /health HTTP/1.1\r\nHost: office\r\n\r\n");
    assertThat(answer(open)).startsWith("HTTP/1.1 200 OK\r\n");
  }

  @Test
  void anUploadThatNeverComesToItsEndIsNotKeptAndNotWaitedForForLong() throws Exception {
    byte[] body = Journal.body(journal.lines(1, 3));
    try (OfficeProcess office = new OfficeProcess(directory);
        Socket uploading = connected(office);
        Socket open = connected(office)) {
      announce(uploading, body);
      uploading.getOutputStream().write(Arrays.copyOfRange(body, 0, body.length - 2));
      uploading.getOutputStream().flush();
      waitUntilHeard(open);

      long begun = System.nanoTime();
      office.ask();
      assertThat(office.ended()).as("%s", office.err()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
    }
    assertThat(held()).isEqualTo(Head.NONE);
  }

  @Test
  void connectionsThatWaitForNothingHoldUpNoStop() throws Exception {
    try (OfficeProcess office = new OfficeProcess(directory);
        Socket silent = connected(office);
        Socket halfAHead = connected(office);
        Socket open = connected(office)) {
      say(halfAHead, "GET /heal");
      waitUntilHeard(open);
      long begun = System.nanoTime();
      office.ask();
      assertThat(office.ended()).as("%s", office.err()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
      assertThat(office.err()).doesNotContain("WARN").doesNotContain("ERROR");
    }
  }
}
