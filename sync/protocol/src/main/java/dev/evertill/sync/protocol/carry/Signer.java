package dev.evertill.sync.protocol.carry;

import dev.evertill.sync.protocol.Hash;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Who signed: an Ed25519 public key. Immutable.
 *
 * @param base64 the key as SubjectPublicKeyInfo (RFC 8410), which {@code openssl pkey} reads
 */
public record Signer(String base64) {
  private static final int FINGERPRINT_BYTES = 16;

  public Signer {
    key(base64);
  }

  private static PublicKey key(String base64) {
    try {
      byte[] encoded = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance(SigningKey.ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "signer " + base64 + ": allowed is an Ed25519 public key, X.509, in base64", e);
    }
  }

  boolean signed(byte[] message, byte[] signature) {
    try {
      Signature check = Signature.getInstance(SigningKey.ALGORITHM);
      check.initVerify(key(base64));
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      // What is not even shaped like a signature.
      return false;
    }
  }

  /** What people compare: the first half of the key's SHA-256, eight groups of four digits. */
  public String fingerprint() {
    byte[] digest = Hash.sha256().digest(Base64.getDecoder().decode(base64));
    return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES).replaceAll("(.{4})(?=.)", "$1-");
  }
}
