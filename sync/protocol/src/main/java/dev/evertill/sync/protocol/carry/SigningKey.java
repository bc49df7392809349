package dev.evertill.sync.protocol.carry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A till's Ed25519 key, with which it signs what it hands out. Its file is PEM: the private key
 * (PKCS#8), then the public one, which {@code openssl} reads. Immutable.
 */
public final class SigningKey {
  static final String ALGORITHM = "Ed25519";

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=]{1,400})\\s+-----END PRIVATE KEY-----\\s+"
              + "-----BEGIN PUBLIC KEY-----\\s+([A-Za-z0-9+/=]{1,400})\\s+-----END PUBLIC KEY-----"
              + "\\s*");
  private static final int MOST_BYTES = 10_000;

  private final PrivateKey key;
  private final Signer signer;

  private SigningKey(PrivateKey key, Signer signer) {
    this.key = key;
    this.signer = signer;
  }

  /** A new one, from the machine's source of chance. */
  public static SigningKey make() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new SigningKey(pair.getPrivate(), new Signer(base64(pair.getPublic().getEncoded())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /**
   * @throws IOException it cannot be read, others may read it, or it does not hold both sides of
   *     one key
   */
  public static SigningKey read(Path file) throws IOException {
    Matcher pem = PEM.matcher(new String(DurableFile.readForOwner(file, MOST_BYTES), ISO_8859_1));
    if (!pem.matches()) {
      throw new IOException(
          file + ": allowed is PEM, a PRIVATE KEY and then its PUBLIC KEY, both of " + ALGORITHM);
    }
    try {
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem.group(1)));
      PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(spec);
      SigningKey read = new SigningKey(key, new Signer(pem.group(2)));
      byte[] trial = {1};
      if (!read.signer.signed(trial, read.sign(trial))) {
        throw new IOException(file + ": the public key is not that of the private one");
      }
      return read;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + ": its keys are not of " + ALGORITHM, e);
    }
  }

  /**
   * The key of this file; a new one, where there is no such file. Durable when it returns.
   *
   * @throws IOException it cannot be written, or what is there is no key
   */
  public static SigningKey readOrMake(Path file) throws IOException {
    return DurableFile.readOrMade(file, () -> read(file), () -> made(file));
  }

  private static SigningKey made(Path file) throws IOException {
    SigningKey made = make();
    String pem =
        pem("PRIVATE KEY", base64(made.key.getEncoded())) + pem("PUBLIC KEY", made.signer.base64());
    DurableFile.writeForOwner(file, pem.getBytes(US_ASCII));
    return made;
  }

  private static String pem(String what, String base64) {
    return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public Signer signer() {
    return signer;
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of " + ALGORITHM + " signs anything", e);
    }
  }

  /** Without the secret: this may end in a log. */
  @Override
  public String toString() {
    return signer.fingerprint();
  }
}
