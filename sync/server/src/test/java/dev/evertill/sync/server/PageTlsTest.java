package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.server.ca.Authority;
import dev.evertill.sync.server.people.Role;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords go over a network encrypted, or not at all. */
class PageTlsTest {
  private static final String EVERYWHERE = "0.0.0.0";

  @TempDir Path directory;

  private static OfficeSettings at(OfficeSettings settings, String host) {
    return settings.page(PageSettings.NONE.at(0).on(host));
  }

  @Test
  void withoutTlsThePagesAreOnThisMachineOnly() {
    OfficeSettings open = at(OfficeSettings.in(directory), EVERYWHERE);
    assertThatThrownBy(() -> new HeadOfficeServer(open))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "page-host 0.0.0.0: without TLS the pages are on this machine only; allowed are"
                + " 127.0.0.1, ::1, localhost, or --page-certificate and --page-key, or --name for"
                + " a certificate of the shop's own authority");
  }

  @Test
  void theShopsOwnAuthoritySignsForItsNames() throws Exception {
    OfficeSettings named = OfficeSettings.in(directory).names(List.of("127.0.0.1"));
    try (HeadOfficeServer server = new HeadOfficeServer(at(named, EVERYWHERE)).start()) {
      addMia();
      Authority authority =
          Authority.readOrMake(Database.authorityIn(directory), Instant.now(), new SecureRandom());
      assertThat(server.pageUrl().orElseThrow()).startsWith("https://127.0.0.1:");
      logsIn(server, authority.certificate());
      assertThatThrownBy(() -> new Reader(server.pageUrl().orElseThrow()).get("/log-in"))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void aCertificateOfTheHousesOwnIsShown() throws Exception {
    KeyPair key = key();
    X509Certificate certificate = certificate(key);
    Path certificates = pem("page.pem", certificate);
    Path secret = pem("page-key.pem", key.getPrivate());
    try (HeadOfficeServer server =
        new HeadOfficeServer(
                OfficeSettings.in(directory)
                    .page(PageSettings.NONE.at(0).on(EVERYWHERE).with(certificates, secret)))
            .start()) {
      addMia();
      logsIn(server, certificate);
    }
  }

  private void addMia() throws IOException {
    try (Database database = new Database(directory)) {
      OfficePages.people(database, InstantSource.system(), new SecureRandom())
          .add("mia", Role.VIEWER, "correct horse battery");
    }
  }

  /** Over TLS the cookie is for this very host, and for TLS alone. */
  private static void logsIn(HeadOfficeServer server, X509Certificate trusted) throws Exception {
    String url = "https://127.0.0.1:" + server.pagePort().orElseThrow() + "/";
    Reader reader = new Reader(url, HttpClient.newBuilder().sslContext(trusting(trusted)).build());
    reader.header("Origin", "https://evil.example");
    assertThat(reader.logIn("mia", "correct horse battery").statusCode()).isEqualTo(403);
    reader.header("Origin", url.substring(0, url.length() - 1));
    HttpResponse<String> in = reader.logIn("mia", "correct horse battery");
    assertThat(in.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(in.headers().allValues("Set-Cookie").get(2))
        .matches("__Host-evertill=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
    assertThat(reader.get("/").statusCode()).isEqualTo(200);
    assertThat(reader.fill("/", "/log-out", Map.of()).statusCode()).isEqualTo(303);
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() throws Exception {
    Path certificates = pem("page.pem", certificate(key()));
    Path other = pem("other-key.pem", key().getPrivate());
    refused(
        certificates,
        other,
        other + ": it is not the key of the first certificate in " + certificates);
    refused(other, other, other + ": allowed is PEM with at least one CERTIFICATE");
    refused(
        certificates,
        certificates,
        certificates + ": allowed is PEM with a PRIVATE KEY that has no password");
    refused(
        certificates,
        null,
        "page-certificate "
            + certificates
            + ": allowed are both, page-certificate and page-key, or none");
  }

  private void refused(Path certificate, Path key, String why) {
    OfficeSettings settings =
        OfficeSettings.in(directory).page(PageSettings.NONE.at(0).with(certificate, key));
    assertThatThrownBy(() -> new HeadOfficeServer(settings))
        .isInstanceOf(IOException.class)
        .hasMessage(why);
  }

  private static KeyPair key() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(KeyPair key) throws Exception {
    X500Name name = new X500Name("CN=Pages");
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(now.minusSeconds(3_600)),
                    Date.from(now.plusSeconds(3_600)),
                    name,
                    key.getPublic())
                .addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")))
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate())));
  }

  private Path pem(String name, Object what) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(what);
    }
    return Files.writeString(directory.resolve(name), text.toString());
  }

  private static SSLContext trusting(X509Certificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("office", certificate);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
