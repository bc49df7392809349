package dev.evertill.sync.server.ca;

import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * The shop's certificate authority: one key, made once, that signs for head office itself and for
 * its tills, and for nobody else. Safe from any thread.
 *
 * <p>Its file is PEM: the private key (PKCS#8), then its certificate; only its owner may read it.
 * All keys are on P-256. A serial number is the millisecond of issue (64 bits), then chance (64
 * bits), so that a certificate says by itself when it was given.
 */
public final class Authority {
  private static final Duration TILL_LIFE = Duration.ofDays(90);
  private static final Duration OFFICE_LIFE = Duration.ofDays(90);
  private static final Duration OWN_LIFE = Duration.ofDays(30L * 365);

  /** A clock that is a little behind is no reason to distrust a new certificate. */
  private static final Duration BACKDATED = Duration.ofDays(1);

  private static final String SIGNATURE = "SHA256withECDSA";
  private static final int CHANCE_BITS = 64;
  private static final int MOST_BYTES = 20_000;

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final SecureRandom chance;

  private Authority(PrivateKey key, X509Certificate certificate, SecureRandom chance) {
    this.key = key;
    this.certificate = certificate;
    this.chance = chance;
  }

  /**
   * The authority of this file; a new one, where there is no such file. Durable when it returns.
   *
   * @throws IOException it cannot be read or written, others may read it, or it holds no authority
   */
  public static Authority readOrMake(Path file, Instant now, SecureRandom chance)
      throws IOException {
    // A code may be asked for while head office starts for the first time: one authority.
    return DurableFile.readOrMade(file, () -> read(file, chance), () -> made(file, now, chance));
  }

  private static Authority made(Path file, Instant now, SecureRandom chance) throws IOException {
    Authority made = make(now, chance);
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(new PemObject("PRIVATE KEY", made.key.getEncoded()));
      pem.writeObject(made.certificate);
    }
    DurableFile.writeForOwner(file, text.toString().getBytes(StandardCharsets.US_ASCII));
    return made;
  }

  private static Authority make(Instant now, SecureRandom chance) {
    KeyPair pair = newKey(chance);
    byte[] shop = new byte[4];
    chance.nextBytes(shop);
    X500Name name = name("Evertill head office " + new BigInteger(1, shop).toString(16));
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
                  name,
                  serial(now, chance),
                  Date.from(now.minus(BACKDATED)),
                  Date.from(now.plus(OWN_LIFE)),
                  name,
                  pair.getPublic())
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      return new Authority(pair.getPrivate(), signed(builder, pair.getPrivate()), chance);
    } catch (CertIOException e) {
      throw new IllegalStateException("writing into memory failed", e);
    }
  }

  private static Authority read(Path file, SecureRandom chance) throws IOException {
    String text = new String(DurableFile.readForOwner(file, MOST_BYTES), StandardCharsets.US_ASCII);
    try (PEMParser pem = new PEMParser(new StringReader(text))) {
      if (pem.readObject() instanceof PrivateKeyInfo key
          && pem.readObject() instanceof X509CertificateHolder certificate) {
        return new Authority(
            new JcaPEMKeyConverter().getPrivateKey(key), converted(certificate), chance);
      }
    }
    throw new IOException(file + ": allowed is PEM, a PRIVATE KEY and then its CERTIFICATE");
  }

  /** A key as all of ours are. */
  static KeyPair newKey(SecureRandom chance) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), chance);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256", e);
    }
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
  }

  private static BigInteger serial(Instant issued, SecureRandom chance) {
    return BigInteger.valueOf(issued.toEpochMilli())
        .shiftLeft(CHANCE_BITS)
        .or(new BigInteger(CHANCE_BITS, chance));
  }

  /** When a certificate of ours was given, in milliseconds since 1970. */
  public static long issuedAt(X509Certificate ours) {
    return ours.getSerialNumber().shiftRight(CHANCE_BITS).longValue();
  }

  /** Its own certificate, in which who knows its fingerprint may trust. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** A certificate with which a till says who it is, for 90 days. */
  public X509Certificate forTill(String till, PublicKey of, Instant now) {
    return give(till, of, now, TILL_LIFE, KeyPurposeId.id_kp_clientAuth, null);
  }

  /** A certificate for head office itself under these names or addresses, for 90 days. */
  X509Certificate forOffice(List<String> names, PublicKey of, Instant now) {
    GeneralNames all =
        new GeneralNames(names.stream().map(Authority::generalName).toArray(GeneralName[]::new));
    return give(names.get(0), of, now, OFFICE_LIFE, KeyPurposeId.id_kp_serverAuth, all);
  }

  private static GeneralName generalName(String name) {
    boolean address = name.contains(":") || name.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private X509Certificate give(
      String name,
      PublicKey of,
      Instant now,
      Duration life,
      KeyPurposeId purpose,
      ASN1Encodable names) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
                  certificate,
                  serial(now, chance),
                  Date.from(now.minus(BACKDATED)),
                  Date.from(now.plus(life)),
                  name(name),
                  of)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      if (names != null) {
        builder.addExtension(Extension.subjectAlternativeName, false, names);
      }
      return signed(builder, key);
    } catch (CertIOException e) {
      throw new IllegalStateException("writing into memory failed", e);
    }
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey by) {
    try {
      return converted(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(by)));
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("every Java signs with " + SIGNATURE, e);
    }
  }

  private static X509Certificate converted(X509CertificateHolder holder) throws IOException {
    try {
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (GeneralSecurityException e) {
      throw new IOException("this certificate cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether this authority gave a till this certificate; of dates it says nothing. */
  boolean gaveTill(X509Certificate presented) {
    try {
      presented.verify(certificate.getPublicKey());
      List<String> purposes = presented.getExtendedKeyUsage();
      return purposes != null && purposes.contains(KeyPurposeId.id_kp_clientAuth.getId());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
