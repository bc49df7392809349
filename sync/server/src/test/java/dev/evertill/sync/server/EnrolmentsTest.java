package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.IssuedCertificate;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.server.ca.Authority;
import dev.evertill.sync.server.ca.SigningRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentsTest {
  @TempDir Path directory;
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final SecureRandom chance = new SecureRandom();
  private Authority authority;
  private Database database;
  private Enrolments enrolments;

  @BeforeEach
  void open() throws IOException {
    authority = Authority.readOrMake(directory.resolve("authority.pem"), now, chance);
    open(directory.resolve("data"));
  }

  private void open(Path data) throws IOException {
    database = new Database(data);
    enrolments = new Enrolments(database, authority, () -> now, chance);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static KeyPair key(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  /** A request for one key, signed by another. */
  private static String request(KeyPair of, KeyPair by) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=boss"), of.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate()))
                .getEncoded());
  }

  private static SigningRequest request(KeyPair key) throws Exception {
    return SigningRequest.read(request(key, key));
  }

  private static Caller caller(IssuedCertificate issued) throws Exception {
    byte[] certificate = Base64.getDecoder().decode(issued.certificate());
    return Caller.of(
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate)));
  }

  @Test
  void theCodeSaysWhoseTheCertificateIsWhateverTheRequestSays() throws Exception {
    IssuedCertificate issued =
        enrolments.enrol(enrolments.code("03").secret(), request(key("secp256r1")));
    assertThat(issued.till()).isEqualTo("03");
    assertThat(caller(issued).till()).isEqualTo("03");
  }

  @Test
  void ofACodeOnlyAHashIsOnTheDisk() throws Exception {
    String secret = enrolments.code("03").secret();
    database.close();
    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), "ISO-8859-1"))
            .as(file.toString())
            .doesNotContain(secret);
      }
    }
  }

  @Test
  void whoDoesNotHaveTheKeyGetsNoCertificateForIt() throws Exception {
    String stolen = request(key("secp256r1"), key("secp256r1"));
    assertThatThrownBy(() -> SigningRequest.read(stolen))
        .isInstanceOf(MalformedException.class)
        .hasMessage("request: it is not signed by its own key");
    KeyPair large = key("secp384r1");
    String other = request(large, large);
    assertThatThrownBy(() -> SigningRequest.read(other))
        .hasMessage("request: allowed is a key on P-256");
    assertThatThrownBy(() -> SigningRequest.read("AAAA"))
        .hasMessage("request: allowed is PKCS#10, DER, in base64");
  }

  @Test
  void aRenewalIsForTheSameKeyAlone() throws Exception {
    KeyPair key = key("secp256r1");
    Caller caller = caller(enrolments.enrol(enrolments.code("03").secret(), request(key)));
    assertThat(caller(enrolments.renew(caller, request(key))).keyHash())
        .isEqualTo(caller.keyHash());
    SigningRequest another = request(key("secp256r1"));
    assertThatThrownBy(() -> enrolments.renew(caller, another))
        .hasMessage("request: it is for another key than that of certificate " + caller.serial());
  }

  @Test
  void aRevokedKeyStaysRevokedInEveryCertificate() throws Exception {
    KeyPair key = key("secp256r1");
    Caller first = caller(enrolments.enrol(enrolments.code("03").secret(), request(key)));
    now = now.plus(Duration.ofDays(60));
    Caller second = caller(enrolments.renew(first, request(key)));
    Caller neighbour =
        caller(enrolments.enrol(enrolments.code("04").secret(), request(key("secp256r1"))));
    assertThat(new Revocations(database, () -> now).serial(first.serial())).contains("03");
    assertThat(enrolments.isRevoked(first)).isTrue();
    assertThat(enrolments.isRevoked(second)).isTrue();
    assertThat(enrolments.isRevoked(neighbour)).isFalse();
  }

  @Test
  void aHeadOfficeThatWasRestoredRevokesWhatItDoesNotKnow() throws Exception {
    Caller lost =
        caller(enrolments.enrol(enrolments.code("03").secret(), request(key("secp256r1"))));
    database.close();
    open(directory.resolve("restored"));
    assertThat(enrolments.isRevoked(lost)).isFalse();
    enrolments.revokeTill("03");
    assertThat(enrolments.isRevoked(lost)).isTrue();
  }

  @Test
  void afterARevocationANewCodeWorksAlsoWithAClockThatWasSetBack() throws Exception {
    String before = enrolments.code("03").secret();
    enrolments.revokeTill("03");
    SigningRequest request = request(key("secp256r1"));
    assertThatThrownBy(() -> enrolments.enrol(before, request)).hasMessageContaining("not known");
    now = now.minus(Duration.ofDays(1));
    Caller next = caller(enrolments.enrol(enrolments.code("03").secret(), request));
    assertThat(enrolments.isRevoked(next)).isFalse();
    enrolments.revokeTill("03");
    assertThat(enrolments.isRevoked(next)).isTrue();
  }

  @Test
  void theAuthorityIsMadeOnce() throws Exception {
    assertThat(Authority.readOrMake(directory.resolve("authority.pem"), now, chance).certificate())
        .isEqualTo(authority.certificate());
    Path broken = Files.copy(directory.resolve("authority.pem"), directory.resolve("broken"));
    Files.writeString(broken, "no key\n");
    assertThatThrownBy(() -> Authority.readOrMake(broken, now, chance))
        .hasMessage(broken + ": allowed is PEM, a PRIVATE KEY and then its CERTIFICATE");
  }
}
