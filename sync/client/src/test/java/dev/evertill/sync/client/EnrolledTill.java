package dev.evertill.sync.client;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.OfficeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A real head office with certificates on this machine, and one till of it; each has a clock. */
final class EnrolledTill implements AutoCloseable {
  static final String TILL = MemoryJournal.TILL;

  final IdentityFile file;
  final Path keys;
  private final Path data;
  Instant officeNow = Instant.parse("2026-01-01T12:00:00Z");
  Instant tillNow = officeNow;
  HeadOfficeServer server;

  EnrolledTill(Path directory) throws IOException {
    data = directory.resolve("office");
    keys = directory.resolve("keys");
    file = new IdentityFile(keys);
    server = office(data, 0);
  }

  HeadOfficeServer office(Path at, int port) throws IOException {
    return new HeadOfficeServer(
            OfficeSettings.in(at).port(port).names(List.of("127.0.0.1")).clock(() -> officeNow))
        .start();
  }

  Path data() {
    return data;
  }

  String code() {
    return server.enrolmentCode(TILL).text();
  }

  TillIdentity enrol() throws IOException {
    return Enrolment.enrol(server.url(), code(), file);
  }

  void daysLater(int days) {
    officeNow = officeNow.plus(Duration.ofDays(days));
    tillNow = tillNow.plus(Duration.ofDays(days));
  }

  HttpHeadOffice headOffice() {
    return new HttpHeadOffice(server.url(), TILL, file, () -> tillNow);
  }

  /** What head office answers to a client that is not ours, with this identity, null for none. */
  Answer ask(TillIdentity who, Request.Builder request, String path) throws IOException {
    return ask(who, request, path, null);
  }

  Answer ask(TillIdentity who, Request.Builder request, String path, RequestBody body)
      throws IOException {
    OfficeTrust trust = OfficeTrust.in(file.read().orElseThrow().authority());
    SSLSocketFactory sockets = trust.sockets(who == null ? null : new TillKey(who));
    OkHttpClient http =
        OfficeCalls.client(Duration.ofSeconds(30))
            .newBuilder()
            .sslSocketFactory(sockets, trust)
            .build();
    if (body != null) {
      request.post(body);
    }
    try (Response response = http.newCall(request.url(server.url() + path).build()).execute()) {
      return new Answer(
          response.code(),
          response.protocol().toString(),
          response.handshake().tlsVersion().javaName(),
          ((X509Certificate) response.handshake().peerCertificates().get(0))
              .getNotAfter()
              .toInstant(),
          response.body().bytes());
    } finally {
      http.connectionPool().evictAll();
      http.dispatcher().executorService().shutdown();
    }
  }

  record Answer(int code, String protocol, String tls, Instant officeUntil, byte[] body) {
    Problem problem() throws MalformedException {
      return Wire.problem(body);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
