package dev.evertill.sync.client;

import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * Where a till keeps who it is. Immutable.
 *
 * <pre>
 * office-identity.p12    key, certificate and authority: PKCS#12
 * enrolling-key.pem      the key of an enrolment that has no answer yet
 * </pre>
 *
 * Only the till's user can read them, where the file system has owners. The key of an enrolment is
 * on the disk before head office hears of it: whoever asks again with it and the same code gets the
 * answer that was lost.
 */
public final class IdentityFile {
  private static final int MOST_BYTES = 100_000;

  private final Path directory;

  /**
   * @param directory of the till's keys; made when there is something to keep
   */
  public IdentityFile(Path directory) {
    this.directory = directory;
  }

  private Path identity() {
    return directory.resolve("office-identity.p12");
  }

  private Path enrolling() {
    return directory.resolve("enrolling-key.pem");
  }

  /**
   * Who the till is; empty for one that was never enrolled.
   *
   * @throws IOException the file cannot be read, others may read it, or it holds no identity
   */
  public Optional<TillIdentity> read() throws IOException {
    if (!Files.exists(identity())) {
      return Optional.empty();
    }
    byte[] bytes = DurableFile.readForOwner(identity(), MOST_BYTES);
    try {
      return Optional.of(TillIdentity.read(bytes));
    } catch (IOException e) {
      throw new IOException(identity() + ": " + e.getMessage(), e);
    }
  }

  /** Durable when it returns; the key of an enrolment has done its work then. */
  void keep(TillIdentity next) throws IOException {
    DurableFile.directory(directory);
    DurableFile.writeForOwner(identity(), next.bytes());
    Files.deleteIfExists(enrolling());
  }

  /** The key of the enrolment that was begun; a new one, where none was. Durable. */
  KeyPair enrollingKey() throws IOException {
    if (Files.exists(enrolling())) {
      return readKey();
    }
    KeyPair made = newKey();
    StringWriter text = new StringWriter();
    try (PemWriter pem = new PemWriter(text)) {
      pem.writeObject(new PemObject("PRIVATE KEY", made.getPrivate().getEncoded()));
      pem.writeObject(new PemObject("PUBLIC KEY", made.getPublic().getEncoded()));
    }
    DurableFile.directory(directory);
    DurableFile.writeForOwner(enrolling(), text.toString().getBytes(StandardCharsets.US_ASCII));
    return made;
  }

  private KeyPair readKey() throws IOException {
    String text =
        new String(DurableFile.readForOwner(enrolling(), MOST_BYTES), StandardCharsets.US_ASCII);
    try (PEMParser pem = new PEMParser(new StringReader(text))) {
      if (pem.readObject() instanceof PrivateKeyInfo key
          && pem.readObject() instanceof SubjectPublicKeyInfo of) {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        return new KeyPair(converter.getPublicKey(of), converter.getPrivateKey(key));
      }
    }
    throw new IOException(enrolling() + ": allowed is PEM, a PRIVATE KEY and its PUBLIC KEY");
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256", e);
    }
  }
}
