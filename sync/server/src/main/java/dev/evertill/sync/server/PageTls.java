package dev.evertill.sync.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Who head office is to browsers. Functions only. */
final class PageTls {
  private static final char[] IN_MEMORY = "in memory only".toCharArray();

  private PageTls() {}

  /**
   * Empty for plain HTTP, which {@link PageSettings#requireAllowed} has allowed.
   *
   * @throws IOException certificate or key cannot be read or do not belong together
   */
  static Optional<SSLContext> of(OfficeSettings office, Optional<Enrolments> enrolments)
      throws IOException {
    PageSettings page = office.page();
    if (page.certificate() != null) {
      return Optional.of(of(page.certificate(), page.key()));
    }
    return page.isLoopback()
        ? Optional.empty()
        : enrolments.map(known -> known.identity(office.names()).tls());
  }

  private static SSLContext of(Path certificate, Path key) throws IOException {
    List<Certificate> chain = chain(certificate);
    PrivateKey secret = key(key);
    try {
      if (!belongs(secret, chain.get(0).getPublicKey())) {
        throw new IOException(
            key + ": it is not the key of the first certificate in " + certificate);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, IN_MEMORY);
      store.setKeyEntry("page", secret, IN_MEMORY, chain.toArray(new Certificate[0]));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, IN_MEMORY);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(certificate + ": it cannot be used: " + e.getMessage(), e);
    }
  }

  private static List<Certificate> chain(Path file) throws IOException {
    List<Certificate> chain = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(file);
        PEMParser pem = new PEMParser(text)) {
      for (Object next; (next = pem.readObject()) != null; ) {
        if (next instanceof X509CertificateHolder holder) {
          chain.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": a certificate cannot be read: " + e.getMessage(), e);
    }
    if (chain.isEmpty()) {
      throw new IOException(file + ": allowed is PEM with at least one CERTIFICATE");
    }
    return chain;
  }

  private static PrivateKey key(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file);
        PEMParser pem = new PEMParser(text)) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      for (Object next; (next = pem.readObject()) != null; ) {
        if (next instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        }
        if (next instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        }
      }
    }
    throw new IOException(file + ": allowed is PEM with a PRIVATE KEY that has no password");
  }

  /** Else every browser would be refused, and nobody told why. */
  private static boolean belongs(PrivateKey secret, PublicKey open)
      throws GeneralSecurityException {
    if (!secret.getAlgorithm().equals(open.getAlgorithm())) {
      return false;
    }
    String signs =
        switch (secret.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> secret.getAlgorithm();
        };
    byte[] any = {1, 2, 3};
    Signature signature = Signature.getInstance(signs);
    signature.initSign(secret);
    signature.update(any);
    byte[] signed = signature.sign();
    signature.initVerify(open);
    signature.update(any);
    return signature.verify(signed);
  }
}
