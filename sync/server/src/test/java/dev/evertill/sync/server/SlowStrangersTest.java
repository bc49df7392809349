package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.ca.Authority;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds who are nobody's tills and nobody's people, and begin to send what strangers may send:
 * more than there are threads. They have the usual patience, half a minute between two bytes.
 */
@Timeout(120)
class SlowStrangersTest {
  private static final int STRANGERS = 300;

  /** For an answer, while they are at it. */
  private static final int SOON_MS = 4_000;

  private static final String LOG_IN = "/log-in";

  @TempDir Path directory;

  private static Socket sends(SocketFactory lines, int port, String raw) throws IOException {
    Socket line = lines.createSocket("127.0.0.1", port);
    line.getOutputStream().write(raw.getBytes(ISO_8859_1));
    line.getOutputStream().flush();
    return line;
  }

  private static String begins(String path) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + "Content-Length: 9000\r\n\r\nname=";
  }

  private static String soon(SocketFactory lines, int port, String path) throws IOException {
    String raw = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    try (Socket line = sends(lines, port, raw)) {
      line.setSoTimeout(SOON_MS);
      return new String(line.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  /** While all of them are at it somebody asks, three times; then each of them is sent away. */
  private static void keepNobodyWaiting(
      SocketFactory lines, int port, String path, String asked, String answer) throws IOException {
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < STRANGERS; i++) {
        held.add(sends(lines, port, begins(path)));
      }
      for (int i = 0; i < 3; i++) {
        assertThat(soon(lines, port, asked)).startsWith(answer);
      }
      for (Socket line : held) {
        assertThat(new String(line.getInputStream().readAllBytes(), ISO_8859_1))
            .startsWith("HTTP/1.1 408 ")
            .contains("5 bytes came in time: send it again");
      }
    } finally {
      for (Socket line : held) {
        line.close();
      }
    }
  }

  private HeadOfficeServer overTls() throws IOException {
    return new HeadOfficeServer(
            OfficeSettings.in(directory)
                .names(List.of("127.0.0.1"))
                .page(PageSettings.NONE.at(0).on("0.0.0.0")))
        .start();
  }

  private SocketFactory trustingTheShop() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "office",
        Authority.readOrMake(Database.authorityIn(directory), Instant.now(), new SecureRandom())
            .certificate());
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  @Test
  void threeHundredLogInsThatNeverEndKeepNobodyWaiting() throws Exception {
    try (HeadOfficeServer server =
        new HeadOfficeServer(OfficeSettings.in(directory).page(PageSettings.NONE.at(0))).start()) {
      int port = server.pagePort().orElseThrow();
      keepNobodyWaiting(SocketFactory.getDefault(), port, LOG_IN, "/health", "HTTP/1.1 200 ");
    }
  }

  @Test
  void norOverTls() throws Exception {
    try (HeadOfficeServer server = overTls()) {
      int port = server.pagePort().orElseThrow();
      keepNobodyWaiting(trustingTheShop(), port, LOG_IN, "/health", "HTTP/1.1 200 ");
    }
  }

  @Test
  void threeHundredEnrolmentsThatNeverEndKeepNoTillWaiting() throws Exception {
    try (HeadOfficeServer server = overTls()) {
      keepNobodyWaiting(
          trustingTheShop(), server.port(), Gate.ENROLMENTS, "/v1/tills/03/state", "HTTP/1.1 401 ");
    }
  }
}
