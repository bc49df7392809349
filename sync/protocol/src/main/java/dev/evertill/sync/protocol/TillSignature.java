package dev.evertill.sync.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * What a till signs with the key of its certificate: the head of a batch, and with it every entry
 * before it, as they are chained; the close of a day; and an anchor. ECDSA with SHA-256. Functions
 * only.
 *
 * <pre>
 * evertill-head/1 LF till LF epoch LF number LF hash LF
 * evertill-close/1 LF till LF SHA-256 of the request's body, hex LF
 * evertill-anchor/1 LF till LF epoch LF SHA-256 of the request's body, hex LF
 * </pre>
 */
public final class TillSignature {
  /** The header that holds the signature of a close or an anchor. */
  public static final String HEADER = "Evertill-Signature";

  private static final String ALGORITHM = "SHA256withECDSA";

  private TillSignature() {}

  /** What is signed of a head. */
  public static byte[] head(String till, String epoch, long number, String hash) {
    return ("evertill-head/1\n" + till + "\n" + epoch + "\n" + number + "\n" + hash + "\n")
        .getBytes(UTF_8);
  }

  /** What is signed of a close. */
  public static byte[] close(String till, byte[] body) {
    return ("evertill-close/1\n" + till + "\n" + Hash.of(body) + "\n").getBytes(UTF_8);
  }

  /** What is signed of an anchor. */
  public static byte[] anchor(String till, String epoch, byte[] body) {
    return ("evertill-anchor/1\n" + till + "\n" + epoch + "\n" + Hash.of(body) + "\n")
        .getBytes(UTF_8);
  }

  /** In base64. */
  public static String sign(PrivateKey key, byte[] what) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(what);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of a certificate signs anything", e);
    }
  }

  /** Whether the signature, in base64, is by this key; what is no signature is by nobody's. */
  public static boolean isBy(PublicKey key, byte[] what, String base64) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(what);
      return signature.verify(Base64.getDecoder().decode(base64));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
