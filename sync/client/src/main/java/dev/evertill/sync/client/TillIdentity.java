package dev.evertill.sync.client;

import dev.evertill.sync.protocol.IssuedCertificate;
import dev.evertill.sync.protocol.TillSignature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Who a till is to head office: its key, its certificate, and the authority that gave it, the only
 * one it trusts. Immutable.
 */
public final class TillIdentity {
  private static final String STORE = "PKCS12";
  private static final String ALIAS = "till";

  /** PKCS#12 wants one. What protects the key is that only the till's user can read its file. */
  private static final char[] PASSWORD = "evertill".toCharArray();

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final X509Certificate authority;

  private TillIdentity(PrivateKey key, X509Certificate certificate, X509Certificate authority) {
    this.key = key;
    this.certificate = certificate;
    this.authority = authority;
  }

  /**
   * What head office gave to this key.
   *
   * @throws IOException it is not by this authority, or for another key
   */
  static TillIdentity of(KeyPair key, IssuedCertificate issued) throws IOException {
    return checked(
        key.getPrivate(),
        key.getPublic(),
        certificate(issued.certificate()),
        certificate(issued.authority()));
  }

  private static TillIdentity checked(
      PrivateKey key, PublicKey of, X509Certificate certificate, X509Certificate authority)
      throws IOException {
    try {
      certificate.verify(authority.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate is not by the authority that came with it", e);
    }
    if (!certificate.getPublicKey().equals(of)) {
      throw new IOException("the certificate is not for this till's key");
    }
    return new TillIdentity(key, certificate, authority);
  }

  private static X509Certificate certificate(String base64) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("head office's certificate cannot be read", e);
    }
  }

  /** From PKCS#12. */
  static TillIdentity read(byte[] bytes) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(STORE);
      store.load(new ByteArrayInputStream(bytes), PASSWORD);
      Certificate[] chain = store.getCertificateChain(ALIAS);
      if (chain == null || chain.length != 2) {
        throw new IOException("allowed is a key \"till\" with two certificates");
      }
      X509Certificate own = (X509Certificate) chain[0];
      return checked(
          (PrivateKey) store.getKey(ALIAS, PASSWORD),
          own.getPublicKey(),
          own,
          (X509Certificate) chain[1]);
    } catch (GeneralSecurityException e) {
      throw new IOException("it is not PKCS#12 of a till: " + e.getMessage(), e);
    }
  }

  /** As PKCS#12. */
  byte[] bytes() throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(STORE);
      store.load(null, PASSWORD);
      store.setKeyEntry(ALIAS, key, PASSWORD, new Certificate[] {certificate, authority});
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, PASSWORD);
      return out.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java writes PKCS#12", e);
    }
  }

  /** The till's name, as head office gave it. */
  public String till() {
    return certificate
        .getSubjectX500Principal()
        .getName(X500Principal.RFC2253)
        .replaceFirst("^CN=", "");
  }

  /** Until then its certificate is good for everything. */
  public Instant validUntil() {
    return certificate.getNotAfter().toInstant();
  }

  /** Whether no more than a third of its life is left. */
  boolean isDue(Instant now) {
    Duration life = Duration.between(certificate.getNotBefore().toInstant(), validUntil());
    return now.isAfter(validUntil().minus(life.dividedBy(3)));
  }

  PrivateKey key() {
    return key;
  }

  X509Certificate certificate() {
    return certificate;
  }

  X509Certificate authority() {
    return authority;
  }

  String sign(byte[] what) {
    return TillSignature.sign(key, what);
  }

  /** Asks for the next certificate of the same key, so that revoking it revokes them all. */
  String renewalRequest() {
    return request(new KeyPair(certificate.getPublicKey(), key));
  }

  /**
   * The next certificate of the same key.
   *
   * @throws IOException it is by another authority, of another till, or for another key
   */
  TillIdentity renewed(IssuedCertificate issued) throws IOException {
    TillIdentity next =
        checked(key, certificate.getPublicKey(), certificate(issued.certificate()), authority);
    if (!next.till().equals(till())) {
      throw new IOException("the certificate is for till " + next.till() + ", not " + till());
    }
    return next;
  }

  /** PKCS#10, DER, in base64. The subject is empty: head office knows whose it is. */
  static String request(KeyPair pair) {
    try {
      byte[] request =
          new JcaPKCS10CertificationRequestBuilder(new X500Name(""), pair.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
              .getEncoded();
      return Base64.getEncoder().encodeToString(request);
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("every Java signs with P-256", e);
    }
  }

  /** Without the secret: this may end in a log. */
  @Override
  public String toString() {
    return "till " + till() + " until " + validUntil();
  }
}
