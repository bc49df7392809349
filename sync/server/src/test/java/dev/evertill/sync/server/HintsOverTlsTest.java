package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.IssuedCertificate;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.server.ca.SigningRequest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tills that listen as they do in shops, over TLS and HTTP/2, and hang up. Reading waits; the
 * time-out is the patience.
 */
@Timeout(60)
class HintsOverTlsTest {
  private static final char[] NONE = new char[0];

  @TempDir Path directory;
  private Database database;
  private Catalogue catalogue;
  private HeadOfficeServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new HeadOfficeServer(
                OfficeSettings.in(directory)
                    .names(List.of("127.0.0.1"))
                    .page(PageSettings.NONE.at(0)))
            .start();
    database = new Database(directory);
    catalogue = new Catalogue(database, InstantSource.system());
  }

  @AfterEach
  void stop() {
    server.close();
    database.close();
  }

  /** A till with a certificate, and connections of its own. */
  private HttpClient till(String name) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair key = generator.generateKeyPair();
    String request =
        Base64.getEncoder()
            .encodeToString(
                new JcaPKCS10CertificationRequestBuilder(
                        new X500Name("CN=" + name), key.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                    .getEncoded());
    IssuedCertificate issued =
        Enrolments.of(directory, database, InstantSource.system())
            .enrol(server.enrolmentCode(name).secret(), SigningRequest.read(request));
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        "till", key.getPrivate(), NONE, new Certificate[] {certificate(issued.certificate())});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, NONE);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("office", certificate(issued.authority()));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(tls).build();
  }

  private static Certificate certificate(String text) throws Exception {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(text)));
  }

  private static BufferedReader listen(HttpClient till, int port) throws Exception {
    HttpResponse<InputStream> answer =
        till.send(
            HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/v1/hints")).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
    assertThat(lines.readLine()).isEqualTo(":");
    return lines;
  }

  private void publish(String key) throws IOException {
    catalogue.publish(
        edition ->
            edition.put(CatalogueRow.of("setting", key, RawJson.of("\"1\"".getBytes(UTF_8)))));
  }

  private static void hears(BufferedReader till, long version) throws IOException {
    for (String line = till.readLine(); !("data: " + version).equals(line); ) {
      assertThat(line).as("the line is open").isNotNull();
      line = till.readLine();
    }
  }

  /** Which it notices when it has something to say. */
  private void awaitListeners(int wanted) throws Exception {
    HttpClient monitor = HttpClient.newHttpClient();
    String key = PageKeys.of(directory);
    URI metrics = URI.create("http://127.0.0.1:" + server.pagePort().orElseThrow() + "/metrics");
    double open;
    do {
      String said =
          monitor
              .send(
                  HttpRequest.newBuilder(metrics).header("Authorization", key).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      open = new Exposition(said).value("evertill_hints_open{}");
    } while (open != wanted);
  }

  @Test
  void aTillThatHangsUpLeavesTheOthersToldAndTheCountRight() throws Exception {
    try (Relay relay = new Relay(server.port());
        BufferedReader one = listen(till("01"), server.port());
        BufferedReader two = listen(till("02"), server.port())) {
      BufferedReader three = listen(till("03"), server.port());
      BufferedReader four = listen(till("04"), relay.port());
      awaitListeners(4);
      three.close();
      relay.cut();
      for (int version = 1; version <= 4; version++) {
        publish("k" + version);
        hears(one, version);
        hears(two, version);
      }
      awaitListeners(2);
      try (BufferedReader five = listen(till("05"), server.port())) {
        hears(five, 4);
        awaitListeners(3);
      }
      four.close();
    }
  }

  /** A line to head office that can be cut as lines are, without a word of HTTP. */
  private static final class Relay implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Socket office;
    private volatile Socket till;

    Relay(int port) throws IOException {
      office = new Socket("127.0.0.1", port);
      new Thread(
              () -> {
                try {
                  till = door.accept();
                  new Thread(() -> carry(office, till)).start();
                  carry(till, office);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .start();
    }

    int port() {
      return door.getLocalPort();
    }

    private static void carry(Socket from, Socket to) {
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        in.transferTo(out);
      } catch (IOException cut) {
        // That is what it is for.
        return;
      }
    }

    void cut() throws IOException {
      till.close();
      office.close();
    }

    @Override
    public void close() throws IOException {
      door.close();
      cut();
    }
  }
}
